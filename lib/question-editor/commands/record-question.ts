import type { AuditValue, AuditValues } from "../../audit/schema";
import type { QuestionInput } from "../schema";

/** A question as it stands in the audit log: its properties, and its words by language. */
export function asRecorded(question: Omit<QuestionInput, "texts"> & { texts: readonly QuestionText[] }): AuditValues {
  const { kind, isRequired, isSensitive, routes, showIfId, showIfValues, options, minimum, maximum, texts } = question;
  const words: [string, AuditValue][] = texts.map(({ locale, label, help, options: own }) => [
    locale,
    { label, help, options: (own ?? {}) as AuditValues },
  ]);
  const columns = { kind, isRequired, isSensitive, routes, showIfId, showIfValues, options, minimum, maximum };
  return { ...columns, texts: Object.fromEntries(words.sort(([a], [b]) => a.localeCompare(b))) };
}

type QuestionText = { locale: string; label: string; help: string | null; options: unknown };

/** What differs between two records of a question. */
export function differences(old: AuditValues, next: AuditValues): { before: AuditValues; after: AuditValues } {
  const changed = Object.keys(next).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]));
  const pick = (from: AuditValues) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]));
  return { before: pick(old), after: pick(next) };
}
