import { v7 as uuidv7 } from "uuid";
import { usualQuestions } from "../../lib/question-editor/constants";
import type { Prisma } from "../generated/client";

/** Diet and access needs, in the languages of the shipped event; with ids of their own each time. */
export function shippedQuestions(): Prisma.QuestionUncheckedCreateWithoutEventInput[] {
  const ids = new Map(usualQuestions.map(({ key }) => [key, uuidv7()]));
  return usualQuestions.map(({ key, kind, options, showIfKey, showIfValues, texts }, index) => ({
    id: ids.get(key),
    key,
    kind,
    position: index + 1,
    isSensitive: true,
    options,
    showIfId: showIfKey && ids.get(showIfKey),
    showIfValues,
    texts: { create: Object.entries(texts).map(([locale, text]) => ({ locale, ...text })) },
  }));
}
