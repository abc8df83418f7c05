import { textSections } from "./constants";
import type { SectionName, TextField, TextName, TextsInLanguage } from "./schema";

/** Every text of an event, with the section in which it is written. */
export const allTexts: readonly (TextField & { section: SectionName })[] = Object.entries(textSections).flatMap(
  ([section, { texts }]) => texts.map((field) => ({ ...field, section: section as SectionName })),
);

/** Whether something stands in a text. */
export function isWritten(texts: TextsInLanguage | undefined, name: TextName): boolean {
  const value = texts?.[name];
  return Array.isArray(value) ? value.length > 0 : Boolean(value?.trim());
}

/** How a text stands in a language: `missing` where the page needs it, `untranslated` where only another language has it. */
export type TextState = "written" | "missing" | "untranslated" | "empty";

/** How one text of an event stands in one language, beside the languages in which the event is offered or prepared. */
export function textState(texts: readonly TextsInLanguage[], field: TextField, language: string): TextState {
  const own = texts.find(({ locale }) => locale === language);
  if (isWritten(own, field.name)) return "written";
  if (field.need === "always") return "missing";
  return texts.some((other) => isWritten(other, field.name)) ? "untranslated" : "empty";
}

/** Names of the texts that stand like this in a language, in one section or in all. */
export function textsThatAre(
  state: TextState,
  texts: readonly TextsInLanguage[],
  language: string,
  section?: SectionName,
): TextName[] {
  return allTexts
    .filter((field) => (!section || field.section === section) && textState(texts, field, language) === state)
    .map(({ name }) => name);
}
