import { notFound } from "next/navigation";
import { findTyped } from "@/app/admin/typed";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import { translator } from "@/lib/i18n/translator";
import { getMergeSide, isOfEvent, type MergeSide } from "@/lib/merges/queries";
import { differencesBetween, inOrderOfStanding } from "@/lib/merges/rules";
import { type MergedField, SENSITIVE, takeField } from "@/lib/merges/schema";
import { answerField } from "@/lib/questions/schema";
import { standingOf } from "@/lib/registrations/rules";
import { openRegistrationFor } from "../../open-registration";

export type MergeParams = { params: Promise<{ slug: string; id: string; other: string }> };

/** Name under which choices are kept. */
export const mergeForm = (one: string, other: string) => `merge:${one}:${other}`;

/** What the page about two registrations and its action begin with: both, the one that stays first, and how they stand. */
export async function openMerge(slug: string, id: string, otherId: string) {
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const { scope, event } = opened;
  if (otherId === opened.registration.id || !(await isOfEvent(database(), scope, event.id, otherId))) notFound();
  const [one, two] = await Promise.all([getMergeSide(database(), id), getMergeSide(database(), otherId)]);
  const now = clock.now();
  const [kept, other] = inOrderOfStanding(one, two, now);
  const standing = { kept: standingOf(kept, now), other: standingOf(other, now) };
  return { ...opened, kept, other, standing, page: `${opened.here}/merge/${otherId}` };
}

/** Where the two differ, in words, with what was chosen or is suggested. */
export async function choicesOf(kept: MergeSide, other: MergeSide, locale: Locale) {
  const typed = await findTyped(mergeForm(kept.id, other.id));
  return differencesBetween(kept, other).map(({ field, suggestsOther }) => ({
    name: takeField(field),
    label: labelOf(field, [kept, other], locale),
    kept: inWords(kept, field, locale),
    other: inWords(other, field, locale),
    value: typed?.[takeField(field)] ?? (suggestsOther ? "other" : "kept"),
  }));
}

export type MergeChoice = Awaited<ReturnType<typeof choicesOf>>[number];

const answerOf = (side: MergeSide, field: string) => side.answers.find(({ key }) => answerField(key) === field);

function labelOf(field: string, sides: MergeSide[], locale: Locale): string {
  if (field === SENSITIVE) return translator(locale, "personDesk")("merge.sensitive");
  const asked = sides.map((side) => answerOf(side, field)?.asked).find(Boolean);
  return asked ?? fieldLabel(translator(locale, "admin"), field);
}

function inWords(side: MergeSide, field: string, locale: Locale): string {
  if (field === SENSITIVE) return translator(locale, "personDesk")("merge.sensitiveCount", { count: side.sensitive });
  const answer = answerOf(side, field);
  if (answer) return answer.inWords;
  return valueInWords(field, side[field as MergedField] ?? null, locale);
}
