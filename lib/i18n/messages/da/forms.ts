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
};
