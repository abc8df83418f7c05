import type { Db } from "../db";

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
