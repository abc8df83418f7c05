import type { AuditAction, AuditValues } from "../audit/schema";
import type { Db } from "../db";
import { emailKey } from "../email-address";
import { type OrganiserScope, within } from "../organisers/policy";
import { issueLinkKey, readLinkKey } from "../secrets";
import { endedStatuses, linkPurpose, registrationColumns } from "./constants";

/** Key of a participant's secret link, made from the id and the version on record. */
export function registrationKey(registration: { id: string; linkVersion: number }): string {
  return issueLinkKey(linkPurpose, registration.id, registration.linkVersion);
}

/**
 * The registration a secret link opens.
 * @param key as it stands in the address.
 * One that was merged into another opens that one.
 * @returns "wrong" for a key we did not issue, "old" for one that was replaced by a newer link or whose registration is gone.
 */
export async function findOwnRegistration(db: Db, key: string): Promise<OwnRegistration | "wrong" | "old"> {
  const read = readLinkKey(linkPurpose, key);
  if (!read) return "wrong";
  const registration = await findOwn(db, read.id);
  if (registration?.linkVersion !== read.version) return "old";
  return registration.mergedIntoId ? findKept(db, registration, registration.mergedIntoId) : registration;
}

/**
 * Where the link of a merged registration leads: to the one that stands in its place, through all it was merged into. The
 * link went to the address of the merged one: if nobody ever proved that, and the one that stays has another, it may have
 * reached a stranger, and leads nowhere.
 */
async function findKept(
  db: Db,
  merged: { email: string; verifiedAt: Date | null },
  id: string,
): Promise<OwnRegistration | "old"> {
  const kept = await findOwn(db, id);
  if (!kept || kept.erasedAt) return "old";
  if (kept.mergedIntoId) return findKept(db, merged, kept.mergedIntoId);
  return merged.verifiedAt || emailKey(merged.email) === emailKey(kept.email) ? kept : "old";
}

async function findOwn(db: Db, id: string) {
  return db.registration.findUnique({
    where: { id },
    select: {
      ...registrationColumns,
      id: true,
      linkVersion: true,
      mergedIntoId: true,
      reference: true,
      status: true,
      locale: true,
      calendarSequence: true,
      route: true,
      heldUntil: true,
      queueNumber: true,
      verifiedAt: true,
      approvedAt: true,
      deletionRequestedAt: true,
      erasedAt: true,
      registeredAt: true,
      cancelledAt: true,
      groupLead: { select: { givenName: true, familyName: true } },
      event: { select: { slug: true } },
    },
    relationLoadStrategy: "join",
  });
}

export type OwnRegistration = NonNullable<Awaited<ReturnType<typeof findOwn>>>;

const endings: AuditAction[] = [
  "registration.lapsed",
  "registration.declined",
  "registration.declined_offer",
  "registration.cancelled",
  "registration.handed_over",
];

/**
 * How a registration ended last, from its audit log: in which state it was, by whom, with which reason, and who has the
 * place now where it was handed over. For the participant's own page, whose key was checked.
 */
export async function findEnding(db: Db, registrationId: string) {
  const entry = await db.auditEntry.findFirst({
    where: { registrationId, action: { in: endings } },
    select: { actorKind: true, before: true, after: true, reason: true },
    orderBy: { number: "desc" },
  });
  if (!entry) return null;
  const before = entry.before as AuditValues | null;
  const after = entry.after as AuditValues | null;
  return {
    from: typeof before?.status === "string" ? before.status : null,
    by: entry.actorKind,
    reason: entry.reason,
    handedOverTo: typeof after?.to === "string" ? after.to : null,
  };
}

export type Ending = NonNullable<Awaited<ReturnType<typeof findEnding>>>;

/** Whose registration lives, for a mail to all of them: how many, how many with a place, and in which languages. */
export async function countLiveRegistrations(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  const groups = await db.registration.groupBy({
    by: ["locale", "status"],
    where: { eventId, status: { notIn: [...endedStatuses] } },
    _count: true,
    orderBy: [{ locale: "asc" }, { status: "asc" }],
  });
  const sum = (rows: typeof groups) => rows.reduce((total, { _count }) => total + _count, 0);
  const tags = [...new Set(groups.map(({ locale }) => locale))];
  return {
    total: sum(groups),
    confirmed: sum(groups.filter(({ status }) => status === "confirmed")),
    /** The most frequent first. */
    languages: tags
      .map((locale) => ({ locale, count: sum(groups.filter((group) => group.locale === locale)) }))
      .sort((one, other) => other.count - one.count),
  };
}
