import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, type Tx } from "../../db";
import { usualRules } from "../../mail-rules/constants";
import { momentOf } from "../../mail-rules/rules";
import { defaultWindows, firstFree, prefixFrom, slugFrom } from "../rules";
import type { NewEvent } from "../schema";

export type AddEventResult =
  | { ok: true; eventId: string; slug: string }
  | { ok: false; reason: "slug_taken" | "ends_before_start" | "starts_in_past" };

/** Two who make an event of the same title at once: the second takes the next address. */
const TRIES = 5;

/**
 * Makes an event: a draft that nobody but organisers sees, with windows that hang on its start, a waiting list, the usual
 * mails by the clock, and empty texts in each language. Address and references are made from the title unless given.
 * @returns a refusal when the address given is another event's, or its moments are not in order or have passed.
 */
export async function addEvent(input: NewEvent, context: Context): Promise<AddEventResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await context.db.$transaction((tx) => add(tx, input, context));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      if (input.slug) return { ok: false, reason: "slug_taken" };
      if (tries === TRIES) throw error;
    }
  }
}

async function add(tx: Tx, input: NewEvent, { now, actor }: Context): Promise<AddEventResult> {
  const { title, languages, slug: wish, referencePrefix, ...facts } = input;
  if (facts.endsAt <= facts.startsAt) return { ok: false, reason: "ends_before_start" };
  if (facts.startsAt <= now) return { ok: false, reason: "starts_in_past" };
  const taken = await takenNames(tx);
  if (wish && taken.slugs.has(wish)) return { ok: false, reason: "slug_taken" };
  const slug = wish ?? firstFree(slugFrom(title), taken.slugs);
  // What would have gone out before now never does.
  const leftOut = (rule: (typeof usualRules)[number]) => {
    const isPast = momentOf({ ...rule, at: null }, facts) <= now;
    return { doneAt: isPast ? now : null, wasSkipped: isPast };
  };
  const event = await tx.event.create({
    data: {
      ...facts,
      ...defaultWindows(facts, now),
      slug,
      status: "draft",
      languages,
      referencePrefix: referencePrefix ?? firstFree(prefixFrom(title), taken.prefixes, ""),
      texts: { create: languages.map((locale, index) => emptyText(locale, index === 0 ? title : "")) },
      mailRules: { create: usualRules.map((rule) => ({ ...rule, createdAt: now, ...leftOut(rule) })) },
    },
    select: { id: true },
  });
  const after = { slug, title, languages, startsAt: facts.startsAt.toISOString(), endsAt: facts.endsAt.toISOString() };
  await recordAudit(tx, { at: now, actor, action: "event.added", eventId: event.id, after });
  return { ok: true, eventId: event.id, slug };
}

/** Addresses and beginnings of references that events have. */
export async function takenNames(tx: Tx) {
  const events = await tx.event.findMany({ select: { slug: true, referencePrefix: true } });
  return {
    slugs: new Set(events.map(({ slug }) => slug)),
    prefixes: new Set(events.map(({ referencePrefix }) => referencePrefix)),
  };
}

/** The texts of an event in a language before anybody has written them. */
export function emptyText(locale: string, title = "") {
  return {
    locale,
    title,
    summary: "",
    background: "",
    workshop: "",
    casesHeading: "",
    casesText: "",
    privacyController: "",
  };
}
