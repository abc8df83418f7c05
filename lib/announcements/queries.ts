import { Prisma } from "@/prisma/generated/client";
import { recipientsSql } from "../audience/queries";
import { containsPattern, searchWords } from "../audience/rules";
import { type Audience, audienceSchema } from "../audience/schema";
import type { Db } from "../db";
import { lastPage } from "../desk/rules";
import { isLocale } from "../i18n/locales";
import { listMails } from "../mail-desk/queries";
import { type OrganiserScope, ofScope, within } from "../organisers/policy";
import { issueLinkKey, readLinkKey } from "../secrets";
import { isUuid } from "../uuid";
import { MAILS_PER_PAGE, type Outcome, PEOPLE_OFFERED } from "./constants";
import { type MailCounts, noMails } from "./rules";

type MayRead = OrganiserScope<"registrations.read">;

const announcementFields = {
  id: true,
  status: true,
  audience: true,
  isNews: true,
  sendAt: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  stoppedAt: true,
  version: true,
  createdBy: { select: { name: true, email: true } },
  texts: { omit: { announcementId: true }, orderBy: { locale: "asc" } },
  files: { select: { id: true, name: true, contentType: true, size: true }, orderBy: { id: "asc" } },
} satisfies Prisma.AnnouncementSelect;
type Row = Prisma.AnnouncementGetPayload<{ select: typeof announcementFields }>;

const readable = ({ audience, texts, ...row }: Row) => ({
  ...row,
  audience: audienceSchema.parse(audience),
  texts: texts.flatMap((text) => (isLocale(text.locale) ? [{ ...text, locale: text.locale }] : [])),
});

/** An announcement with its words and the facts of its files. */
export type Announcement = ReturnType<typeof readable>;

/** All announcements of an event, the latest first, with how their mails stand. */
export async function listAnnouncements(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  const rows = await db.announcement.findMany({
    where: { eventId },
    select: announcementFields,
    orderBy: { id: "desc" },
    relationLoadStrategy: "join",
  });
  const counts = await countMails(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...readable(row), mails: counts.get(row.id) ?? noMails }));
}

/** One announcement with how its mails stand; null when the id is not of this event. */
export async function findAnnouncement(db: Db, scope: MayRead, eventId: string, id: string) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  const row = await db.announcement.findFirst({
    where: { id, eventId },
    select: announcementFields,
    relationLoadStrategy: "join",
  });
  if (!row) return null;
  return { ...readable(row), mails: (await countMails(db, [id])).get(id) ?? noMails };
}

/** Whether a mail that has left came back for good. */
const cameBack = Prisma.sql`EXISTS (SELECT FROM mail_bounce b WHERE b.mail_id = m.id AND b.kind = 'hard')`;

/** How the mails of announcements stand; tests that organisers sent to themselves are not among them. */
async function countMails(db: Db, ids: string[]): Promise<Map<string, MailCounts>> {
  const rows = await db.$queryRaw<(MailCounts & { id: string })[]>`
    SELECT m.announcement_id::text AS id, count(*)::int AS "all",
      count(*) FILTER (WHERE m.status = 'sent' AND NOT ${cameBack})::int AS sent,
      count(*) FILTER (WHERE m.status = 'sending')::int AS sending,
      count(*) FILTER (WHERE m.status IN ('queued', 'waiting_to_retry'))::int AS waiting,
      count(*) FILTER (WHERE m.status = 'failed')::int AS failed,
      count(*) FILTER (WHERE m.status = 'sent' AND ${cameBack})::int AS returned,
      count(*) FILTER (WHERE m.status = 'withdrawn')::int AS withdrawn
    FROM outgoing_mail m WHERE m.announcement_id = ANY (${ids}::uuid[]) AND m.organiser_id IS NULL
    GROUP BY m.announcement_id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const outcomeSql: Record<Outcome, Prisma.Sql> = {
  sent: Prisma.sql`m.status = 'sent' AND NOT ${cameBack}`,
  waiting: Prisma.sql`m.status IN ('queued', 'waiting_to_retry', 'sending')`,
  failed: Prisma.sql`m.status = 'failed'`,
  returned: Prisma.sql`m.status = 'sent' AND ${cameBack}`,
  withdrawn: Prisma.sql`m.status = 'withdrawn'`,
};

/**
 * One page of an announcement's outcome, person by person: what went wrong first, then by name. A page past the end becomes
 * the last.
 */
export async function listOutcome(
  db: Db,
  scope: MayRead,
  announcementId: string,
  filter: { outcome: Outcome | null; q: string; page: number },
) {
  const conditions = [
    Prisma.sql`m.announcement_id = ${announcementId}::uuid AND m.organiser_id IS NULL`,
    ...(scope.eventId ? [Prisma.sql`m.event_id = ${scope.eventId}::uuid`] : []),
    ...(filter.outcome ? [outcomeSql[filter.outcome]] : []),
    ...searchWords(filter.q).map(
      (word) => Prisma.sql`concat_ws(' ', m.recipient_name, m.recipient) ILIKE ${containsPattern(word)}`,
    ),
  ];
  const where = Prisma.join(conditions, " AND ");
  const [counted] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM outgoing_mail m WHERE ${where}`;
  const total = counted?.total ?? 0;
  const page = Math.min(filter.page, lastPage(total, MAILS_PER_PAGE));
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT m.id::text FROM outgoing_mail m WHERE ${where}
    ORDER BY m.status = 'sent' AND NOT ${cameBack}, m.status <> 'failed', m.recipient_name, m.id
    LIMIT ${MAILS_PER_PAGE} OFFSET ${(page - 1) * MAILS_PER_PAGE}`;
  const mails = new Map(
    (
      await listMails(
        db,
        scope,
        ids.map(({ id }) => id),
      )
    ).map((mail) => [mail.id, mail]),
  );
  return { rows: ids.flatMap(({ id }) => mails.get(id) ?? []), total, page };
}

/** Somebody who would get an announcement. */
export type Recipient = { id: string; name: string; email: string; locale: string };

/** The first few of those who would get a mail now, by name. @param q words to look for among them. */
export async function listRecipients(
  db: Db,
  scope: MayRead,
  eventId: string,
  { audience, isNews, q }: { audience: Audience; isNews: boolean; q: string },
): Promise<Recipient[]> {
  within(scope, eventId);
  const found = searchWords(q).map(
    (word) => Prisma.sql`concat_ws(' ', p.recipient_name, p.email) ILIKE ${containsPattern(word)}`,
  );
  return db.$queryRaw<Recipient[]>`
    SELECT p.id::text, p.recipient_name AS name, p.email, p.locale
    FROM (${recipientsSql(eventId, audience, { isNews })}) p
    WHERE ${Prisma.join([Prisma.sql`p.left_out IS NULL`, ...found], " AND ")}
    ORDER BY p.recipient_name, p.id LIMIT ${PEOPLE_OFFERED}`;
}

/** Somebody who would get an announcement now, with everything its letter is made from; null for all others. */
export async function findReader(
  db: Db,
  scope: MayRead,
  eventId: string,
  { audience, isNews, id }: { audience: Audience; isNews: boolean; id: string },
) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT p.id::text FROM (${recipientsSql(eventId, audience, { isNews })}) p
    WHERE p.left_out IS NULL AND p.id = ${id}::uuid`;
  if (!found) return null;
  return db.registration.findUnique({
    where: { id: found.id },
    include: { handedOverBy: { select: { givenName: true, familyName: true } } },
  });
}

/** The files of an announcement with their content, for the mails that carry them and for those who fetch them. */
export async function listAnnouncementFiles(db: Db, announcementId: string) {
  return db.announcementFile.findMany({
    where: { announcementId },
    select: { id: true, name: true, contentType: true, size: true, content: true },
    orderBy: { id: "asc" },
  });
}

/** One file of one announcement, for organisers. */
export async function findAnnouncementFile(db: Db, scope: MayRead, announcementId: string, id: string) {
  if (!isUuid(id)) return null;
  return db.announcementFile.findFirst({
    where: { id, announcementId, announcement: ofScope(scope) },
    select: { name: true, contentType: true, content: true },
  });
}

/** Purpose of the keys by which participants fetch a file; each file has its own. */
const filePurpose = (fileId: string) => `announcement-file:${fileId}`;

/**
 * Key of the link by which one participant fetches one file of an announcement that was too large for their mail: who, signed
 * for this file alone, then which file. Computed when needed and stored nowhere.
 */
export function announcementFileKey(file: { id: string }, registration: { id: string }): string {
  const which = Buffer.from(file.id.replaceAll("-", ""), "hex").toString("base64url");
  return issueLinkKey(filePurpose(file.id), registration.id, 1) + which;
}

/**
 * The file a link opens. Null for a key we did not issue, and where there is nothing to fetch any more: the file is gone, the
 * person's data is deleted, or no mail with it was ever meant for them.
 */
export async function findLinkedFile(db: Db, key: string) {
  if (!/^[\w-]{78}$/.test(key)) return null;
  const hex = Buffer.from(key.slice(56), "base64url").toString("hex");
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const registrationId = readLinkKey(filePurpose(id), key.slice(0, 56))?.id;
  if (!registrationId) return null;
  return db.announcementFile.findFirst({
    where: { id, announcement: { mails: { some: { registrationId, registration: { erasedAt: null } } } } },
    select: { name: true, contentType: true, content: true },
  });
}
