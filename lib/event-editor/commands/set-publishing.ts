import { recordAudit } from "../../audit/commands";
import type { AuditAction } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import type { PublishingStep } from "../constants";
import { getEventToPublish } from "../queries";
import { findingsOf, isReady } from "../rules";

type Input = { eventId: string; step: PublishingStep };

export type PublishingRefusal =
  /** A cancelled event stays one. */
  | "cancelled"
  /** Something that every reader would miss is missing (`findingsOf`). */
  | "not_ready"
  /** Somebody is or was registered, or is invited: their links would lead nowhere. */
  | "people"
  /** The event has started. */
  | "over"
  /** It is as wished already: pressed twice, or somebody else was quicker. */
  | "done";
export type PublishingResult = { ok: true } | { ok: false; reason: PublishingRefusal };

const actions: Record<PublishingStep, AuditAction> = {
  publish: "event.published",
  unpublish: "event.unpublished",
  close: "event.closed",
  reopen: "event.reopened",
};

/**
 * Publishes an event or makes it a draft again, closes its registration by hand or opens it again within its window. Closing keeps
 * newcomers out and nothing else: invitations and codes still let in, and freed seats go to the waiting list.
 */
export async function setPublishing({ eventId, step }: Input, { db, now, actor }: Context): Promise<PublishingResult> {
  return db.$transaction(async (tx): Promise<PublishingResult> => {
    await lockEvent(tx, eventId);
    const { event, people, invited } = await getEventToPublish(tx, eventId);
    const { status, closedAt } = event;
    const refuse = (reason: PublishingRefusal) => ({ ok: false, reason }) as const;
    if (status === "cancelled") return refuse("cancelled");
    if (step === "publish") {
      if (status === "published") return refuse("done");
      if (!isReady(findingsOf(event, now))) return refuse("not_ready");
      await tx.event.update({ where: { id: eventId }, data: { status: "published" } });
    }
    if (step === "unpublish") {
      if (status === "draft") return refuse("done");
      if (people + invited > 0) return refuse("people");
      await tx.event.update({ where: { id: eventId }, data: { status: "draft" } });
    }
    if (step === "close" || step === "reopen") {
      if ((step === "close") === (closedAt !== null)) return refuse("done");
      if (now >= event.startsAt) return refuse("over");
      await tx.event.update({ where: { id: eventId }, data: { closedAt: step === "close" ? now : null } });
    }
    const before = { status, closedAt: closedAt?.toISOString() ?? null };
    const after = await tx.event.findUniqueOrThrow({
      where: { id: eventId },
      select: { status: true, closedAt: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: actions[step],
      eventId,
      before,
      after: { ...after, closedAt: after.closedAt?.toISOString() ?? null },
    });
    return { ok: true };
  });
}
