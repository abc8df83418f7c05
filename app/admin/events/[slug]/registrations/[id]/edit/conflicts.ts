import type { Conflict } from "@/components/person-desk/conflict-form";
import { type HistoryEntry, listRegistrationHistory } from "@/lib/audit/queries";
import type { AuditValue } from "@/lib/audit/schema";
import { database } from "@/lib/db";
import { formatMoment } from "@/lib/i18n/format";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { translator } from "@/lib/i18n/translator";
import { answerInWords, questionText } from "@/lib/questions/rules";
import { type AnswerValue, answerField, readFileValue } from "@/lib/questions/schema";
import type { openRegistration } from "../open-registration";
import type { Edit } from "./form";

type Opened = Awaited<ReturnType<typeof openRegistration>>;

type Held = { value: AnswerValue; inWords: string } | { id: string; inWords: string } | null;

/** A file by its name. The one that was there before is gone; what it was called stands on record where it was replaced. */
function fileWords(id: AuditValue, held: Held[], field: string, entry: HistoryEntry | undefined): string {
  const file = held.find((one) => one !== null && ("id" in one ? one.id : one.value) === id);
  const before = ((entry?.before ?? {}) as Record<string, unknown>)[field];
  return file?.inWords ?? (typeof before === "string" ? before : "");
}

/** Each field that two people changed to different things, with all three values in words, and who was first. */
export async function conflictsInWords({ scope, event, registration, locale, t }: Opened, edit: Edit) {
  const history = await listRegistrationHistory(database(), scope, registration.id);
  const { questions, languages } = edit.asking;
  const wanted = edit.read?.ok ? edit.read.wanted : {};
  return edit.conflicts.map((field): Conflict => {
    const question = questions.find(({ key }) => answerField(key) === field);
    const entry = history.find(({ before }) => field in ((before ?? {}) as object));
    const words = (value: AuditValue | undefined) => {
      if (!question || value === null || value === undefined) return valueInWords(field, value, locale);
      if (question.kind !== "file") return answerInWords(question, value as AnswerValue, locale, languages);
      return fileWords(value, [...edit.stored, readFileValue(edit.values[field] ?? "")], field, entry);
    };
    const actor = entry?.organiser?.name ?? entry?.organiser?.email;
    return {
      field,
      label: question ? questionText(question, locale, languages).label : fieldLabel(t, field),
      was: words(edit.shown[field]),
      theirs: words(edit.record[field]),
      mine: words(wanted[field]),
      current: edit.record[field] ?? null,
      by: entry
        ? {
            actor: actor ?? translator(locale, "admin")(`history.actors.${entry.actorKind}`),
            at: formatMoment(entry.at, locale, event.timeZone),
          }
        : null,
    };
  });
}
