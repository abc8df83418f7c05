import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { isCancelled } from "@/lib/events/rules";
import { answerField } from "@/lib/questions/schema";
import { openRegistrationFor } from "../../../open-registration";
import { editFiles, findEdit } from "../../form";

export type FileParams = { params: Promise<{ slug: string; id: string; question: string }> };

const openFile = cache(async (slug: string, id: string, key: string) => {
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const { registration, event, here } = opened;
  const back = `${here}/edit`;
  if (registration.erasedAt || isCancelled(event)) redirect(back);
  const { asking, values } = await findEdit(opened);
  const question = asking.questions.find((one) => one.kind === "file" && one.key === key);
  if (!question) notFound();
  const field = answerField(question.key);
  const page = `${back}/files/${question.key}`;
  return { ...opened, question, back, page, field, value: values[field], form: editFiles(registration.id) };
});

/**
 * The question that an organiser chooses a file for on somebody's behalf, or the 404 page; the addresses around it, and what
 * the form holds: a file that was chosen and not saved yet, otherwise the one on record.
 */
export async function fileGate({ params }: FileParams) {
  const { slug, id, question } = await params;
  return openFile(slug, id, question);
}
