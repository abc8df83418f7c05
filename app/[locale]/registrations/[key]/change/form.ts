import { browserToken } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { listAnswers } from "@/lib/questions/queries";
import { type Asking, answersAsTyped, checkAnswers } from "@/lib/questions/rules";
import { asTyped, changeSchema } from "@/lib/registrations/schema";
import { changeDraft, type OwnGate } from "../gate";

/** What the change form shows: what was typed and is not saved yet, otherwise what is on record; and what it is worth. */
export async function changeForm({ locale, registration, event }: OwnGate) {
  const stored = await listAnswers(database(), registration.id);
  const onRecord = { ...asTyped(registration), ...answersAsTyped(stored, locale) };
  const draft = await findDraft(database(), await browserToken(), changeDraft(registration.id));
  const { questions, languages } = event;
  const asking: Asking = { questions, languages, route: registration.route, locale, stored };
  return { ...checkChange(draft?.values ?? onRecord, asking), draft, onRecord, asking };
}

/** @param values as typed, by field name. */
export function checkChange(values: Record<string, string>, asking: Asking) {
  return { values, details: changeSchema.safeParse(values), answers: checkAnswers(values, asking) };
}
