import type { AudienceChoices } from "@/lib/audience/queries";
import { type ListColumn, listColumns } from "@/lib/desk/constants";
import type { ListFilter } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { questionsInWords } from "../audience/audience-choices";

/** A column that the list can show, with its heading. */
export type ColumnOffer = {
  value: ListColumn;
  label: string;
  /** Its question is not there any more, or has become sensitive. */
  isGone?: boolean;
};

/** All columns of an event's list: those every event has, and its questions; also those shown whose question is gone. */
export function columnsOffered(
  t: Translate<"admin">,
  locale: Locale,
  languages: readonly string[],
  questions: AudienceChoices["questions"],
  filter: ListFilter,
): ColumnOffer[] {
  const words = questionsInWords(questions, locale, languages);
  const asked = words
    .map(({ id, label, isRetired }) => ({ value: `answer.${id}` as const, label, isRetired }))
    .filter(({ value, isRetired }) => !isRetired || filter.columns.includes(value))
    .map(({ value, label }) => ({ value, label }));
  const known: ColumnOffer[] = [...listColumns.map((value) => ({ value, label: t(`columns.${value}`) })), ...asked];
  const gone = filter.columns
    .filter((column) => !known.some(({ value }) => value === column))
    .map((value) => ({ value, label: t("list.columnGone"), isGone: true }));
  return [...known, ...gone];
}
