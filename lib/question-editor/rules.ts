import type { QuestionKind } from "@/prisma/generated/enums";
import { type AskedQuestion, choiceKinds } from "../questions/constants";

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
