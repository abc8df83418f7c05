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
  twice: {
    which: "Hvilken {time}?",
    why: "Uret stilles tilbage den nat, så tidspunktet kommer to gange.",
    first: "Den første: før uret stilles tilbage (UTC{offset})",
    second: "Den anden: efter at uret er stillet tilbage (UTC{offset})",
  },
  typed: {
    text: "Det har du skrevet tidligere; intet af det er gemt.",
    drop: "Glem det, jeg har skrevet",
  },
  changed: {
    title: "En anden har ændret dette i mellemtiden",
    text: "Intet af dit er gået tabt: det står i formularen. Gemmer du nu, erstatter det, hvad der er gemt:",
    removing: "Intet er fjernet. Det her står der nu og ville forsvinde:",
    nothing: "ingenting",
  },
};
