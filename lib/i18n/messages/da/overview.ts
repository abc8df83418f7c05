import type { Messages } from "../en";

/** Words of the overview’s figures and plots. */
export const overview: Messages["overview"] = {
  title: "Tal",
  none: "Så snart nogen tilmelder sig, kan du her se, hvordan tilmeldingen går, og hvem der kommer.",
  figures: "Som tabel",
  marks: {
    seated: "Har en plads",
    waiting: "På venteliste",
    ended: "Kommer ikke længere",
    cancelled: "Annulleret den dag",
    cancelledAll: "Annulleret",
    registered: "Tilmeldt",
  },
  byDay: {
    title: "Tilmeldinger {size, select, day {pr. dag} week {pr. uge} other {pr. fire uger}}",
    summary:
      "{registered, plural, one {# tilmelding} other {# tilmeldinger}} ({span}). Heraf har {seated} en plads, {waiting} står på venteliste, og {ended} kommer ikke længere. Flest i én søjle: {most}, {when}.",
    day: "Dag",
    days: "Dage",
    registered: "Tilmeldt",
    seated: "heraf med plads",
    waiting: "på venteliste",
    ended: "kommer ikke længere",
    cancelled: "Annulleret",
    total: "Tilmeldt i alt",
  },
  course: {
    title: "Sådan går tilmeldingen",
    summary:
      "{registered, plural, one {# tilmelding} other {# tilmeldinger}} i alt og {cancelled, plural, one {# annullering} other {# annulleringer}}, {when}.",
    before: "{days, plural, one {# dag før} other {# dage før}}",
    startDay: "Dagen, hvor det begynder",
    after: "{days, plural, one {# dag efter} other {# dage efter}}",
    when: "Dage før begyndelsen",
    registered: "Tilmeldt her",
    cancelled: "Annulleret her",
    thisEvent: "Tilmeldt",
    earlier: "Tidligere",
  },
  compare: {
    label: "Sammenlign med et tidligere arrangement",
    none: "Ingen sammenligning",
    show: "Sammenlign",
    nothing: "Der er endnu ikke et tidligere arrangement at sammenligne med.",
    unknown: "Det er ikke et af dine tidligere arrangementer, så der sammenlignes ikke.",
    empty: "Ingen tilmeldte sig {event}, så der er ikke noget at sammenligne med.",
    sentence:
      "{when}: {here, plural, one {# tilmelding} other {# tilmeldinger}} her og {there} til {event} lige så længe før begyndelsen. Det endte med {end}.",
    option: "{event} ({date})",
  },
  shares: {
    country: "Efter land",
    type: "Efter organisationstype",
    locale: "Efter tilmeldingens sprog",
    summary: "{total, plural, one {# person} other {# personer}} med plads eller på venteliste. {list}.",
    item: "{label}: {count}",
    others: "{count} andre",
    value: { country: "Land", type: "Organisationstype", locale: "Sprog" },
    seated: "Med plads",
    waiting: "På venteliste",
    total: "I alt",
    share: "Andel",
    none: "Der er ikke nogen, der kommer endnu.",
  },
  decide: {
    mails: "{count, plural, one {# mail bør ses efter} other {# mails bør ses efter}}",
    mailsLink: "Se hvilke",
    left: {
      days: "{count, plural, one {# dag tilbage} other {# dage tilbage}}",
      hours: "{count, plural, one {# time tilbage} other {# timer tilbage}}",
      minutes: "{count, plural, one {# minut tilbage} other {# minutter tilbage}}",
      over: "tiden er gået",
    },
  },
  log: "Alt, der er gjort ved dette arrangement",
};
