import { notFound, redirect } from "next/navigation";
import { browserToken } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { listAnswers } from "@/lib/questions/queries";
import { answersAsTyped } from "@/lib/questions/rules";
import { answerField } from "@/lib/questions/schema";
import { canChangeDetails } from "@/lib/registrations/rules";
import { asTyped } from "@/lib/registrations/schema";
import { changeDraft, ownRegistrationGate } from "../../../gate";

export type FileParams = { params: Promise<{ locale: string; key: string; question: string }> };

/**
 * The question that a file is chosen for on one's own registration, or the 404 page; the addresses around it, and what the
 * form holds: what was typed and not saved yet, otherwise what is on record.
 */
export async function fileGate({ params }: FileParams) {
  const { question: key } = await params;
  const { locale, registration, event, address } = await ownRegistrationGate({ params });
  const question = event.questions.find((one) => one.kind === "file" && one.key === key);
  if (!question) notFound();
  if (!canChangeDetails(registration.status, event, clock.now())) redirect(address);
  const form = changeDraft(registration.id);
  const draft = await findDraft(database(), await browserToken(), form);
  const otherwise = {
    ...asTyped(registration),
    ...answersAsTyped(await listAnswers(database(), registration.id), locale),
  };
  const back = `${address}/change`;
  const field = answerField(question.key);
  return {
    locale,
    event,
    question,
    form,
    back,
    page: `${back}/files/${question.key}`,
    field,
    otherwise,
    value: (draft?.values ?? otherwise)[field],
  };
}
