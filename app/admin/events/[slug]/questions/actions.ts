"use server";

import { notFound, redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { visitorLocale } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { addQuestion } from "@/lib/question-editor/commands/add-question";
import { addUsualQuestions } from "@/lib/question-editor/commands/add-usual-questions";
import { changeQuestion } from "@/lib/question-editor/commands/change-question";
import { moveQuestion } from "@/lib/question-editor/commands/move-question";
import { restoreQuestion } from "@/lib/question-editor/commands/restore-question";
import { retireQuestion } from "@/lib/question-editor/commands/retire-question";
import { questionVersion } from "@/lib/question-editor/rules";
import { openEventFor } from "../open-event";
import { isQuestionField, questionForm, readTyped } from "./form";
import { openQuestions } from "./open-questions";

/** The event and, where the form names one, the question, after the gate: nobody acts on another event's question. */
async function chosen(form: FormData) {
  const { scope } = await openEventFor(String(form.get("slug")), "events.change");
  const opened = await openQuestions(String(form.get("slug")));
  const id = form.get("id");
  const question = opened.questions.find((one) => one.id === id);
  if (id && !question) redirect(`${opened.here}?said=gone`);
  return { ...opened, question, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** The same for forms that are about one question. */
async function chosenQuestion(form: FormData) {
  const { question, ...opened } = await chosen(form);
  return { ...opened, question: question ?? notFound() };
}

/**
 * Saves a new or a changed question, or shows the form again with what was typed, also after signing in again, and where
 * somebody else has changed the question since it was shown.
 */
export async function saveQuestion(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isQuestionField));
  const id = String(form.get("id") ?? "").slice(0, 40);
  const eventId = String(form.get("event")).slice(0, 40);
  const name = questionForm(eventId, id ? { id } : { kind: String(values.kind).slice(0, 20) });
  await keepIfSignedOut(name, values);
  const { question: old, questions, event, here, ctx } = await chosen(form);
  const locale = await visitorLocale();
  const again = old ? `${here}/${old.id}` : `${here}/new?kind=${encodeURIComponent(values.kind ?? "")}`;
  const read = readTyped(values, { languages: event.languages, locale, questions, old });
  if ("errors" in read) {
    await keepTyped(name, values);
    redirect(again);
  }
  const { question } = read;
  const result = old
    ? await changeQuestion({ questionId: old.id, version: values.version ?? "", question }, ctx)
    : await addQuestion({ eventId: event.id, question }, ctx);
  // What a command refuses has been refused above, unless somebody else has changed the questions this very moment.
  if (!result.ok) {
    const isOvertaken = result.reason === "changed_meanwhile";
    await keepTyped(name, isOvertaken ? { ...values, version: questionVersion(result.now), conflict: "yes" } : values);
    redirect(again);
  }
  await forgetTyped(name);
  redirect(`${here}?said=${"changed" in result ? (result.changed ? "changed" : "unchanged") : "added"}`);
}

export async function moveUp(form: FormData): Promise<void> {
  await move(form, "up");
}

export async function moveDown(form: FormData): Promise<void> {
  await move(form, "down");
}

async function move(form: FormData, direction: "up" | "down"): Promise<void> {
  const { question, here, ctx } = await chosenQuestion(form);
  const result = await moveQuestion({ questionId: question.id, direction }, ctx);
  const said = !result.ok ? "order" : result.moved ? "moved" : "notMoved";
  redirect(`${here}?said=${said}#question-${question.key}`);
}

/** "Yes, remove it": with those that wait for it only where the page has named them. */
export async function removeQuestion(form: FormData): Promise<void> {
  const { question, here, ctx } = await chosenQuestion(form);
  const withDependents = form.get("dependents") === "named";
  const result = await retireQuestion({ questionId: question.id, withDependents }, ctx);
  redirect(result.ok ? `${here}?said=removed` : `${here}/${question.id}/remove`);
}

export async function restore(form: FormData): Promise<void> {
  const { question, here, ctx } = await chosenQuestion(form);
  const result = await restoreQuestion({ questionId: question.id }, ctx);
  redirect(`${here}?said=${result.ok ? "restored" : result.reason}`);
}

export async function addUsual(form: FormData): Promise<void> {
  const { event, here, ctx } = await chosen(form);
  await addUsualQuestions(event.id, ctx);
  redirect(`${here}?said=usual`);
}
