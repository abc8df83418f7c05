import { auditRow } from "../audit/commands";
import { type Db, lockEvent } from "../db";
import { isLocale } from "../i18n/locales";
import { mailRow } from "../mail/commands";
import { fillFreeSeats } from "../waiting-list/commands/fill-free-seats";
import { endEventReservations } from "./commands/end-event-reservations";
import { REMIND_BATCH } from "./constants";

type Reminded = { id: string; eventId: string; email: string; name: string | null; locale: string };

/**
 * Reminds whoever has not answered by the moment set for it, once: a row is marked, put on record and mailed in one
 * transaction, and a second worker that wants the same row finds it marked.
 * @param now product time. @returns how many.
 */
export async function remindInvitations({ db, now }: { db: Db; now: Date }): Promise<number> {
  for (let reminded = 0; ; ) {
    const batch = await remindSome(db, now);
    reminded += batch;
    if (batch < REMIND_BATCH) return reminded;
  }
}

async function remindSome(db: Db, now: Date): Promise<number> {
  return db.$transaction(async (tx) => {
    const due = await tx.$queryRaw<Reminded[]>`
      WITH due AS MATERIALIZED (
        SELECT id FROM invitation
        WHERE remind_at <= ${now} AND reminded_at IS NULL AND reserved_until >= ${now}
          AND accepted_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL
        ORDER BY remind_at, id LIMIT ${REMIND_BATCH} FOR UPDATE SKIP LOCKED
      )
      UPDATE invitation i SET reminded_at = ${now} FROM due WHERE i.id = due.id
      RETURNING i.id::text, i.event_id::text AS "eventId", i.email, i.name, i.locale`;
    if (due.length === 0) return 0;
    await tx.auditEntry.createMany({
      data: due.map(({ id, eventId }) =>
        auditRow({
          at: now,
          actor: { kind: "system" },
          action: "invitation.reminded",
          eventId,
          after: { invitation: id },
        }),
      ),
    });
    await tx.outgoingMail.createMany({
      data: due.map(({ id, eventId, email, name, locale }) =>
        mailRow({
          kind: "invitation.reminder",
          locale: isLocale(locale) ? locale : "en",
          recipient: email,
          recipientName: name,
          invitationId: id,
          eventId,
          queuedAt: now,
        }),
      ),
    });
    return due.length;
  });
}

/**
 * Ends seats that were set aside until a moment that has passed and gives them to whoever is next, event by event under
 * its lock.
 * @param now product time. @returns how many invitations and codes no longer set anything aside.
 */
export async function endReservations({ db, now }: { db: Db; now: Date }): Promise<number> {
  const events = await db.$queryRaw<{ id: string }[]>`
    SELECT event_id::text AS id FROM invitation WHERE holds_seat AND reserved_until < ${now}
    UNION SELECT event_id::text FROM access_code WHERE holds_seats AND reserved_until < ${now}`;
  let ended = 0;
  for (const { id } of events) {
    ended += await db.$transaction(async (tx) => {
      await lockEvent(tx, id);
      const endedHere = await endEventReservations(tx, id, now);
      if (endedHere > 0) await fillFreeSeats(tx, id, { now });
      return endedHere;
    });
  }
  return ended;
}
