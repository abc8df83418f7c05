import { v7 as uuidv7 } from "uuid";
import type { BounceKind } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";

/** A report about a mail of ours. `receivedAt`: product time, so that it stands beside the other facts of a registration. */
export type Bounce = {
  mailId: string;
  kind: BounceKind;
  status: string | null;
  diagnostic: string;
  sourceId: string;
  receivedAt: Date;
};

/**
 * Puts a report on record and moves past its message, or moves past alone: one transaction, so that a report is counted
 * once whatever dies in between, and by any number of readers at once. Also when a server gives its UIDs anew: the report
 * has its own name.
 * @returns whether the report was new.
 */
export async function recordRead(
  db: Db,
  mailbox: { name: string; uidValidity: bigint },
  uid: bigint,
  bounce: Bounce | null,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const isNew = bounce !== null && (await insertBounce(tx, bounce));
    await tx.bounceMailbox.updateMany({
      where: { ...mailbox, lastUid: { lt: uid } },
      data: { lastUid: uid },
    });
    return isNew;
  });
}

/** Nothing is written when the report is known, or the mail has gone together with its registration. */
async function insertBounce(tx: Tx, { mailId, kind, status, diagnostic, sourceId, receivedAt }: Bounce) {
  const inserted = await tx.$executeRaw`
    INSERT INTO mail_bounce (id, mail_id, kind, status, diagnostic, source_id, received_at)
    SELECT ${uuidv7()}::uuid, id, ${kind}::bounce_kind, ${status}, ${diagnostic}, ${sourceId}, ${receivedAt}
    FROM outgoing_mail WHERE id = ${mailId}::uuid
    ON CONFLICT (source_id) DO NOTHING`;
  return inserted > 0;
}

/**
 * How far a mailbox has been read. One that was never read, or whose server gives its UIDs anew, begins at its first
 * message: what is in it already may be about mails of ours.
 */
export async function beginReading(db: Db, name: string, uidValidity: bigint): Promise<bigint> {
  const known = await db.bounceMailbox.findUnique({ where: { name }, select: { uidValidity: true, lastUid: true } });
  if (known?.uidValidity === uidValidity) return known.lastUid;
  const anew = { uidValidity, lastUid: 0n };
  await db.bounceMailbox.upsert({ where: { name }, create: { name, ...anew }, update: anew });
  return 0n;
}

/**
 * The mailbox was read to its end, or as far as time allowed. One that was set before it is forgotten with its troubles; set
 * again, it is read from its beginning, and what is known is not counted twice. @param now real time.
 */
export async function recordReading(db: Db, name: string, now: Date): Promise<void> {
  await db.bounceMailbox.deleteMany({ where: { name: { not: name } } });
  await db.bounceMailbox.update({ where: { name }, data: { readAt: now, lastError: null, failingSince: null } });
}

/** The mailbox could not be read. @param now real time. @param trouble one line, without secrets. */
export async function recordTrouble(db: Db, name: string, now: Date, trouble: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO bounce_mailbox (name, uid_validity, last_uid, last_error, failing_since)
    VALUES (${name}, 0, 0, ${trouble}, ${now})
    ON CONFLICT (name) DO UPDATE SET last_error = excluded.last_error,
      failing_since = coalesce(bounce_mailbox.failing_since, excluded.failing_since)`;
}
