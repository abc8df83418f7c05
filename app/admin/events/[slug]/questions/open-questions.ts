import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db";
import { listEditorQuestions } from "@/lib/question-editor/queries";
import { openEvent } from "../open-event";

/** What the pages about an event's questions begin with: gate, event, its questions. Once per request. */
export const openQuestions = cache(async (slug: string) => {
  const opened = await openEvent(slug);
  const questions = await listEditorQuestions(database(), opened.scope, opened.event.id);
  return { ...opened, questions, here: `/admin/events/${opened.event.slug}/questions` };
});

export type QuestionParams = { params: Promise<{ slug: string; id: string }> };

/** The same with one question; 404 for unknown ids. */
export async function openQuestion({ params }: QuestionParams) {
  const { slug, id } = await params;
  const opened = await openQuestions(slug);
  const question = opened.questions.find((one) => one.id === id);
  if (!question) notFound();
  return { ...opened, question };
}
