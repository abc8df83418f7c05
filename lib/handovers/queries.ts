import type { Db } from "../db";
import { issueLinkKey, readLinkKey } from "../secrets";
import { handoverPurpose } from "./constants";

/** Key of the secret link with which a colleague takes a place over. */
export function handoverKey(handover: { id: string; linkVersion: number }): string {
  return issueLinkKey(handoverPurpose, handover.id, handover.linkVersion);
}

/**
 * The handover a secret link opens, with the name of whoever hands their place over.
 * @returns null for a key we did not issue or that was replaced.
 */
export async function findHandover(db: Db, key: string) {
  const read = readLinkKey(handoverPurpose, key);
  if (!read) return null;
  const handover = await db.handover.findUnique({
    where: { id: read.id },
    select: {
      id: true,
      linkVersion: true,
      name: true,
      email: true,
      locale: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      declinedAt: true,
      withdrawnAt: true,
      registration: {
        select: {
          status: true,
          givenName: true,
          familyName: true,
          organisation: true,
          organisationType: true,
          country: true,
          handedOverTo: { select: { reference: true } },
        },
      },
      event: { select: { slug: true } },
    },
    relationLoadStrategy: "join",
  });
  return handover?.linkVersion === read.version ? handover : null;
}

export type OfferedPlace = NonNullable<Awaited<ReturnType<typeof findHandover>>>;

/** The handover of a place that waits for the colleague's answer at this moment (product time); null without one. */
export async function findOpenHandover(db: Db, registrationId: string, now: Date) {
  return db.handover.findFirst({
    where: { registrationId, acceptedAt: null, declinedAt: null, withdrawnAt: null, expiresAt: { gte: now } },
    select: { id: true, name: true, email: true, createdAt: true, expiresAt: true },
  });
}

export type OpenHandover = NonNullable<Awaited<ReturnType<typeof findOpenHandover>>>;
