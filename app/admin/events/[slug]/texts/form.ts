import type { DraftValues } from "@/lib/drafts/schema";
import { textSections } from "@/lib/event-texts/constants";
import { fieldsOf, mergeTexts, readTexts, storedTexts } from "@/lib/event-texts/rules";
import type { EventForTexts, SectionName, TextConflict, TextError, TypedTexts } from "@/lib/event-texts/schema";

/** Name under which what was typed is kept. */
export const textsForm = (eventId: string, section: string) => `texts:${eventId}:${section}`;

/** Names of the hidden fields that carry what the form said when it was shown. */
export const basisField = (name: string) => `basis.${name}`;

/** Whether the form of a section has a field of this name; languages are those of the event. */
export function isTextsField(section: string): (name: string) => boolean {
  const fields = Object.entries(textSections)
    .filter(([name]) => name === section)
    .flatMap(([, { texts, details }]) => [...texts, ...details]);
  return (name) => {
    const [, field, language] = /^(?:basis\.)?([A-Za-z]{2,40})(\.[A-Za-z-]{2,35})?$/.exec(name) ?? [];
    return fields.some((known) => known.name === field) && (language === undefined || language.length > 1);
  };
}

/** What was typed, and what the form said before, each by the name of its field. */
export function splitTyped(values: DraftValues): { typed: TypedTexts; basis: TypedTexts } {
  const entries = Object.entries(values);
  const isBasis = ([name]: [string, string]) => name.startsWith(basisField(""));
  return {
    typed: Object.fromEntries(entries.filter((entry) => !isBasis(entry))),
    basis: Object.fromEntries(
      entries.filter(isBasis).map(([name, value]) => [name.slice(basisField("").length), value]),
    ),
  };
}

/** What the page of a section shows: the words on record, or what was typed with what is wrong and what others changed. */
export function textsOnPage(
  section: SectionName,
  event: EventForTexts & { isFree: boolean },
  kept: DraftValues | null,
  taken?: string,
): { values: TypedTexts; basis: TypedTexts; errors: TextError[]; conflicts: TextConflict[] } {
  const current = storedTexts(section, event);
  if (!kept) return { values: current, basis: current, errors: [], conflicts: [] };
  const { typed, basis } = splitTyped(kept);
  const { values, conflicts } = mergeTexts(fieldsOf(section, event), { basis, typed, current });
  const read = readTexts(section, values, event, event.isFree);
  const errors = read.ok ? [] : read.errors;
  if (taken && values.slug === taken) errors.push({ name: "slug", code: "slug_taken" });
  return { values, basis: current, errors, conflicts };
}
