import { browserToken } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { mergeEdits } from "@/lib/edits/rules";
import { readBasis } from "@/lib/edits/schema";
import { listAnswers } from "@/lib/questions/queries";
import { type Asking, answersAsTyped, checkAnswers, shownQuestions } from "@/lib/questions/rules";
import { asTyped, changeSchema, heldFields } from "@/lib/registrations/schema";
import { changeDraft, type OwnGate } from "../gate";

/**
 * What the change form shows: what was typed and is not saved yet, otherwise what is on record; what it is worth; and what
 * somebody else has changed to something else since the form was opened.
 */
export async function changeForm({ locale, registration, event }: OwnGate) {
  const stored = await listAnswers(database(), registration.id);
  const onRecord = { ...asTyped(registration), ...answersAsTyped(stored, locale) };
  const draft = await findDraft(database(), await browserToken(), changeDraft(registration.id));
  const { questions, languages } = event;
  const asking: Asking = { questions, languages, route: registration.route, locale, stored };
  const answers = shownQuestions(asking).map(({ key }) => ({
    key,
    value: stored.find((answer) => answer.key === key)?.value ?? null,
  }));
  const record = heldFields(registration, answers);
  const values = draft?.values ?? onRecord;
  const read = checkChange(values, asking);
  const shown = basisOf(values, record);
  const wanted = read.details.success
    ? heldFields({ ...read.details.data, locale: registration.locale }, read.answers.answers)
    : {};
  const { conflicts } = mergeEdits(shown, record, wanted);
  return { ...read, draft, onRecord, asking, record, shown, conflicts };
}

/** @param values as typed, by field name. */
export function checkChange(values: Record<string, string>, asking: Asking) {
  return { values, details: changeSchema.safeParse(values), answers: checkAnswers(values, asking) };
}

/** What the form was shown with; a field it does not speak of as it is now. */
export function basisOf(values: Record<string, string>, record: ReturnType<typeof heldFields>) {
  return { ...record, ...readBasis(values) };
}
