import type { Db } from "../db";
import { issueLinkKey, readLinkKey } from "../secrets";
import { linkPurpose } from "./constants";

/** Key of a participant's secret link, made from the id and the version on record. */
export function registrationKey(registration: { id: string; linkVersion: number }): string {
  return issueLinkKey(linkPurpose, registration.id, registration.linkVersion);
}

/**
 * The registration a secret link opens.
 * @param key as it stands in the address.
 * @returns "wrong" for a key we did not issue, "old" for one that was replaced by a newer link or whose registration is gone.
 */
export async function findOwnRegistration(db: Db, key: string) {
  const read = readLinkKey(linkPurpose, key);
  if (!read) return "wrong";
  const registration = await db.registration.findUnique({
    where: { id: read.id },
    select: {
      id: true,
      linkVersion: true,
      reference: true,
      status: true,
      locale: true,
      givenName: true,
      familyName: true,
      email: true,
      organisation: true,
      organisationType: true,
      country: true,
      jobTitle: true,
      attendsConference: true,
      photoConsent: true,
      listSharing: true,
      calendarSequence: true,
      route: true,
      heldUntil: true,
      queueNumber: true,
      verifiedAt: true,
      deletionRequestedAt: true,
      erasedAt: true,
      registeredAt: true,
      cancelledAt: true,
      groupLead: { select: { givenName: true, familyName: true } },
      event: { select: { slug: true } },
    },
    relationLoadStrategy: "join",
  });
  if (!registration) return "old";
  return registration.linkVersion === read.version ? registration : "old";
}

export type OwnRegistration = Exclude<Awaited<ReturnType<typeof findOwnRegistration>>, string>;
