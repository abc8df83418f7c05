import type { Context } from "../../context";
import { usualQuestions } from "../constants";
import { addQuestion } from "./add-question";

/**
 * Adds the usual sensitive questions (diet, access needs) in the event's languages. Those whose key the event has, even
 * removed, are left as they are.
 * @returns how many were added.
 */
export async function addUsualQuestions(eventId: string, context: Context): Promise<number> {
  const event = await context.db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { languages: true, questions: { select: { id: true, key: true } } },
  });
  const ids = new Map(event.questions.map(({ id, key }) => [key, id]));
  let added = 0;
  for (const { key, kind, options, showIfKey, showIfValues, texts } of usualQuestions) {
    if (ids.has(key)) continue;
    const showIfId = showIfKey === null ? null : (ids.get(showIfKey) ?? null);
    const words = Object.entries(texts).filter(([locale]) => event.languages.includes(locale));
    const result = await addQuestion(
      {
        eventId,
        key,
        question: {
          kind,
          options,
          isRequired: false,
          isSensitive: true,
          routes: [],
          showIfId,
          showIfValues: showIfId ? showIfValues : [],
          minimum: null,
          maximum: null,
          texts: (words.length > 0 ? words : Object.entries(texts)).map(([locale, text]) => ({ locale, ...text })),
        },
      },
      context,
    );
    if (!result.ok) continue;
    ids.set(key, result.questionId);
    added += 1;
  }
  return added;
}
