import type { Messages } from "../en";

/** Words of the bar above an event’s page as its readers will see it. */
export const eventPreview: Messages["eventPreview"] = {
  title: "Forhåndsvisning",
  label: "Hvad denne forhåndsvisning viser",
  back: "Tilbage til arrangørsiden",
  shows: "Forhåndsvisning af {page}, som den er {moment} ({timeZone}).",
  now: "Forhåndsvisning af {page}, som den er nu: {moment} ({timeZone}).",
  pages: { event: "arrangementets side", form: "formularen" },
  draft: "Arrangementet er en kladde: ingen andre ser det endnu.",
  full: "Vist, som om alle pladser var taget.",
  seats: "Pladserne er talt, som de er nu.",
  nothing: "Der kan ikke sendes noget herfra.",
  wrong: {
    not_a_moment: "»{typed}« er ikke en dato med klokkeslæt, så her vises nu.",
    skipped: "Uret springer {typed} over i {timeZone}, så her vises, hvordan siden er nu.",
    too_early: "Forhåndsvisningen viser tidspunkter fra år {year} og frem, så her vises, hvordan siden er nu.",
  },
  language: "Sprog",
  at: "Dato og klokkeslæt",
  asFull: "Som om alle pladser var taget",
  show: "Vis",
  quick: "Tidspunkter",
  toEvent: "Arrangementets side",
  toForm: "Formularen",
  moments: {
    beforeOpening: "Før tilmeldingen åbner",
    firstDay: "Når tilmeldingen åbner",
    lastDay: "Sidste minut at tilmelde sig i",
    full: "Når alt er optaget",
    afterClosing: "Efter tilmeldingen er lukket",
    during: "Under arrangementet",
    after: "Efter arrangementet",
  },
};
