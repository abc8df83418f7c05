/** Words about mail that came back, and of the page that corrects an address. */
export const bounces = {
  trouble: {
    broken: "This address does not work",
    unsure: "Mail to this address may not arrive",
    brokenText: "The last mail, “{mail}”, did not reach {email}. This became known {moment}.",
    unsureText:
      "The last mail, “{mail}”, has not reached {email} so far. This became known {moment}. The address may be right all the same: its mailbox may be full, or its server may not want our mail.",
    said: "What the mail server said",
    correct: "Correct the address",
  },
  address: {
    title: "Correct the address of {name}",
    onRecord: "Address on record",
    email: "New address",
    hint: "Ask the person or their organisation for it. Do not guess: whoever has the address gets the link to this registration.",
    whatHappens: "What happens when you save",
    told: "The mail that tells how the registration stands is sent to the new address, with a new link to the person’s own page.",
    toldEnded: "The mail that told how the registration ended is sent again, to the new address.",
    calendar: "The entry for the calendar comes with it.",
    link: "The link in earlier mails stops working, since they may have reached a stranger.",
    waiting: "What still waits to be sent to the old address is not sent.",
    proof: "The new address counts as not confirmed. The person keeps the seat all the same.",
    hold: "The person has to confirm the new address and gets the whole time for that once more.",
    recognised:
      "This person came in without approval, because the address was one of a recognised public body. If the new one is not, you let them in by saving it.",
    save: "Save and send the mail",
    keep: "Leave the address as it is",
    meant: "Did you mean {address}?",
    meantText: "If the address is right as you typed it, press the button once more.",
    erased: "The data of this person has been deleted. There is no address to correct.",
    merged: "This registration was merged into another one. Correct the address there.",
    errors: {
      same_address:
        "This is the address on record. Enter another one, or go back and send the mail again to the same address",
      changed_meanwhile:
        "Somebody else has put another address on record meanwhile: it stands above. Save again if yours is the right one",
      address_taken: "Somebody else is registered for this event with this address. Enter another one",
    },
  },
};
