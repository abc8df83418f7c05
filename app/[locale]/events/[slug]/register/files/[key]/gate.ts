import { notFound } from "next/navigation";
import { answerField } from "@/lib/questions/schema";
import { isOpen } from "../../answers";
import { registrationDraft, registrationGate } from "../../gate";

export type FileParams = { params: Promise<{ locale: string; slug: string; key: string }> };

/**
 * The event's question that a file is chosen for, or the 404 page; the addresses around it; and whether this visitor can
 * register, with what they brought along: from nobody else is a file taken. The form says why not.
 */
export async function fileGate({ params }: FileParams) {
  const { key } = await params;
  const { locale, event, draft, read, address: back } = await registrationGate({ params });
  const question = event.questions.find((one) => one.kind === "file" && one.key === key);
  if (!question) notFound();
  const page = `${back}/files/${question.key}`;
  const place = { back, page, form: registrationDraft(event.slug), field: answerField(question.key) };
  return { locale, event, draft, question, canRegister: isOpen(read.admission), ...place };
}
