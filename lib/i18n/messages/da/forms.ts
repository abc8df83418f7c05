import type { Messages } from "../en";

export const forms: Messages["forms"] = {
  errorHeading: "Der er et problem",
  errorTitle: "Fejl: {title}",
  change: "Ret",
  choose: "Vælg på listen",
  optional: "{label} (valgfrit)",
  yes: "Ja",
  no: "Nej",
  notGiven: "Ikke oplyst",
  changed: {
    title: "En anden har ændret dette i mellemtiden",
    text: "Intet af dit er gået tabt: det står i formularen. Gemmer du nu, erstatter det, hvad der er gemt:",
    nothing: "ingenting",
  },
};
