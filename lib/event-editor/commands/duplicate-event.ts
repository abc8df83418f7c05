import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { momentOf } from "../../mail-rules/rules";
import { moveAlong } from "../../time-zone";
import { firstFree, movedDates, slugLike } from "../rules";
import { takenNames } from "./add-event";
import { copyProgramme, copyQuestions, copyTags } from "./copy-parts";

type Input = {
  eventId: string;
  startsAt: Date;
  /** Null: it lasts as long as the first. */
  endsAt: Date | null;
  /** Null: like the first one's, with the new year. */
  slug: string | null;
};

export type DuplicateEventResult =
  | { ok: true; eventId: string; slug: string }
  | { ok: false; reason: "slug_taken" | "ends_before_start" | "starts_in_past" };

/** Two who copy one event at once: the second takes the next address. */
const TRIES = 5;

/**
 * Makes a draft like another event, at another time. Everything that was set up comes along: texts, contact, funding,
 * place, seats and how they are handed out, windows and mails by the clock (moved along), programme and speakers,
 * questions that are asked, mail texts, words of tags, colour and logo. People stay behind, and with them invitations,
 * codes, announcements, notes, views and the log.
 * @returns a refusal when the address given is another event's, or the moments are not in order or have passed.
 */
export async function duplicateEvent(input: Input, context: Context): Promise<DuplicateEventResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await context.db.$transaction((tx) => duplicate(tx, input, context), { timeout: 30_000 });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      if (input.slug) return { ok: false, reason: "slug_taken" };
      if (tries === TRIES) throw error;
    }
  }
}

async function duplicate(tx: Tx, input: Input, { now, actor }: Context): Promise<DuplicateEventResult> {
  // What is copied stands still meanwhile.
  await lockEvent(tx, input.eventId);
  const source = await tx.event.findUnique({
    where: { id: input.eventId },
    include: { texts: true, mailTexts: true, mailRules: { include: { texts: true } }, logo: true },
  });
  if (!source) throw new NotFoundError("No such event.");
  const { texts, mailTexts, mailRules, logo, ...columns } = source;
  const dates = movedDates(source, input.startsAt, input.endsAt);
  if (dates.endsAt <= dates.startsAt) return { ok: false, reason: "ends_before_start" };
  if (dates.startsAt <= now) return { ok: false, reason: "starts_in_past" };
  const taken = await takenNames(tx);
  if (input.slug && taken.slugs.has(input.slug)) return { ok: false, reason: "slug_taken" };
  const slug = input.slug ?? firstFree(slugLike(source.slug, source.startsAt, dates.startsAt), taken.slugs);

  const own = { createdAt: undefined, updatedAt: undefined, closedAt: null, cancelledAt: null, calendarSequence: 0 };
  const copy = {
    ...columns,
    ...dates,
    ...own,
    id: uuidv7(),
    slug,
    status: "draft",
    referencePrefix: firstFree(source.referencePrefix, taken.prefixes, ""),
    duplicatedFromId: source.id,
  } satisfies Prisma.EventUncheckedCreateInput;
  const eventId = copy.id;
  await tx.event.create({ data: copy, select: { id: true } });
  await tx.eventText.createMany({ data: texts.map((text) => ({ ...text, eventId, cancelledText: null })) });
  await tx.eventMailText.createMany({ data: mailTexts.map((text) => ({ ...text, eventId })) });
  if (logo) await tx.eventLogo.create({ data: { ...logo, altTexts: logo.altTexts as object, eventId } });
  const move = { from: source.startsAt, to: dates.startsAt, timeZone: source.timeZone };
  await copyProgramme(tx, source.id, eventId, move);
  // Rules speak of questions and tags by their ids.
  const ids = new Map([...(await copyQuestions(tx, source.id, eventId)), ...(await copyTags(tx, source.id, eventId))]);
  for (const { texts: words, ...rule } of mailRules) {
    const at = rule.at && moveAlong(rule.at, move);
    const isPast = momentOf({ ...rule, at }, copy) <= now;
    const mailRuleId = uuidv7();
    const audience = renamed(rule.audience, ids);
    const fresh = { round: 1, doneAt: isPast ? now : null, wasSkipped: isPast, createdAt: now };
    await tx.mailRule.create({ data: { ...rule, id: mailRuleId, eventId, at, audience, ...fresh } });
    await tx.mailRuleText.createMany({ data: words.map((text) => ({ ...text, mailRuleId })) });
  }
  await recordAudit(tx, {
    at: now,
    actor,
    action: "event.duplicated",
    eventId,
    after: { slug, from: source.slug, startsAt: dates.startsAt.toISOString(), endsAt: dates.endsAt.toISOString() },
  });
  return { ok: true, eventId, slug };
}

/** A value in which each id is that of its copy. */
function renamed(value: Prisma.JsonValue, ids: ReadonlyMap<string, string>): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value), (_, part) => (typeof part === "string" ? (ids.get(part) ?? part) : part));
}
