import type { Locale } from "@/lib/i18n/locales";
import { mappingProblems } from "@/lib/imports/rules";
import { type ImportOptions, type Mapping, optionsSchema } from "@/lib/imports/schema";
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
