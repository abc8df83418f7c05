import type { Messages } from "../en";

/** Words of what is done to many registrations at once. */
export const bulk: Messages["bulk"] = {
  list: {
    heading: "Gør noget med flere personer",
    hint: "Sæt kryds ved personer på listen, eller tag alle, der er fundet. Krydsene bliver stående, mens du søger, sorterer, bladrer eller ser på en person, og forsvinder efter et døgn.",
    found: "{total, plural, one {Vælg den ene, der er fundet} other {Vælg alle # fundne}}",
    foundMore: "Vælg alle fundne",
    page: "{count, plural, one {Vælg den ene på denne side} other {Vælg de # på denne side}}",
    pageToo: "Vælg de afkrydsede og {count, plural, one {den ene} other {de #}} på denne side",
    ticked: "Vælg de afkrydsede",
    clear: "Fjern alle krydser",
    kept: "{count, plural, one {Der er sat kryds ved én person, på denne side eller en anden.} other {Der er sat kryds ved # personer, på denne side og andre.}}",
    past: "Det, der tidligere er gjort med flere personer",
    tick: "Vælg",
    tickPerson: "Vælg {name}",
    nobody: "Der er ikke sat kryds ved nogen. Sæt først kryds ved personer på listen.",
  },
  choose: {
    title: "{count, plural, one {Hvad skal der ske med én person?} other {Hvad skal der ske med # personer?}}",
    text: "Der sker ikke noget, før du har set, hvem det gælder.",
    possible:
      "{possible, plural, =0 {Kan ikke gøres for {all, plural, one {personen} other {nogen af de #}} nu.} other {{left, plural, =0 {Kan gøres for {all, plural, one {personen} other {alle #}}.} other {Kan gøres for {possible} af {all}.}}}}",
    notBefore: "Tidligst {day}: Arrangementet er ikke begyndt",
    goOver: "På næste side kan du gå over arrangementets antal pladser.",
    write: "Skriv til dem",
    writeHint: "En meddelelse til netop disse personer.",
    export: "Eksportér dem",
    exportHint: "Som en fil med netop disse personer.",
    see: "Se dem på listen",
    back: "Tilbage til listen",
    gone: "Disse personer er ikke længere valgt. Vælg dem på listen igen.",
  },
  kinds: {
    approve: {
      name: "Godkend",
      title: "{count, plural, one {Godkend én person} other {Godkend # personer}}",
      happens: "Hver af dem får den plads, der er holdt til dem, og en bekræftelse på e-mail.",
    },
    decline: {
      name: "Afvis",
      title: "{count, plural, one {Afvis én person} other {Afvis # personer}}",
      happens:
        "Hver af dem får besked på e-mail med din begrundelse. Pladser, der var holdt til dem, går til de næste i køen.",
    },
    offer: {
      name: "Tilbyd en plads",
      title: "{count, plural, one {Tilbyd én person en plads} other {Tilbyd # personer en plads}}",
      happens:
        "Efter deres plads i køen, så mange som der er ledige pladser til. Hver af dem spørges på e-mail og får tid til at svare.",
      happensOver: "Alle, også ud over antallet af pladser. Hver af dem spørges på e-mail og får tid til at svare.",
    },
    cancel: {
      name: "Annullér",
      title: "{count, plural, one {Annullér én tilmelding} other {Annullér # tilmeldinger}}",
      happens: "Hver af dem får besked på e-mail med din begrundelse. Deres pladser går til de næste i køen.",
    },
    move_to_waiting_list: {
      name: "Flyt til ventelisten",
      title: "{count, plural, one {Flyt én person til ventelisten} other {Flyt # personer til ventelisten}}",
      happens:
        "Hver af dem mister pladsen, kommer bagest på ventelisten og får besked på e-mail. Pladserne går til dem, der allerede venter.",
    },
    mark_present: {
      name: "Registrér som fremmødt",
      title: "{count, plural, one {Registrér én person som fremmødt} other {Registrér # personer som fremmødt}}",
      happens: "Ingen får besked. Den, der allerede er registreret, forbliver det.",
    },
    tag: {
      name: "Giv et mærke",
      title: "{count, plural, one {Giv én person et mærke} other {Giv # personer et mærke}}",
      happens: "Kun arrangører ser mærker. Den, der allerede har mærket, beholder det.",
    },
    untag: {
      name: "Fjern et mærke",
      title: "{count, plural, one {Fjern et mærke fra én person} other {Fjern et mærke fra # personer}}",
      happens: "Den, der ikke har mærket, ændres ikke.",
    },
  },
  preview: {
    back: "Noget andet med disse personer",
    reason: "Begrundelse",
    reasonHint: "Alle, det gælder, læser den i e-mailen. Skriv ikke noget om en enkelt person.",
    tag: "Mærke",
    tagHint: "Højst {most} tegn.",
    knownTags: "Mærker indtil nu: {tags}",
    day: "Dag",
    leftOut: "{count, plural, one {Én person udelades} other {# personer udelades}}",
    passedOver:
      "{count, plural, one {Én person, der ikke er blandt de valgte, har ventet længere og springes over.} other {# personer, der ikke er blandt de valgte, har ventet længere og springes over.}} Det fremgår af loggen.",
    goOver:
      "{count, plural, one {Tilbyd også en plads til den ene, der ikke er plads til} other {Tilbyd også plads til de #, der ikke er plads til}}",
    over: "{held} af {capacity} pladser er optaget{reserved, plural, =0 {} other {, og # er reserveret}}. Med disse tilbud bliver der {count} flere, end der er pladser til. Det bliver registreret, at du har besluttet det.",
    within: "Kun så mange, som der er ledige pladser til",
    confirmOver:
      "{count, plural, one {Ja, tilbyd én plads mere, end der er} other {Ja, tilbyd # pladser flere, end der er}}",
    who: "Hvem det gælder",
    willBe: "Gælder ({count})",
    out: "Udelades ({count})",
    changed: "Noget er ændret, siden du åbnede siden: Det gælder nu andre. Der er ikke sket noget. Se på det igen.",
    nobody: "Det gælder ikke længere nogen. Der er ikke sket noget.",
    cannot: "Det kan ikke gøres for nogen nu.",
    keep: "Lad være",
  },
  errors: {
    reason: {
      missing: "Skriv en begrundelse",
      far_too_long: "Gør begrundelsen kortere. Kun begyndelsen er bevaret",
      unprintable: "Fjern de tegn, der ikke kan vises, fra begrundelsen",
      too_long: "Gør begrundelsen kortere, højst 1.000 tegn",
    },
    tag: {
      missing: "Skriv et mærke",
      too_long: "Gør mærket kortere, højst {most} tegn",
      unprintable: "Fjern de tegn, der ikke kan vises, fra mærket",
    },
    over: { missing: "Sæt kryds, hvis du vil det" },
    day: { missing: "Vælg en dag" },
  },
  result: {
    running: "{done} af {all} er behandlet",
    quarter: "{percent, plural, =0 {Det er begyndt} other {#% er behandlet}}",
    stop: "Stop",
    stopHint: "Det, der er gjort, forbliver gjort. De øvrige ændres ikke.",
    stopped:
      "Stoppet. {count, plural, =0 {Ingen var tilbage.} one {Én person blev ikke ændret.} other {# personer blev ikke ændret.}}",
    notAllowed:
      "Stoppet, fordi {name} ikke længere må gøre dette ved arrangementet. {count, plural, one {Én person blev ikke ændret.} other {# personer blev ikke ændret.}}",
    done: "Alt er klaret",
    by: "Af",
    started: "begyndt",
    ended: "afsluttet",
    look: "Se igen",
    refreshOn: "Siden opdateres hvert {seconds}. sekund.",
    refreshOff: "Stop det",
    refreshStart: "Opdatér den hvert {seconds}. sekund",
    figures: { all: "Personer", done: "Klaret", refused: "Udeladt", waiting: "Mangler", left: "Ikke behandlet" },
    people: "Person for person",
    filters: {
      all: "Alle ({count})",
      done: "Klaret ({count})",
      refused: "Udeladt ({count})",
      waiting: "Ikke endnu ({count})",
      left: "Ikke behandlet ({count})",
    },
    columns: {
      name: "Navn",
      organisation: "Organisation",
      status: "Status nu",
      result: "Resultat",
      why: "Hvorfor ikke",
    },
    outcomes: { done: "Klaret", waiting: "Ikke endnu", left: "Ikke behandlet" },
    none: "Ingen her.",
    again: "Gør noget andet med dem alle",
    againRefused: "Gør noget andet med de udeladte",
    params: { reason: "Begrundelse", tag: "Mærke", day: "Dag", over: "Ud over antallet af pladser" },
    overBy: "{seats, plural, one {højst # plads} other {højst # pladser}}",
    scroll: "Personer, kan rulles til siden",
  },
  past: {
    title: "Gjort med flere personer på én gang",
    none: "Der er endnu ikke gjort noget med flere personer på én gang.",
    columns: { what: "Hvad", people: "Personer", by: "Af", when: "Hvornår", state: "Tilstand" },
    counts: "{done} af {all} klaret",
    states: { running: "I gang", done: "Klaret", stopped: "Stoppet" },
  },
  whyNot: {
    no_seat:
      "{count, plural, one {{all, plural, one {Personen} other {Én}} venter, men der er ingen ledig plads} other {# venter, men der er ingen ledig plads til dem}}",
    nobody_else_waits:
      "{count, plural, one {{all, plural, one {Personen} other {Én}} ville få pladsen lige tilbage, da ingen andre venter} other {# ville få pladserne lige tilbage, da ingen andre venter}}",
    erased:
      "{count, plural, one {{all, plural, one {Personen} other {Én}} har fået sine data slettet} other {# har fået deres data slettet}}",
    states: {
      approve:
        "{count, plural, one {{all, plural, one {Personen} other {Én}} venter ikke på godkendelse} other {# venter ikke på godkendelse}}",
      decline:
        "{count, plural, one {{all, plural, one {Personen} other {Én}} venter hverken på godkendelse eller på en plads} other {# venter hverken på godkendelse eller på en plads}}",
      offer:
        "{count, plural, one {{all, plural, one {Personen} other {Én}} står ikke på ventelisten} other {# står ikke på ventelisten}}",
      cancel:
        "{count, plural, one {{all, plural, one {Tilmeldingen} other {Én tilmelding}} gælder ikke længere} other {# tilmeldinger gælder ikke længere}}",
      move_to_waiting_list:
        "{count, plural, one {{all, plural, one {Personen} other {Én}} har ingen plads} other {# har ingen plads}}",
      mark_present:
        "{count, plural, one {{all, plural, one {Personen} other {Én}} er ikke længere tilmeldt} other {# er ikke længere tilmeldt}}",
    },
  },
  reasons: {
    wrong_state: "Tilmeldingens status tillader det ikke",
    erased: "Personens data er slettet",
    no_seat: "Der er ingen ledig plads",
    nobody_else_waits: "Ingen andre venter: Pladsen ville komme lige tilbage",
    event_cancelled: "Arrangementet er aflyst",
    too_late: "Det er for sent: Arrangementet er begyndt eller lige ved",
    no_waiting_list: "Arrangementet har ingen venteliste",
    not_a_day: "Dagen hører ikke til arrangementet eller er ikke begyndt",
    fault: "Det lykkedes ikke for denne person. Prøv på personens egen side",
    already: "Det var allerede sådan",
  },
};
