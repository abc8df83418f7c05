import { draftValuesFrom } from "@/lib/drafts/schema";
import type { Locale } from "@/lib/i18n/locales";
import { mappingProblems } from "@/lib/imports/rules";
import { type ImportOptions, type Mapping, optionsSchema } from "@/lib/imports/schema";
import { isUuid } from "@/lib/uuid";
import type { AdmissionMode } from "@/prisma/generated/enums";

/** What the columns are and how rows are meant, as posted; what no form sends is left out. */
export function readColumns(
  form: FormData,
  columns: number,
  readIn: Locale,
): { mapping: Mapping; options: ImportOptions } {
  const chosen = (name: string) => String(form.get(name) ?? "");
  const mapping = Object.fromEntries(
    Array.from({ length: columns }, (_, index) => [String(index), chosen(`column.${index}`)]).filter(
      ([, field]) => field,
    ),
  );
  const options = optionsSchema.parse({
    locale: chosen("locale"),
    entry: chosen("entry"),
    mails: chosen("mails") === "yes",
    dates: chosen("dates") || null,
    organisationType: chosen("organisationType") || null,
    country: chosen("country") || null,
    readIn,
  });
  return { mapping, options };
}

/** What has to be mended before the rows are checked, by field. */
export function columnProblems(
  { mapping, options }: { mapping: Mapping; options: ImportOptions },
  event: { admissionMode: AdmissionMode },
) {
  const problems = mappingProblems(mapping).map((problem) => ({ name: "column.0", problem }));
  const needsMail = options.entry === "rules" && event.admissionMode !== "open" && !options.mails;
  return [...problems, ...(needsMail ? [{ name: "mails", problem: "rules_need_mails" as const }] : [])];
}

/** Name under which choices are kept whose sender is signed in no more. @param id as posted: anybody may have sent it. */
export const checkForm = (id: string) => `import-check:${isUuid(id) ? id : ""}`;

/** What an import is carried out on, each a tick; they stand in the address of the page. */
export const termFields = ["seatAnyway", "leaveOutWrong"] as const;

/** Name of the choice in a row of the check. */
const ROW = /^row\.(\d{1,6})$/;

/** A choice as posted: whose values stay, and the version of the difference that was shown with it. */
const CHOICE = /^(ours|theirs):([0-9a-f]{16})$/;

/** The rows of the check as posted: what was chosen, of which check, which button was pressed, and where it leads. */
export function readCheck(form: FormData) {
  const fields = [...form.keys()].filter((name) => ROW.test(name) || termFields.some((term) => term === name));
  const typed = draftValuesFrom(form, fields);
  const rows = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const number = ROW.exec(name)?.[1];
      const [, decision, version] = CHOICE.exec(value) ?? [];
      return number && decision && version ? [[number, { decision: decision as "ours" | "theirs", version }]] : [];
    }),
  );
  const terms = { seatAnyway: typed.seatAnyway === "yes", leaveOutWrong: typed.leaveOutWrong === "yes" };
  const [go, show] = String(form.get("go") ?? "").split(":");
  /** Query of the page that is shown next: the one asked for, otherwise the same. @param said what to say on it. */
  const back = (said: string | null) => {
    const query = new URLSearchParams(show ?? String(form.get("query") ?? ""));
    for (const term of termFields) {
      if (terms[term]) query.set(term, "yes");
    }
    if (said) query.set("said", said);
    return query.size > 0 ? `?${query}` : "";
  };
  return { go, rows, seen: String(form.get("seen") ?? ""), terms, back, typed };
}
