import type { QuestionKind } from "@/prisma/generated/enums";
import type { AuditValue, AuditValues } from "../audit/schema";
import { type AskedQuestion, choiceKinds } from "../questions/constants";
import { versionOf } from "../version";
import type { QuestionInput } from "./schema";

type Placed = { id: string; kind: QuestionKind; position: number; isSensitive: boolean; retiredAt: Date | null };

/** Whether a question stands before another on the page: sensitive ones have their section after all others. */
export function standsBefore(
  one: Pick<Placed, "position" | "isSensitive">,
  other: Pick<Placed, "position" | "isSensitive">,
): boolean {
  return one.isSensitive === other.isSensitive ? one.position < other.position : !one.isSensitive;
}

/**
 * Questions that another one can wait for: chosen from, still asked, and standing before it. So no circle can arise, and
 * no open question can give away how a sensitive one was answered.
 */
export function possibleConditions<One extends Placed>(
  questions: readonly One[],
  question: Pick<Placed, "position" | "isSensitive">,
): One[] {
  return questions.filter(
    (one) => one.retiredAt === null && choiceKinds.some((kind) => kind === one.kind) && standsBefore(one, question),
  );
}

/** The values another question can wait for. */
export function conditionValues(question: Pick<AskedQuestion, "kind" | "options">): readonly string[] {
  return question.kind === "yes_no" ? ["yes", "no"] : question.options;
}

/** Whether a condition, if there is one, names values of a question that can be waited for from this position. */
export function canWaitFor(
  question: Pick<AskedQuestion, "isSensitive" | "showIfId" | "showIfValues">,
  questions: readonly (Placed & Pick<AskedQuestion, "options">)[],
  position: number,
): boolean {
  if (question.showIfId === null) return true;
  const possible = possibleConditions(questions, { position, isSensitive: question.isSensitive });
  const parent = possible.find(({ id }) => id === question.showIfId);
  return parent !== undefined && question.showIfValues.every((value) => conditionValues(parent).includes(value));
}

/** After all others, the removed ones included. */
export const nextPosition = (questions: readonly { position: number }[]) =>
  Math.max(0, ...questions.map(({ position }) => position)) + 1;

/** The questions still asked that wait for this one, at any remove. */
export function dependentsOf<One extends { id: string; showIfId: string | null; retiredAt: Date | null }>(
  question: { id: string },
  questions: readonly One[],
): One[] {
  const found: One[] = [];
  const waiting = (id: string) => questions.filter((one) => one.retiredAt === null && one.showIfId === id);
  for (const next = waiting(question.id); next.length > 0; ) {
    const one = next.shift();
    if (!one || found.includes(one) || one.id === question.id) continue;
    found.push(one);
    next.push(...waiting(one.id));
  }
  return found;
}

export type ChangeRefusal<One> =
  | { reason: "kind_fixed" | "sensitivity_fixed" | "condition" }
  /** Other questions wait for answers to this one that there would be no more. */
  | { reason: "awaited"; by: One[] };

type Known = Placed & Pick<AskedQuestion, "options" | "showIfId" | "showIfValues"> & { answers: number };

/**
 * Why a question cannot become what was written: once somebody has answered, the kind stays (an answer of one kind means
 * nothing to another), and so does whether it is sensitive (people agreed to one or the other); it waits only for what it
 * can wait for; and what others wait for stays possible.
 */
export function changeRefusal<One extends Known>(
  old: One,
  next: Pick<AskedQuestion, "kind" | "isSensitive" | "options" | "showIfId" | "showIfValues">,
  questions: readonly One[],
): ChangeRefusal<One> | null {
  if (old.answers > 0 && old.kind !== next.kind) return { reason: "kind_fixed" };
  if (old.answers > 0 && old.isSensitive !== next.isSensitive) return { reason: "sensitivity_fixed" };
  const others = questions.filter(({ id }) => id !== old.id);
  if (!canWaitFor(next, others, old.position)) return { reason: "condition" };
  const changed = { ...old, ...next };
  const by = others.filter((one) => one.retiredAt === null && one.showIfId === old.id && !canGoOnWaiting(one, changed));
  return by.length > 0 ? { reason: "awaited", by } : null;
}

/** Whether a question can go on waiting for another: possible in itself, and for at least one answer that is offered. */
function canGoOnWaiting(waiting: Known, parent: Known): boolean {
  const isPossible = possibleConditions([parent], waiting).length === 1;
  return isPossible && waiting.showIfValues.some((value) => conditionValues(parent).includes(value));
}

/** A question as it stands in the audit log: its properties, and its words by language. */
export function asRecorded(question: Omit<QuestionInput, "texts"> & { texts: readonly QuestionText[] }): AuditValues {
  const { kind, isRequired, isSensitive, routes, showIfId, showIfValues, options, minimum, maximum, texts } = question;
  const words: [string, AuditValue][] = texts.map(({ locale, label, help, options: own }) => [
    locale,
    { label, help, options: (own ?? {}) as AuditValues },
  ]);
  const columns = { kind, isRequired, isSensitive, routes, showIfId, showIfValues, options, minimum, maximum };
  return { ...columns, texts: Object.fromEntries(words.sort(([a], [b]) => a.localeCompare(b))) };
}

type QuestionText = { locale: string; label: string; help: string | null; options: unknown };

/** What differs between two records of a question. */
export function differences(old: AuditValues, next: AuditValues): { before: AuditValues; after: AuditValues } {
  const changed = Object.keys(next).filter((name) => JSON.stringify(old[name]) !== JSON.stringify(next[name]));
  const pick = (from: AuditValues) => Object.fromEntries(changed.map((name) => [name, from[name] ?? null]));
  return { before: pick(old), after: pick(next) };
}

/** Changes with every change of what a question says and asks. */
export const questionVersion = (question: Parameters<typeof asRecorded>[0]): string => versionOf(asRecorded(question));
