import { Prisma } from "@/prisma/generated/client";
import { countAudience, recipientsSql } from "../../audience/queries";
import { conditionsNoted } from "../../audience/rules";
import { audienceSchema } from "../../audience/schema";
import { recordAudit } from "../../audit/commands";
import type { Actor } from "../../context";
import type { Db, Tx } from "../../db";
import { env } from "../../env";
import { laneOf, senderHost } from "../../mail/rules";
import { QUEUEING_MS } from "../constants";
import { fallbackLanguage } from "../rules";
import { type LockedAnnouncement, lockAnnouncement } from "./lock-announcement";

/**
 * Puts the mails of a scheduled announcement into the queue once its time has come. All of them or none, in one statement and
 * one transaction with the change of its state, under its row's lock: whoever comes second, presses twice or starts again
 * after a crash finds either everything done or nothing. Who gets it is looked up now, not when it was scheduled; each
 * person's mail has a key of its own that cannot exist twice.
 * @returns how many mails; null when there was nothing to start.
 */
export async function startAnnouncement(
  input: { eventId: string; id: string },
  { db, now, actor }: { db: Db; now: Date; actor: Actor },
): Promise<number | null> {
  return db.$transaction(
    async (tx) => {
      const found = await lockAnnouncement(tx, input);
      if (found?.status !== "scheduled" || !found.sendAt || found.sendAt > now) return null;
      const audience = audienceSchema.parse(found.audience);
      const { leftOut } = await countAudience(tx, found.eventId, audience, found);
      const queued = await queueAll(tx, found, now);
      await tx.announcement.update({
        where: { id: found.id },
        data: {
          startedAt: now,
          version: { increment: 1 },
          ...(queued === 0 ? { status: "sent", finishedAt: now } : { status: "sending" }),
        },
        select: { id: true },
      });
      await recordAudit(tx, {
        at: now,
        actor,
        action: "announcement.sent",
        eventId: found.eventId,
        after: { announcement: found.id, recipients: queued, leftOut, ...conditionsNoted(audience) },
      });
      return queued;
    },
    { timeout: QUEUEING_MS },
  );
}

/** In one INSERT … SELECT: 5,000 rows cost one round trip. The mail is in the language in which its reader finds words. */
async function queueAll(tx: Tx, found: LockedAnnouncement, now: Date): Promise<number> {
  const { id, eventId, isNews, event } = found;
  const written = found.texts.map(({ locale }) => locale);
  const otherwise = fallbackLanguage(written, event.languages);
  if (otherwise === null) return 0;
  const kind = "announcement.sent";
  return tx.$executeRaw`
    INSERT INTO outgoing_mail (id, kind, lane, once_key, locale, recipient_name, recipient, registration_id, event_id,
      announcement_id, data, message_id, queued_at)
    SELECT ${uuidv7Sql}, ${kind}, ${laneOf(kind)}, 'announcement:' || ${id} || ':' || person.id,
      CASE WHEN person.locale = ANY (${written}) THEN person.locale ELSE ${otherwise} END,
      person.recipient_name, person.email, person.id, ${eventId}::uuid, ${id}::uuid, ${JSON.stringify({ isNews })}::jsonb,
      '<' || gen_random_uuid() || ${`@${senderHost(env())}>`}, ${now}
    FROM (${recipientsSql(eventId, audienceSchema.parse(found.audience), { isNews })}) person
    WHERE person.left_out IS NULL
    ON CONFLICT (once_key) DO NOTHING`;
}

/** A UUIDv7 (RFC 9562, 5.7) made by the database: PostgreSQL has a function for it only from 18 on. */
const uuidv7Sql = Prisma.sql`encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
  52, 1), 53, 1), 'hex')::uuid`;
