import { Prisma } from "@/prisma/generated/client";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { containsPattern, searchWords } from "../audience/rules";
import type { Db, Tx } from "../db";
import { lastPage } from "../desk/rules";
import { type OrganiserScope, within } from "../organisers/policy";
import { endedStatuses, seatHoldingStatuses } from "../registrations/constants";
import { issueLinkKey, readLinkKey } from "../secrets";
import { invitationPurpose } from "./commands/claim-pass";
import { INVITATIONS_PER_PAGE, type InvitationState } from "./constants";

type MayRead = OrganiserScope<"registrations.read">;

/** Key of an invitation's secret link, made from the id and the version on record. */
export function invitationKey(invitation: { id: string; linkVersion: number }): string {
  return issueLinkKey(invitationPurpose, invitation.id, invitation.linkVersion);
}

/**
 * The invitation a secret link opens.
 * @param key as it stands in the address.
 * @returns "wrong" for a key we did not issue, "old" for one that was replaced or whose invitation is gone.
 */
export async function findInvitation(db: Db, key: string) {
  const read = readLinkKey(invitationPurpose, key);
  if (!read) return "wrong";
  const invitation = await db.invitation.findUnique({
    where: { id: read.id },
    select: {
      id: true,
      linkVersion: true,
      email: true,
      name: true,
      locale: true,
      holdsSeat: true,
      reservedUntil: true,
      remindedAt: true,
      acceptedAt: true,
      declinedAt: true,
      withdrawnAt: true,
      event: { select: { slug: true } },
    },
    relationLoadStrategy: "join",
  });
  if (!invitation) return "old";
  return invitation.linkVersion === read.version ? invitation : "old";
}

export type OpenedInvitation = Exclude<Awaited<ReturnType<typeof findInvitation>>, string>;

/** Why somebody on a list is not invited: has been already, has a place or waits for a decision, waits for a seat. */
export type KnownAs = "invited" | "registered" | "waiting";

/**
 * Which of these addresses are known at the event. An invitation that ran out does not count: it is sent again.
 * @param keys as `emailKey` makes them. @param now product time.
 */
export async function findKnownAddresses(db: Tx, eventId: string, keys: string[], now: Date) {
  const rows = await db.$queryRaw<{ key: string; known: KnownAs }[]>`
    SELECT email_key AS key, 'invited' AS known FROM invitation
    WHERE event_id = ${eventId}::uuid AND email_key = ANY (${keys}) AND reserved_until >= ${now}
      AND accepted_at IS NULL AND declined_at IS NULL AND withdrawn_at IS NULL
    UNION ALL
    SELECT email_key, CASE status WHEN 'waitlisted' THEN 'waiting' ELSE 'registered' END FROM registration
    WHERE event_id = ${eventId}::uuid AND email_key = ANY (${keys})
      AND status <> ALL (${[...endedStatuses]}::registration_status[])`;
  return new Map(rows.map(({ key, known }) => [key, known]));
}

/** `findKnownAddresses` for pages. */
export async function listKnownAddresses(db: Db, scope: MayRead, eventId: string, keys: string[], now: Date) {
  within(scope, eventId);
  return findKnownAddresses(db, eventId, keys, now);
}

/** How an invitation stands, as `invitationState` has it. */
const stateAt = (now: Date) => Prisma.sql`
  CASE WHEN i.accepted_at IS NOT NULL THEN 'accepted' WHEN i.declined_at IS NOT NULL THEN 'declined'
    WHEN i.withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN i.reserved_until < ${now} THEN 'run_out'
    WHEN i.reminded_at IS NOT NULL THEN 'reminded' ELSE 'waiting' END`;

/** How many invitations stand how; states without any are left out. @param now product time. */
export async function countInvitations(db: Db, scope: MayRead, eventId: string, now: Date) {
  within(scope, eventId);
  const rows = await db.$queryRaw<{ state: InvitationState; total: number }[]>`
    SELECT state, count(*)::int AS total
    FROM (SELECT ${stateAt(now)} AS state FROM invitation i WHERE i.event_id = ${eventId}::uuid) AS stated GROUP BY state`;
  return new Map(rows.map(({ state, total }) => [state, total]));
}

export type ListedInvitation = {
  id: string;
  name: string | null;
  email: string;
  state: InvitationState;
  holdsSeat: boolean;
  reservedUntil: Date;
  remindAt: Date | null;
  remindedAt: Date | null;
  createdAt: Date;
  /** What came of it, where it was accepted and the registration is still on record. */
  registrationId: string | null;
  status: RegistrationStatus | null;
  /** Whether its last mail was given up. */
  mailFailed: boolean;
};

/**
 * One page of an event's invitations, the newest first; a page past the end becomes the last.
 * @param filter as read from the address. @param now product time.
 */
export async function listInvitations(
  db: Db,
  scope: MayRead,
  eventId: string,
  filter: { state: InvitationState | null; q: string; page: number },
  now: Date,
) {
  within(scope, eventId);
  const conditions = [Prisma.sql`i.event_id = ${eventId}::uuid`];
  if (filter.state) conditions.push(Prisma.sql`${stateAt(now)} = ${filter.state}`);
  for (const word of searchWords(filter.q))
    conditions.push(Prisma.sql`concat_ws(' ', i.name, i.email) ILIKE ${containsPattern(word)}`);
  const matching = Prisma.join(conditions, " AND ");
  const [{ total } = { total: 0 }] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM invitation i WHERE ${matching}`;
  const page = Math.min(filter.page, lastPage(total, INVITATIONS_PER_PAGE));
  const rows = await db.$queryRaw<ListedInvitation[]>`
    SELECT i.id::text, i.name, i.email, ${stateAt(now)} AS state, i.holds_seat AS "holdsSeat",
      i.reserved_until AS "reservedUntil", i.remind_at AS "remindAt", i.reminded_at AS "remindedAt",
      i.created_at AS "createdAt", r.id::text AS "registrationId", r.status::text,
      coalesce((SELECT m.status = 'failed' FROM outgoing_mail m WHERE m.invitation_id = i.id ORDER BY m.id DESC LIMIT 1),
        false) AS "mailFailed"
    FROM invitation i LEFT JOIN registration r ON r.id = i.registration_id
    WHERE ${matching} ORDER BY i.created_at DESC, i.id DESC
    LIMIT ${INVITATIONS_PER_PAGE} OFFSET ${(page - 1) * INVITATIONS_PER_PAGE}`;
  return { rows, total, page };
}

/** One invitation of an event, for the page that asks before it is withdrawn; null when the id is not of this event. */
export async function findEventInvitation(db: Db, scope: MayRead, eventId: string, id: string) {
  within(scope, eventId);
  return db.invitation.findFirst({
    where: { id, eventId },
    select: {
      id: true,
      name: true,
      email: true,
      holdsSeat: true,
      reservedUntil: true,
      remindedAt: true,
      acceptedAt: true,
      declinedAt: true,
      withdrawnAt: true,
    },
  });
}

const codeFields = {
  id: true,
  code: true,
  label: true,
  seats: true,
  holdsSeats: true,
  reservedUntil: true,
  closedAt: true,
  _count: { select: { registrations: { where: { status: { in: [...seatHoldingStatuses] } } } } },
} satisfies Prisma.AccessCodeSelect;

type CodeRow = Prisma.AccessCodeGetPayload<{ select: typeof codeFields }>;

/** How many hold a seat with the code: what the code is used up by. */
const withUse = ({ _count, ...code }: CodeRow) => ({ ...code, used: _count.registrations });

export type ListedCode = ReturnType<typeof withUse>;

/** An event's codes, those in use first, then the newest. */
export async function listAccessCodes(db: Db, scope: MayRead, eventId: string): Promise<ListedCode[]> {
  within(scope, eventId);
  const rows = await db.accessCode.findMany({
    where: { eventId },
    select: codeFields,
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
    relationLoadStrategy: "join",
  });
  return rows.map(withUse);
}

/** One code of an event; null when the id is not of this event. */
export async function findAccessCode(db: Tx, eventId: string, id: string): Promise<ListedCode | null> {
  const row = await db.accessCode.findFirst({ where: { id, eventId }, select: codeFields });
  return row && withUse(row);
}
