import type { Messages } from "../en";

/** Ord om det, arrangører får at vide på mail. */
export const news: Messages["news"] = {
  title: "Besked på mail",
  lead: "Vælg, hvad du vil have besked om på mail. Valget er kun dit og gælder for alle dine arrangementer.",
  to: "De bliver sendt til {email} på {language}, det sprog, du bruger disse sider på.",
  registrations: {
    label: "Nye tilmeldinger",
    hint: "Hvem der har tilmeldt sig, med et link til hver person.",
  },
  trouble: {
    label: "Mails, der ikke er nået frem",
    hint: "Mails, der ikke kunne sendes eller kom tilbage, med årsagen og et link til det, du kan gøre ved det.",
  },
  when: {
    immediate: "Med det samme (det, der sker inden for et minut, kommer i én mail)",
    daily: "En gang om dagen, kl. 7.00 Bruxelles-tid, hvis der er noget at fortælle",
    never: "Aldrig",
  },
  save: "Gem",
  saved: "Dit valg er gemt.",
  unchanged: "Intet blev ændret.",
};
