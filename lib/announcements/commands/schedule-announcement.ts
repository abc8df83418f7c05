import { countAudience } from "../../audience/queries";
import { audienceSchema } from "../../audience/schema";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { announcementProblems } from "../rules";
import { writtenLanguages } from "../schema";
import { type LockedAnnouncement, lockSeen, type NotSeen, type Seen } from "./lock-announcement";
import { startAnnouncement } from "./start-announcement";

export type ScheduleResult =
  | { ok: true }
  | {
      ok: false;
      /** `not_ready`: something is wrong with its texts. `nobody`: nobody would get it now. `past`: not a time to come. */
      reason: NotSeen | "not_ready" | "nobody" | "past" | "already_sent";
    };

/**
 * Sends an announcement now. First it is on record that it goes out at once, then its mails are put into the queue; whatever
 * dies in between, the clock finds it a minute later. A second press finds it sent and sends nothing.
 */
export async function sendAnnouncement(input: Seen, context: Context): Promise<ScheduleResult> {
  const { now } = context;
  const result = await schedule({ ...input, sendAt: now }, context);
  if (result.ok) await startAnnouncement(input, context);
  return result;
}

/** Has an announcement sent at a time to come. Who gets it is looked up then. @param input.sendAt product time. */
export async function scheduleAnnouncement(input: Seen & { sendAt: Date }, context: Context): Promise<ScheduleResult> {
  if (input.sendAt <= context.now) return { ok: false, reason: "past" };
  return schedule(input, context);
}

async function schedule(input: Seen & { sendAt: Date }, { db, now, actor }: Context): Promise<ScheduleResult> {
  return db.$transaction(async (tx): Promise<ScheduleResult> => {
    const found = await lockSeen(tx, input);
    if (typeof found === "string") return { ok: false, reason: found };
    const refusal = await refusalOf(tx, found);
    if (refusal) return { ok: false, reason: refusal };
    await tx.announcement.update({
      where: { id: found.id },
      data: { status: "scheduled", sendAt: input.sendAt, version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.scheduled",
      eventId: found.eventId,
      ...(found.sendAt && found.status === "scheduled" && { before: { sendAt: found.sendAt.toISOString() } }),
      after: { announcement: found.id, sendAt: input.sendAt.toISOString() },
    });
    return { ok: true };
  });
}

async function refusalOf(tx: Tx, found: LockedAnnouncement) {
  if (found.status !== "draft" && found.status !== "scheduled") return "already_sent";
  if (announcementProblems(found.texts, writtenLanguages(found.event)).length > 0) return "not_ready";
  const { reached } = await countAudience(tx, found.eventId, audienceSchema.parse(found.audience), found);
  return reached === 0 ? "nobody" : null;
}

export type UnscheduleResult = { ok: true } | { ok: false; reason: NotSeen | "not_scheduled" };

/** Makes a scheduled announcement a draft again, as long as it has not started. */
export async function unscheduleAnnouncement(input: Seen, { db, now, actor }: Context): Promise<UnscheduleResult> {
  return db.$transaction(async (tx): Promise<UnscheduleResult> => {
    const found = await lockSeen(tx, input);
    if (typeof found === "string") return { ok: false, reason: found };
    if (found.status !== "scheduled") return { ok: false, reason: "not_scheduled" };
    await tx.announcement.update({
      where: { id: found.id },
      data: { status: "draft", sendAt: null, version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.unscheduled",
      eventId: found.eventId,
      before: { sendAt: found.sendAt?.toISOString() ?? null },
      after: { announcement: found.id },
    });
    return { ok: true };
  });
}
