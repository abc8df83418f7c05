import type { Messages } from "../en";

/** Ord om mails, der kom tilbage, og på den side, hvor en adresse rettes. */
export const bounces: Messages["bounces"] = {
  trouble: {
    broken: "Adressen virker ikke",
    unsure: "Mails til denne adresse når måske ikke frem",
    brokenText: "Den seneste mail, »{mail}«, nåede ikke frem til {email}. Det fik vi at vide {moment}.",
    unsureText:
      "Den seneste mail, »{mail}«, er endnu ikke nået frem til {email}. Det fik vi at vide {moment}. Adressen kan godt være rigtig: Postkassen kan være fuld, eller modtagerens server vil ikke have vores mails.",
    said: "Mailserverens svar",
    correct: "Ret adressen",
  },
  address: {
    title: "Ret adressen for {name}",
    onRecord: "Nuværende adresse",
    email: "Ny adresse",
    hint: "Spørg personen selv eller arbejdspladsen. Gæt ikke: Den, der har adressen, får linket til tilmeldingen.",
    whatHappens: "Det sker der, når du gemmer",
    told: "Mailen om, hvordan det står til med tilmeldingen, bliver sendt til den nye adresse med et nyt link til personens egen side.",
    toldEnded: "Mailen om, hvordan tilmeldingen sluttede, bliver sendt igen til den nye adresse.",
    calendar: "Aftalen til kalenderen følger med.",
    link: "Linket i tidligere mails holder op med at virke, for de kan være havnet hos en fremmed.",
    waiting: "Det, der endnu ikke er sendt til den gamle adresse, bliver ikke sendt.",
    proof: "Den nye adresse regnes som ikke bekræftet. Personen beholder pladsen alligevel.",
    hold: "Personen skal bekræfte den nye adresse og får hele fristen igen.",
    recognised:
      "Personen kom med uden godkendelse, fordi adressen hører til en kendt myndighed. Gør den nye ikke det, er det dig, der lader personen komme med, når du gemmer.",
    save: "Gem, og send mailen",
    keep: "Lad adressen være",
    meant: "Mente du {address}?",
    meantText: "Er adressen rigtig, som du har skrevet den, så tryk på knappen en gang til.",
    erased: "Personens data er slettet. Der er ingen adresse at rette.",
    merged: "Tilmeldingen er slået sammen med en anden. Ret adressen dér.",
    errors: {
      same_address: "Det er den nuværende adresse. Skriv en anden, eller gå tilbage, og send mailen igen til den samme",
      changed_meanwhile:
        "En anden har i mellemtiden registreret en anden adresse: den står ovenfor. Gem igen, hvis din er den rigtige",
      address_taken: "En anden er tilmeldt arrangementet med denne adresse. Skriv en anden",
    },
  },
};
