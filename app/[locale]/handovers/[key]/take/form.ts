import { browserToken } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { type Asking, checkAnswers } from "@/lib/questions/rules";
import { changeSchema } from "@/lib/registrations/schema";
import type { HandoverGate } from "../gate";

/** Name under which what is typed is kept until the place is taken. */
export function takeDraft(handoverId: string): string {
  return `handover:${handoverId}`;
}

/**
 * What is asked of whoever takes a place over. Files have a page of their own and are added on the own registration page,
 * which asks for what is missing.
 */
export function askingOf({ event, locale }: Pick<HandoverGate, "event" | "locale">): Asking {
  const questions = event.questions.filter(({ kind }) => kind !== "file");
  return { questions, languages: event.languages, route: "handover", locale };
}

/** @param values as typed, by field name. The address is the one the offer was sent to and is not read from a form. */
export function readTaking(values: DraftValues, asking: Asking) {
  return { details: changeSchema.safeParse(values), answers: checkAnswers(values, asking) };
}

/** What the form shows: what was typed before, otherwise the holder's organisation, which is likely to be the same. */
export async function takeForm(gate: HandoverGate) {
  const { id, registration } = gate.handover;
  const draft = await findDraft(database(), await browserToken(), takeDraft(id));
  const { organisation, organisationType, country } = registration;
  const values: DraftValues = draft?.values ?? { organisation, organisationType, country };
  const asking = askingOf(gate);
  return { values, draft, asking, ...readTaking(values, asking) };
}
