import type { Prisma } from "@/prisma/generated/client";
import { clock } from "../clock";
import type { Db } from "../db";
import { findDigest } from "../news/queries";
import { issueLinkKey } from "../secrets";
import { unsubscribePurpose } from "./constants";
import type { DigestEvent } from "./schema";

const forSending = {
  id: true,
  kind: true,
  locale: true,
  recipient: true,
  recipientName: true,
  data: true,
  sealed: true,
  messageId: true,
  queuedAt: true,
  eventId: true,
  announcementId: true,
  onceKey: true,
  mailRule: { select: { letter: true, anchor: true, round: true, audience: true } },
  registration: { include: { handedOverBy: { select: { givenName: true, familyName: true } } } },
  invitation: true,
  handover: true,
  organiser: { select: { id: true, name: true, email: true } },
} satisfies Prisma.OutgoingMailSelect;

const eventForSending = {
  texts: { omit: { eventId: true } },
  mailTexts: { omit: { eventId: true } },
} satisfies Prisma.EventInclude;

const announcementForSending = {
  id: true,
  status: true,
  isNews: true,
  texts: { omit: { announcementId: true } },
  files: { select: { id: true, name: true, contentType: true, size: true } },
} satisfies Prisma.AnnouncementSelect;

/** A mail with everything its letter is made from. */
export type MailToSend = Prisma.OutgoingMailGetPayload<{ select: typeof forSending }> & {
  event: Prisma.EventGetPayload<{ include: typeof eventForSending }> | null;
  announcement: Prisma.AnnouncementGetPayload<{ select: typeof announcementForSending }> | null;
  /** Whether its reader wants no news: nothing beyond what belongs to their registration. */
  isOptedOut: boolean;
  /** What a digest for organisers tells of; empty for all other kinds. */
  digest: DigestEvent[];
  /** Message-ID of the first mail that the registration's participant was sent, for threads (RFC 5322, 3.6.4). */
  threadStart: string | null;
};

/**
 * Mails with everything their letters are made from, in as many statements however many they are: an event or an
 * announcement stands there once, not once per mail. Those that have gone together with their registration are left out.
 */
export async function listMailsToSend(db: Db, ids: string[]): Promise<MailToSend[]> {
  const mails = await db.outgoingMail.findMany({
    where: { id: { in: ids } },
    select: forSending,
    relationLoadStrategy: "join",
  });
  const eventIds = [...new Set(mails.flatMap(({ eventId }) => eventId ?? []))];
  const events = await db.event.findMany({
    where: { id: { in: eventIds } },
    include: eventForSending,
    relationLoadStrategy: "join",
  });
  const announcements = await listAnnouncements(
    db,
    mails.flatMap(({ announcementId }) => announcementId ?? []),
  );
  const optedOut = await listOptedOut(
    db,
    mails.flatMap(({ registration }) => registration?.emailKey ?? []),
  );
  const digests = await Promise.all(mails.map((mail) => findDigest(db, mail)));
  const threads = await listThreadStarts(
    db,
    mails.flatMap(({ registration }) => registration?.id ?? []),
  );
  return mails.map((mail, index) => ({
    ...mail,
    isOptedOut: Boolean(mail.registration?.deletionRequestedAt) || optedOut.has(mail.registration?.emailKey ?? ""),
    announcement: announcements.find(({ id }) => id === mail.announcementId) ?? null,
    digest: digests[index] ?? [],
    event: events.find(({ id }) => id === mail.eventId) ?? null,
    threadStart: threads.get(mail.registration?.id ?? "") ?? null,
  }));
}

/** Those of these addresses whose owners want no news. */
async function listOptedOut(db: Db, emailKeys: string[]): Promise<Set<string>> {
  if (emailKeys.length === 0) return new Set();
  const rows = await db.mailOptOut.findMany({ where: { emailKey: { in: emailKeys } }, select: { emailKey: true } });
  return new Set(rows.map(({ emailKey }) => emailKey));
}

/** An event with everything that letters say of it. */
export type EventForLetters = NonNullable<MailToSend["event"]>;

/** An event as its letters see it; null when there is none with this id. */
export async function findEventForLetters(db: Db, eventId: string): Promise<EventForLetters | null> {
  return db.event.findUnique({ where: { id: eventId }, include: eventForSending, relationLoadStrategy: "join" });
}

async function listAnnouncements(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  return db.announcement.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: announcementForSending,
    relationLoadStrategy: "join",
  });
}

/** In milliseconds: for how long an answer about an announcement is believed, so that 5,000 mails do not ask 5,000 times. */
const BELIEVED_MS = 500;
const stopped = new Map<string, { askedAt: number; answer: Promise<boolean> }>();

/**
 * Whether an announcement was stopped. Asked for each of its mails right before it leaves: a worker has many in hand, which
 * were read when it took them.
 */
export function isStopped(db: Db, announcementId: string): Promise<boolean> {
  const now = clock.realNow().getTime();
  const known = stopped.get(announcementId);
  if (known && now - known.askedAt < BELIEVED_MS) return known.answer;
  const answer = db.announcement
    .findUnique({ where: { id: announcementId }, select: { status: true } })
    .then((found) => found?.status !== "sending" && found?.status !== "sent");
  for (const [id, { askedAt }] of stopped) if (now - askedAt >= BELIEVED_MS) stopped.delete(id);
  stopped.set(announcementId, { askedAt: now, answer });
  return answer;
}

/** Message-ID of the first mail sent about each of these registrations; those without any are left out. */
async function listThreadStarts(db: Db, registrationIds: string[]): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; messageId: string }[]>`
    SELECT DISTINCT ON (registration_id) registration_id::text AS id, message_id AS "messageId" FROM outgoing_mail
    WHERE registration_id = ANY (${registrationIds}::uuid[]) AND status = 'sent' ORDER BY registration_id, id`;
  return new Map(rows.map(({ id, messageId }) => [id, messageId]));
}

/** Key of the link by which somebody unsubscribes from news: with one press, and for good. */
export function unsubscribeKey(registrationId: string): string {
  return issueLinkKey(unsubscribePurpose, registrationId, 1);
}
