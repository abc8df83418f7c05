import { auditRow, recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { mailTo } from "../../registrations/commands/tell-participant";
import { kindsOfEventAhead } from "../constants";
import { wordsFor } from "../rules";
import { peopleOfEvent, queueMails } from "./people-of-event";

export type CancelEventInput = {
  eventId: string;
  /** What pages and mails say about it, by language; null for the shipped words. */
  texts: Record<string, string | null>;
};

export type CancelEventResult =
  | { ok: true; changed: boolean /** How many people get a mail. */; told: number }
  | { ok: false; reason: "draft" | "over" };

/**
 * Cancels an event, for good. Everybody whose registration lives gets a mail that also takes the day out of the calendars
 * of those with a place, and everything that was open ends: invitations, codes, handovers, announcements that were to go
 * out, mails that speak of an event ahead and have not left. Registrations stay as they are, so that it stays known who
 * was to come, and go when their time is over.
 * Pressed twice, or by two organisers, it is done once.
 * @returns a refusal for a draft, of which nobody knows, and for an event that has ended.
 */
export async function cancelEvent(
  { eventId, texts }: CancelEventInput,
  { db, now, actor }: Context,
): Promise<CancelEventResult> {
  return db.$transaction(
    async (tx): Promise<CancelEventResult> => {
      await lockEvent(tx, eventId);
      const event = await tx.event.findUnique({ where: { id: eventId }, include: { texts: true } });
      if (!event) throw new NotFoundError("No such event.");
      if (event.status === "cancelled") return { ok: true, changed: false, told: 0 };
      if (event.status === "draft") return { ok: false, reason: "draft" };
      if (now >= event.endsAt) return { ok: false, reason: "over" };

      const ended = await endWhatIsOpen(tx, eventId, { now, actor });
      const calendarSequence = event.calendarSequence + 1;
      await tx.event.update({
        where: { id: eventId },
        data: { status: "cancelled", cancelledAt: now, calendarSequence },
      });
      const words: AuditValues = {};
      for (const { locale } of event.texts) {
        const cancelledText = texts[locale] ?? null;
        if (cancelledText) words[`cancelledText.${locale}`] = cancelledText;
        await tx.eventText.update({ where: { eventId_locale: { eventId, locale } }, data: { cancelledText } });
      }
      const people = await peopleOfEvent(tx, eventId);
      await queueMails(
        tx,
        people.map((person) => {
          const { calendarSequence, locale } = person;
          const wasConfirmed = person.status === "confirmed";
          const message = wordsFor(texts, event.languages, locale);
          return mailTo(person, "event.cancelled", { calendarSequence, wasConfirmed, message }, now);
        }),
      );
      await recordAudit(tx, {
        at: now,
        actor,
        action: "event.cancelled",
        eventId,
        before: { status: event.status },
        after: { status: "cancelled", ...words, told: people.length, ...ended },
      });
      return { ok: true, changed: true, told: people.length };
    },
    { timeout: 60_000 },
  );
}

/** What would go on by itself or could still be answered ends here. @returns how much of each there was. */
async function endWhatIsOpen(tx: Tx, eventId: string, { now, actor }: Pick<Context, "now" | "actor">) {
  const open = { eventId, acceptedAt: null, declinedAt: null, withdrawnAt: null };
  const handovers = await tx.handover.findMany({ where: open, select: { registrationId: true, name: true } });
  await tx.handover.updateMany({ where: open, data: { withdrawnAt: now } });
  const invitations = await tx.invitation.findMany({ where: open, select: { id: true, holdsSeat: true } });
  await tx.invitation.updateMany({ where: open, data: { withdrawnAt: now, holdsSeat: false } });
  const codes = await tx.accessCode.findMany({
    where: { eventId, closedAt: null },
    select: { id: true, holdsSeats: true },
  });
  await tx.accessCode.updateMany({ where: { eventId, closedAt: null }, data: { closedAt: now, holdsSeats: false } });
  const common = { at: now, actor, eventId };
  await tx.auditEntry.createMany({
    data: [
      ...handovers.map(({ registrationId, name }) =>
        auditRow({ ...common, action: "registration.handover_withdrawn", registrationId, after: { name } }),
      ),
      ...invitations.map(({ id, holdsSeat }) =>
        auditRow({
          ...common,
          action: "invitation.withdrawn",
          before: { holdsSeat },
          after: { invitation: id, holdsSeat: false },
        }),
      ),
      ...codes.map(({ id, holdsSeats }) =>
        auditRow({ ...common, action: "access_code.closed", before: { holdsSeats }, after: { holdsSeats: false, id } }),
      ),
    ],
  });
  const announcements = await tx.announcement.updateMany({
    where: { eventId, status: "scheduled" },
    data: { status: "draft", sendAt: null, version: { increment: 1 } },
  });
  const mails = await tx.outgoingMail.updateMany({
    where: {
      eventId,
      status: { in: ["queued", "waiting_to_retry"] },
      OR: [{ kind: { in: [...kindsOfEventAhead] } }, { mailRuleId: { not: null } }],
    },
    data: { status: "withdrawn", reason: "obsolete", sealed: null },
  });
  return {
    handovers: handovers.length,
    invitations: invitations.length,
    codes: codes.length,
    announcements: announcements.count,
    mails: mails.count,
  };
}
