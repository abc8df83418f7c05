import type { Messages } from "../en";

/** Words of announcements and of the choice of whom they reach. */
export const announcements: Messages["announcements"] = {
  audience: {
    q: "Med disse ord",
    qHint: "Der søges i navn, organisation, e-mail og referencenummer",
    statuses: "Status",
    locales: "Sprog i deres mails",
    countries: "Land",
    types: "Type organisation",
    attendance: "Fremmøde",
    attendances: { any: "Uden betydning", present: "Var til stede", absent: "Er ikke registreret som fremmødt" },
    withCount: "{label} ({count})",
    none: "Intet svar",
    former: "{label} (kan ikke længere vælges)",
    retired: "{label} (stilles ikke længere)",
    gone: "Et spørgsmål, der ikke findes længere",
    goneHint: "Det finder ingen. Fjern fluebenet, og vælg igen.",
    goneValue: "Svaret »{value}«",
    everybody: "Alle, der er registreret, uanset status",
    condition: "{label}: {values}",
    search: "Med ordene »{words}«",
    problems: {
      question_gone:
        "Et af de spørgsmål, der er valgt efter, findes ikke længere eller er blevet følsomt. Som det står nu, findes ingen.",
      question_retired: "»{label}« stilles ikke længere. Kun de, der nåede at svare, findes.",
      option_gone: "»{option}« kan ikke længere vælges under »{label}«. Kun de, der havde valgt det, findes.",
    },
  },
};
