import { notFound } from "next/navigation";
import { answerField } from "@/lib/questions/schema";
import { eventOfAddress, registrationDraft } from "../../gate";

export type FileParams = { params: Promise<{ locale: string; slug: string; key: string }> };

/** The event's question that a file is chosen for, or the 404 page; and the addresses around it. */
export async function fileGate({ params }: FileParams) {
  const { locale: wanted, slug, key } = await params;
  const { locale, event } = await eventOfAddress(wanted, slug);
  const question = event.questions.find((one) => one.kind === "file" && one.key === key);
  if (!question) notFound();
  const back = `/${locale}/events/${event.slug}/register`;
  const page = `${back}/files/${question.key}`;
  return { locale, event, question, back, page, form: registrationDraft(event.slug), field: answerField(question.key) };
}
