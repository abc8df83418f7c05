import type { Prisma } from "@/prisma/generated/client";
import { QuestionKind, RegistrationRoute } from "@/prisma/generated/enums";

/** What a form needs to know of a question. */
export const questionFields = {
  id: true,
  key: true,
  kind: true,
  position: true,
  isRequired: true,
  isSensitive: true,
  routes: true,
  showIfId: true,
  showIfValues: true,
  options: true,
  minimum: true,
  maximum: true,
  texts: { omit: { questionId: true } },
} satisfies Prisma.QuestionSelect;

export type AskedQuestion = Prisma.QuestionGetPayload<{ select: typeof questionFields }>;

/** What is kept of an answer, in the words of then. */
export const answerFields = { value: true, asked: true, inWords: true, answeredAt: true } satisfies Prisma.AnswerSelect;

/** The questions an event asks now, in their order: for the select of a query that reads the event, in one statement. */
export const eventQuestions = {
  select: questionFields,
  where: { retiredAt: null },
  orderBy: [{ position: "asc" }, { id: "asc" }],
} satisfies Prisma.Event$questionsArgs;

export const questionKinds = Object.values(QuestionKind);
export const registrationRoutes = Object.values(RegistrationRoute);

/** Kinds whose answer is chosen, so that another question can depend on it. */
export const choiceKinds = ["one_of", "several_of", "yes_no"] as const satisfies QuestionKind[];

/** Longest answers, in characters as people count them. */
export const answerLength = { short_text: 200, long_text: 2000 } as const;

/** So many options stand side by side with nothing hidden; more become a list to choose from. */
export const FEW_OPTIONS = 8;

/** How many conditions of one form the style sheet can follow (app/styles/questions.css). */
export const CONDITIONS_WITH_STYLE = 30;

/** Numbers beyond this are slips, and could not be kept exactly. */
export const LARGEST_NUMBER = 1_000_000_000_000;

/** In bytes: the largest file taken as an answer. Enough for a scanned page or a photograph from a telephone. */
export const FILE_MAX_BYTES = 5_000_000;

/** What files may be, found from their content, with what people call it. */
export const fileTypes = { "application/pdf": "PDF", "image/jpeg": "JPG", "image/png": "PNG" } as const;
export type FileType = keyof typeof fileTypes;

/** Most unsent files of one browser: more than any form asks for, too few to fill a disk with. */
export const FILES_PER_BROWSER = 10;

/** In bytes: what all unsent files together may take up, so that nobody fills the disk with them. */
export const UNSENT_MAX_BYTES = 2_000_000_000;

/** Longest name of a file that is kept, in characters. */
export const FILE_NAME_MAX = 120;

/** Kinds that come with options. */
export const optionKinds = ["one_of", "several_of"] as const satisfies QuestionKind[];
