import type { DraftValues } from "@/lib/drafts/schema";
import type { Locale } from "@/lib/i18n/locales";
import { placeholderProblems } from "@/lib/mail-texts/rules";
import {
  type EditableKind,
  keptText,
  type MailTexts,
  maxCharacters,
  type PlaceholderProblem,
  partFrom,
  placeholdersOf,
  type ShippedWords,
  type TextPart,
  type TextProblem,
  textParts,
  textProblem,
} from "@/lib/mail-texts/schema";

/** Name under which what was typed is kept. */
export const textsForm = (slug: string, kind: string) => `mail-text:${slug}:${kind}`;

export const partField = (part: TextPart, language: string) => `${part}.${language}`;

/** Whether the form has a field of this name. */
export const isTextField = (name: string): boolean => /^(version|(subject|opening|closing)\.[a-z]{2})$/.test(name);

export type TextError = { name: string; language: Locale; part: TextPart } & (
  | { code: TextProblem; limit: number }
  | { code: "placeholder"; problems: PlaceholderProblem[] }
);

type Shipped = { language: Locale; words: ShippedWords }[];

/** The words as they would have been typed: organisers' own, else the shipped ones, to be changed where they stand. */
export function storedTexts(stored: MailTexts, shipped: Shipped): DraftValues {
  return Object.fromEntries(
    shipped.flatMap(({ language, words }) =>
      textParts.map((part) => [
        partField(part, language),
        stored[language]?.[part] ?? (words[part].isExample ? "" : words[part].words),
      ]),
    ),
  );
}

/** Reads the form of one kind of letter. */
export function readTexts(
  values: DraftValues,
  kind: EditableKind,
  shipped: Shipped,
): { ok: true; texts: MailTexts } | { ok: false; errors: TextError[] } {
  const errors: TextError[] = [];
  const texts: MailTexts = {};
  for (const { language, words } of shipped) {
    const read = (part: TextPart) => {
      const name = partField(part, language);
      const typed = values[name];
      if (typed === undefined) return null;
      errors.push(...errorsOf(keptText(typed), { name, language, part }, kind));
      return partFrom(typed, part, words);
    };
    texts[language] = { subject: read("subject"), opening: read("opening"), closing: read("closing") };
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, texts };
}

function errorsOf(text: string, at: Pick<TextError, "name" | "language" | "part">, kind: EditableKind): TextError[] {
  const limit = maxCharacters[at.part];
  const code = textProblem(text, limit, at.part === "subject");
  if (code) return [{ ...at, code, limit }];
  const problems = placeholderProblems(text, placeholdersOf(kind, at.part));
  return problems.length > 0 ? [{ ...at, code: "placeholder", problems }] : [];
}
