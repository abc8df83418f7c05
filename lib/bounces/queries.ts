import { Prisma } from "@/prisma/generated/client";
import type { Db } from "../db";
import type { OrganiserScope } from "../organisers/policy";

/** Since when the mailbox cannot be read (real time); null while it can, or was never tried. */
export async function findFailingSince(db: Db, name: string): Promise<Date | null> {
  const mailbox = await db.bounceMailbox.findUnique({ where: { name }, select: { failingSince: true } });
  return mailbox?.failingSince ?? null;
}

/**
 * The mail that a report is about: the first of `mailIds` that exists, else the one with the returned Message-ID. Null
 * when neither is one of ours.
 */
export async function findBouncedMail(db: Db, mailIds: string[], messageId: string | null): Promise<string | null> {
  for (const id of mailIds) {
    const mail = await db.outgoingMail.findUnique({ where: { id }, select: { id: true } });
    if (mail) return mail.id;
  }
  if (!messageId) return null;
  const mail = await db.outgoingMail.findUnique({ where: { messageId }, select: { id: true } });
  return mail?.id ?? null;
}

type MayRead = OrganiserScope<"registrations.read">;

export type AddressTrouble = {
  registrationId: string;
  givenName: string;
  familyName: string;
  email: string;
  mailId: string;
  mailKind: string;
  /** `broken`: a server said for good that mail does not get through; `unsure`: it came back, or is late, for now. */
  trouble: "broken" | "unsure";
  /** What the other server said, in one line. */
  said: string;
  /** Product time. */
  at: Date;
};

/**
 * People whose last mail to the address on record did not arrive: a report came back, or the mail server refused the
 * recipient. A later mail that was sent and did not come back ends it, and so does another address. People who have been
 * erased, and registrations that have ended unless asked for by id, are left out.
 */
async function addressTroubles(db: Db, which: Prisma.Sql, limit: number): Promise<AddressTrouble[]> {
  return db.$queryRaw<AddressTrouble[]>`
    SELECT r.id::text AS "registrationId", r.given_name AS "givenName", r.family_name AS "familyName", r.email,
      last.id::text AS "mailId", last.kind AS "mailKind",
      CASE WHEN bounce.kind = 'soft' THEN 'unsure' ELSE 'broken' END AS trouble,
      coalesce(bounce.diagnostic, last.last_error, '') AS said, coalesce(bounce.received_at, attempt.finished_at, last.queued_at) AS at
    FROM registration r
    CROSS JOIN LATERAL (
      SELECT m.id, m.kind, m.status, m.reason, m.last_error, m.queued_at FROM outgoing_mail m
      WHERE m.registration_id = r.id AND m.recipient = r.email AND m.status IN ('sent', 'failed')
      ORDER BY m.id DESC LIMIT 1) last
    LEFT JOIN LATERAL (
      SELECT b.kind, b.diagnostic, b.received_at FROM mail_bounce b WHERE b.mail_id = last.id
      ORDER BY b.kind = 'hard' DESC, b.id DESC LIMIT 1) bounce ON true
    LEFT JOIN LATERAL (
      SELECT a.finished_at FROM outgoing_mail_attempt a WHERE a.mail_id = last.id ORDER BY a.id DESC LIMIT 1) attempt ON true
    WHERE ${which} AND r.erased_at IS NULL AND (bounce.kind IS NOT NULL OR last.reason = 'address')
    ORDER BY trouble, at DESC, r.id LIMIT ${limit}`;
}

/** Whether mail to this person's address arrives, as far as is known; null when nothing speaks against it. */
export async function findAddressTrouble(
  db: Db,
  _scope: MayRead,
  registrationId: string,
): Promise<AddressTrouble | null> {
  const [trouble] = await addressTroubles(db, Prisma.sql`r.id = ${registrationId}::uuid`, 1);
  return trouble ?? null;
}

/** People of an event whom mail does not reach, the surest cases first; at most `limit` of them. */
export async function listAddressTrouble(
  db: Db,
  _scope: MayRead,
  eventId: string,
  limit: number,
): Promise<AddressTrouble[]> {
  const live = Prisma.sql`r.event_id = ${eventId}::uuid AND r.status NOT IN ('lapsed', 'declined', 'cancelled')`;
  return addressTroubles(db, live, limit);
}
