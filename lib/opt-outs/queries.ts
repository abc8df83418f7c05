import type { Db } from "../db";
import { unsubscribePurpose } from "../mail/constants";
import { readLinkKey } from "../secrets";

/**
 * Whom a link to unsubscribe belongs to, with how they stand. Null for a key we did not issue, and where the person's data is
 * gone. The key is the same in every mail to a registration and never runs out: mail may be read years later.
 */
export async function findSubscriber(db: Db, key: string) {
  const id = readLinkKey(unsubscribePurpose, key)?.id;
  if (!id) return null;
  const registration = await db.registration.findUnique({
    where: { id },
    select: {
      id: true,
      eventId: true,
      email: true,
      emailKey: true,
      erasedAt: true,
      locale: true,
      event: { select: { slug: true } },
    },
  });
  if (!registration || registration.erasedAt) return null;
  return { ...registration, optedOutAt: await findOptOut(db, registration.emailKey) };
}

/** When the owner of an address asked for no more news; null when they did not. */
export async function findOptOut(db: Db, emailKey: string): Promise<Date | null> {
  const found = await db.mailOptOut.findUnique({ where: { emailKey }, select: { optedOutAt: true } });
  return found?.optedOutAt ?? null;
}
