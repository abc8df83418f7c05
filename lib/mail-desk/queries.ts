import { Prisma } from "@/prisma/generated/client";
import type { OutgoingMailStatus } from "@/prisma/generated/enums";
import { containsPattern, searchWords } from "../audience/rules";
import type { Db } from "../db";
import { lastPage } from "../desk/rules";
import { type OrganiserScope, ofScope, within } from "../organisers/policy";
import { isUuid } from "../uuid";
import { MAILS_PER_PAGE, type MailFilterState, WITHOUT_EVENT_SHOWN } from "./constants";
import { leftOutOfAll } from "./rules";
import type { MailFilter } from "./schema";

type MayRead = OrganiserScope<"registrations.read">;

/** Never `data` and `sealed`: nothing secret can reach a page. */
const listed = {
  id: true,
  kind: true,
  status: true,
  reason: true,
  locale: true,
  recipient: true,
  recipientName: true,
  subject: true,
  attempts: true,
  queuedAt: true,
  notBefore: true,
  sentAt: true,
  lastError: true,
  registration: { select: { id: true, givenName: true, familyName: true } },
  announcement: { select: { id: true, texts: { select: { locale: true, subject: true } } } },
  bounces: {
    select: { id: true, kind: true, status: true, diagnostic: true, receivedAt: true },
    orderBy: { receivedAt: "desc" },
  },
} satisfies Prisma.OutgoingMailSelect;

const attempts = {
  select: { id: true, startedAt: true, succeeded: true, serverAnswer: true },
  orderBy: { id: "desc" },
} satisfies Prisma.OutgoingMail$deliveriesArgs;

/** A mail as lists show it. `notBefore` is real time, the others are product times. */
export type ListedMail = Prisma.OutgoingMailGetPayload<{ select: typeof listed }>;

const latestFirst = { id: "desc" } as const;

/**
 * One page of an event's mails, the latest first.
 * @param filter as read from the address; a page past the end becomes the last.
 * @param known how many the filter finds, where that has been counted already (`totalOf`).
 */
export async function listEventMails(
  db: Db,
  scope: MayRead,
  eventId: string,
  filter: MailFilter,
  known: number | null = null,
) {
  within(scope, eventId);
  const where = matching(eventId, filter);
  const total = known ?? (await countMails(db, where));
  const page = Math.min(filter.page, lastPage(total, MAILS_PER_PAGE));
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT mail.id::text FROM outgoing_mail mail WHERE ${where}
    ORDER BY mail.id DESC LIMIT ${MAILS_PER_PAGE} OFFSET ${(page - 1) * MAILS_PER_PAGE}`;
  return { rows: await mailsOf(db, ids), total, page };
}

/** The latest mails of an event that need attention, and how many there are. */
export async function listAttention(db: Db, scope: MayRead, eventId: string, most: number) {
  within(scope, eventId);
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT mail.id::text FROM outgoing_mail mail WHERE ${matching(eventId, { state: "attention" })}
    ORDER BY mail.id DESC`;
  const retrying = await db.outgoingMail.count({ where: { eventId, status: "waiting_to_retry" } });
  return { rows: await mailsOf(db, ids.slice(0, most)), total: ids.length, retrying };
}

/** Mails as lists show them, in no order: for lists that find and order them in their own way. */
export async function listMails(db: Db, scope: MayRead, ids: string[]): Promise<ListedMail[]> {
  return mailsOf(
    db,
    ids.map((id) => ({ id })),
    ofScope(scope),
  );
}

async function mailsOf(db: Db, ids: { id: string }[], also: { eventId?: string } = {}): Promise<ListedMail[]> {
  return db.outgoingMail.findMany({
    where: { id: { in: ids.map(({ id }) => id) }, ...also },
    select: listed,
    orderBy: latestFirst,
    relationLoadStrategy: "query",
  });
}

async function countMails(db: Db, where: Prisma.Sql): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM outgoing_mail mail WHERE ${where}`;
  return row?.count ?? 0;
}

function matching(eventId: string, { q = "", state, kind }: Partial<MailFilter>): Prisma.Sql {
  const conditions = [Prisma.sql`mail.event_id = ${eventId}::uuid`];
  if (state) conditions.push(...conditionsOf(eventId, state));
  if (kind) conditions.push(Prisma.sql`mail.kind = ${kind}`);
  for (const word of searchWords(q)) {
    conditions.push(Prisma.sql`concat_ws(' ', mail.recipient_name, mail.recipient) ILIKE ${containsPattern(word)}`);
  }
  return Prisma.join(conditions, " AND ");
}

function conditionsOf(eventId: string, state: MailFilterState): Prisma.Sql[] {
  switch (state) {
    case "waiting":
      return [Prisma.sql`mail.status IN ('queued', 'sending')`];
    case "retrying":
      return [Prisma.sql`mail.status = 'waiting_to_retry'`];
    case "returned":
      return [Prisma.sql`mail.status = 'sent' AND mail.id = ANY (ARRAY(SELECT b.mail_id FROM mail_bounce b))`];
    case "attention":
      return attention(eventId);
    default:
      return [Prisma.sql`mail.status = ${state}::outgoing_mail_status`];
  }
}

/** A later mail that says the same: whether it arrived is what counts now. */
const speaksFor = Prisma.sql`later.kind = mail.kind AND later.id > mail.id AND later.status <> 'withdrawn'
  AND later.announcement_id IS NOT DISTINCT FROM mail.announcement_id
  AND later.mail_rule_id IS NOT DISTINCT FROM mail.mail_rule_id`;

/**
 * What failed or came back and is not settled by now: by a corrected address, or by a later mail that says the same.
 * Through the index of troubled mails, so that it costs what there is of them.
 */
function attention(eventId: string | null): Prisma.Sql[] {
  const ofEvent = eventId ? Prisma.sql`f.event_id = ${eventId}::uuid` : Prisma.sql`f.event_id IS NOT NULL`;
  return [
    // As an array: the planner then looks the mails up one by one, and does not read all there are.
    Prisma.sql`mail.id = ANY (ARRAY(
      SELECT f.id FROM outgoing_mail f WHERE ${ofEvent} AND f.status = 'failed'
      UNION ALL SELECT b.mail_id FROM mail_bounce b))`,
    Prisma.sql`NOT EXISTS (
      SELECT FROM registration r WHERE r.id = mail.registration_id
        AND (r.erased_at IS NOT NULL OR r.email <> mail.recipient))`,
    Prisma.sql`NOT EXISTS (
      SELECT FROM outgoing_mail later WHERE later.registration_id = mail.registration_id AND ${speaksFor})`,
    Prisma.sql`NOT EXISTS (
      SELECT FROM outgoing_mail later WHERE later.invitation_id = mail.invitation_id AND ${speaksFor})`,
  ];
}

/**
 * How an event's mails stand: how many there are in each state of the filter and in all, which kinds occur, and how many
 * failed ones trying all again would look at.
 */
export async function countEventMails(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  const groups = await db.$queryRaw<{ kind: string; status: OutgoingMailStatus; count: number }[]>`
    SELECT kind, status::text, count(*)::int FROM outgoing_mail WHERE event_id = ${eventId}::uuid
    GROUP BY kind, status ORDER BY kind, status`;
  const of = (...statuses: OutgoingMailStatus[]) =>
    groups.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0);
  const retriable = Prisma.sql`
    mail.event_id = ${eventId}::uuid AND mail.status = 'failed' AND mail.reason::text <> ALL (${[...leftOutOfAll]}::text[])`;
  return {
    all: groups.reduce((sum, { count }) => sum + count, 0),
    counts: {
      attention: await countMails(db, matching(eventId, { state: "attention" })),
      waiting: of("queued", "sending"),
      retrying: of("waiting_to_retry"),
      sent: of("sent"),
      returned: await countMails(db, matching(eventId, { state: "returned" })),
      failed: of("failed"),
      withdrawn: of("withdrawn"),
    } satisfies Record<MailFilterState, number>,
    kinds: [...new Set(groups.map(({ kind }) => kind))],
    retriable: of("failed") > 0 ? await countMails(db, retriable) : 0,
  };
}

/** One mail of an event with every attempt; null when the id is not of this event. */
export async function findEventMail(db: Db, scope: MayRead, eventId: string, id: string) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  return db.outgoingMail.findFirst({
    where: { id, eventId },
    select: {
      ...listed,
      messageId: true,
      deliveries: attempts,
    },
    relationLoadStrategy: "query",
  });
}

export type DeskMail = NonNullable<Awaited<ReturnType<typeof findEventMail>>>;

/** Whether a mail has to wait for an earlier one to the same person, so that they are read in order. */
export async function isBehindAnother(db: Db, scope: MayRead, id: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ behind: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM outgoing_mail earlier JOIN outgoing_mail mail
        ON earlier.registration_id = mail.registration_id AND earlier.recipient = mail.recipient AND earlier.id < mail.id AND earlier.lane <= mail.lane
      WHERE mail.id = ${id}::uuid AND (${scope.eventId}::uuid IS NULL OR mail.event_id = ${scope.eventId}::uuid)
        AND earlier.status IN ('queued', 'sending', 'waiting_to_retry')) AS behind`;
  return row?.behind ?? false;
}

/** The mails about one registration, the latest first, each with every attempt. */
export async function listRegistrationMails(db: Db, scope: MayRead, registrationId: string) {
  return db.outgoingMail.findMany({
    where: { registrationId, ...ofScope(scope) },
    select: { ...listed, deliveries: attempts },
    orderBy: latestFirst,
    relationLoadStrategy: "query",
  });
}

export type RegistrationMail = Awaited<ReturnType<typeof listRegistrationMails>>[number];

/** Events with mails that need attention, and how many each has. */
export async function listEventsWithAttention(db: Db, scope: MayRead) {
  within(scope, null);
  const found = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT mail.event_id::text AS id, count(*)::int FROM outgoing_mail mail
    WHERE mail.event_id IS NOT NULL AND ${Prisma.join(attention(null), " AND ")} GROUP BY mail.event_id`;
  const events = await db.event.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: { id: true, slug: true, languages: true, texts: { omit: { eventId: true } } },
    orderBy: { startsAt: "desc" },
    relationLoadStrategy: "query",
  });
  return events.map((event) => ({ ...event, count: found.find(({ id }) => id === event.id)?.count ?? 0 }));
}

/** The latest mails that belong to no event: links to sign in, news to organisers. */
export async function listMailsWithoutEvent(db: Db, scope: MayRead): Promise<ListedMail[]> {
  within(scope, null);
  return db.outgoingMail.findMany({
    where: { eventId: null },
    select: listed,
    orderBy: latestFirst,
    take: WITHOUT_EVENT_SHOWN,
    relationLoadStrategy: "query",
  });
}
