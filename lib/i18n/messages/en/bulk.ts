/** Words of what is done to many registrations at once. */
export const bulk = {
  list: {
    heading: "Do something with several people",
    hint: "Tick people in the list, or take everybody it has found. Ticks stay while you search, sort, turn pages or look at somebody, and go after a day.",
    found: "{total, plural, one {Choose the one found} other {Choose all # found}}",
    foundMore: "Choose all that were found",
    page: "{count, plural, one {Choose the one on this page} other {Choose the # on this page}}",
    pageToo: "Choose the ticked and {count, plural, one {the one} other {the #}} on this page",
    ticked: "Choose the ticked people",
    clear: "Remove all ticks",
    kept: "{count, plural, one {One person is ticked, on this page or another.} other {# people are ticked, on this page and others.}}",
    past: "What was done to several people before",
    tick: "Choose",
    tickPerson: "Choose {name}",
    nobody: "Nobody is ticked. Tick people in the list first.",
  },
  choose: {
    title: "{count, plural, one {What to do with one person} other {What to do with # people}}",
    text: "Nothing happens before you have seen for whom.",
    possible:
      "{possible, plural, =0 {Not possible for {all, plural, one {this one} other {any of the #}} now.} other {{left, plural, =0 {Possible for {all, plural, one {this one} other {all #}}.} other {Possible for {possible} of {all}.}}}}",
    notBefore: "Not before {day}: the event has not begun",
    goOver: "On the next page you can let it go over the event’s capacity.",
    write: "Write to them",
    writeHint: "An announcement to exactly these people.",
    export: "Export them",
    exportHint: "As a file with exactly these people.",
    see: "See them in the list",
    back: "Back to the list",
    gone: "These people are no longer chosen. Choose them in the list again.",
  },
  kinds: {
    approve: {
      name: "Approve",
      title: "{count, plural, one {Approve one person} other {Approve # people}}",
      happens: "Each of them gets the seat that is held for them, and a confirmation by email.",
    },
    decline: {
      name: "Decline",
      title: "{count, plural, one {Decline one person} other {Decline # people}}",
      happens: "Each of them is told by email, with your reason. Seats that were held for them go to the next in line.",
    },
    offer: {
      name: "Offer a seat",
      title: "{count, plural, one {Offer one person a seat} other {Offer # people a seat}}",
      happens:
        "By their place in line, as many as there are free seats. Each of them is asked by email, and has time to answer.",
      happensOver:
        "All of them, also beyond the number of seats. Each of them is asked by email, and has time to answer.",
    },
    cancel: {
      name: "Cancel",
      title: "{count, plural, one {Cancel one registration} other {Cancel # registrations}}",
      happens: "Each of them is told by email, with your reason. Their seats go to the next in line.",
    },
    move_to_waiting_list: {
      name: "Move to the waiting list",
      title: "{count, plural, one {Move one person to the waiting list} other {Move # people to the waiting list}}",
      happens:
        "Each of them loses the seat, goes to the end of the waiting list and is told by email. The seats go to those who already wait.",
    },
    mark_present: {
      name: "Mark as present",
      title: "{count, plural, one {Mark one person as present} other {Mark # people as present}}",
      happens: "Nobody is written to. Whoever is marked already stays so.",
    },
    tag: {
      name: "Add a tag",
      title: "{count, plural, one {Tag one person} other {Tag # people}}",
      happens: "Only organisers see tags. Whoever has the tag already keeps it.",
    },
    untag: {
      name: "Take off a tag",
      title: "{count, plural, one {Take a tag off one person} other {Take a tag off # people}}",
      happens: "Whoever does not have the tag stays as they are.",
    },
  },
  preview: {
    back: "Something else with these people",
    reason: "Reason",
    reasonHint: "Everybody it concerns reads it in the email. Do not write anything about a single person.",
    tag: "Tag",
    tagHint: "At most {most} characters.",
    knownTags: "Tags so far: {tags}",
    day: "Day",
    leftOut: "{count, plural, one {One person is left out} other {# people are left out}}",
    passedOver:
      "{count, plural, one {One person who is not among those chosen has waited longer and is passed over.} other {# people who are not among those chosen have waited longer and are passed over.}} The log says so.",
    goOver:
      "{count, plural, one {Offer a seat to the one without a free seat as well} other {Offer seats to the # without a free seat as well}}",
    over: "{held} of {capacity} seats are taken{reserved, plural, =0 {} other { and # set aside}}. With these offers the event goes over its capacity by {count}. It is put on record that you decided so.",
    within: "Only as many as there are free seats",
    confirmOver:
      "{count, plural, one {Yes, go over the event’s capacity by one} other {Yes, go over the event’s capacity by #}}",
    who: "Whom it concerns",
    willBe: "Done to ({count})",
    out: "Left out ({count})",
    changed:
      "Something has changed since you opened the page: it now concerns others. Nothing was done. Look at it again.",
    nobody: "It concerns nobody any more. Nothing was done.",
    cannot: "This cannot be done to anybody now.",
    keep: "Do not do it",
  },
  errors: {
    reason: {
      missing: "Enter a reason",
      far_too_long: "Shorten the reason. Only the beginning was kept",
      unprintable: "Remove the characters that cannot be printed from the reason",
      too_long: "Shorten the reason to 1,000 characters",
    },
    tag: {
      missing: "Enter a tag",
      too_long: "Shorten the tag to {most} characters",
      unprintable: "Remove the characters that cannot be printed from the tag",
    },
    over: { missing: "Tick the box if you want to do that" },
    day: { missing: "Choose a day" },
  },
  result: {
    running: "{done} of {all} dealt with",
    quarter: "{percent, plural, =0 {It has begun} other {#% dealt with}}",
    stop: "Stop",
    stopHint: "What was done stays done. The others are left as they are.",
    stopped:
      "Stopped. {count, plural, =0 {Nobody was left.} one {One person was left as they were.} other {# people were left as they were.}}",
    notAllowed:
      "Stopped, because {name} may no longer do this at the event. {count, plural, one {One person was left as they were.} other {# people were left as they were.}}",
    done: "All done",
    by: "By",
    started: "started",
    ended: "ended",
    look: "Look again",
    refreshOn: "This page brings itself up to date every {seconds} seconds.",
    refreshOff: "Stop that",
    refreshStart: "Bring it up to date every {seconds} seconds",
    figures: { all: "People", done: "Done", refused: "Left out", waiting: "Still to come", left: "Not dealt with" },
    people: "Person by person",
    filters: {
      all: "All ({count})",
      done: "Done ({count})",
      refused: "Left out ({count})",
      waiting: "Not yet ({count})",
      left: "Not dealt with ({count})",
    },
    columns: { name: "Name", organisation: "Organisation", status: "Status now", result: "Result", why: "Why not" },
    outcomes: { done: "Done", waiting: "Not yet", left: "Not dealt with" },
    none: "Nobody here.",
    again: "Do something else with all of them",
    againRefused: "Do something else with those left out",
    params: { reason: "Reason", tag: "Tag", day: "Day", over: "Over capacity" },
    overBy: "{seats, plural, one {by # seat at the most} other {by # seats at the most}}",
    scroll: "People, scrolls sideways",
  },
  past: {
    title: "Done to several people at once",
    none: "Nothing has been done to several people at once yet.",
    columns: { what: "What", people: "People", by: "By", when: "When", state: "State" },
    counts: "{done} of {all} done",
    states: { running: "Running", done: "Done", stopped: "Stopped" },
  },
  /** How many are left out and why: sentences without their full stop. */
  whyNot: {
    no_seat:
      "{count, plural, one {{all, plural, one {This person} other {One}} waits, but no seat is free} other {# wait, but no seat is free for them}}",
    nobody_else_waits:
      "{count, plural, one {{all, plural, one {This person} other {One}} would get the seat straight back, since nobody else waits} other {# would get their seats straight back, since nobody else waits}}",
    erased:
      "{count, plural, one {{all, plural, one {Their data was deleted} other {The data of one was deleted}}} other {The data of # was deleted}}",
    states: {
      approve:
        "{count, plural, one {{all, plural, one {This person} other {One}} does not wait for approval} other {# do not wait for approval}}",
      decline:
        "{count, plural, one {{all, plural, one {This person} other {One}} waits neither for approval nor for a seat} other {# wait neither for approval nor for a seat}}",
      offer:
        "{count, plural, one {{all, plural, one {This person} other {One}} is not on the waiting list} other {# are not on the waiting list}}",
      cancel:
        "{count, plural, one {{all, plural, one {The registration} other {One}} has ended already} other {# have ended already}}",
      move_to_waiting_list:
        "{count, plural, one {{all, plural, one {This person} other {One}} holds no seat} other {# hold no seat}}",
      mark_present:
        "{count, plural, one {{all, plural, one {This person} other {One}} is not registered any more} other {# are not registered any more}}",
    },
  },
  reasons: {
    wrong_state: "The state of the registration does not allow it",
    erased: "Their data was deleted",
    no_seat: "No seat is free",
    nobody_else_waits: "Nobody else waits: the seat would come straight back",
    event_cancelled: "The event is cancelled",
    too_late: "It is too late: the event has begun or is about to",
    no_waiting_list: "The event has no waiting list",
    not_a_day: "The day is not one of the event’s, or has not begun",
    fault: "It did not work for this person. Try it on their own page",
    already: "It was so already",
  },
};
