import type { Db } from "@/lib/db";
import { endedStatuses, seatHoldingStatuses } from "@/lib/registrations/constants";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Row = {
  id: string;
  status: RegistrationStatus;
  emailKey: string;
  route: string;
  queueNumber: number | null;
};
type Entry = {
  number: number;
  action: string;
  actorKind: "participant" | "organiser" | "system";
  registrationId: string | null;
  before: Values | null;
  after: Values | null;
};
type Values = {
  status?: RegistrationStatus;
  queueNumber?: number;
  outOfTurn?: boolean;
  overCapacity?: boolean;
  /** Left out where the mail that belongs to the change was sent. */
  email?: string;
  told?: boolean;
  capacity?: number;
  /** Of invitations and codes: which, and whether seats are set aside. */
  invitation?: string;
  holdsSeat?: boolean;
  holdsSeats?: boolean;
};
type Mail = { kind: string; registrationId: string | null; invitationId: string | null };
type EventRecord = {
  capacity: number;
  seats: { held: number; waiting: number; lastQueueNumber: number };
  registrations: Row[];
  entries: Entry[];
  mails: Mail[];
};

const isHolding = (status: RegistrationStatus) => seatHoldingStatuses.some((holding) => holding === status);
const isLive = (status: RegistrationStatus) => !endedStatuses.some((ended) => ended === status);

/**
 * Invariants 1 to 5 of DOMAIN.md for one event, judged from the database alone: the rows as they stand, and how they came
 * about according to the audit log, read in the order of its numbers (they are given out under the event's lock).
 * @param options.unrecorded registrations that a test put there by hand, without entries and mails.
 * @returns what is wrong, in sentences; nothing when all holds.
 */
export async function brokenInvariants(
  db: Db,
  eventId: string,
  { unrecorded = [] }: { unrecorded?: string[] } = {},
): Promise<string[]> {
  const event = await readEvent(db, eventId);
  const byHand = new Set(unrecorded);
  return [
    ...seatsAreCounted(event),
    ...addressesAreUnique(event),
    ...historyIsFair(event, byHand),
    ...mailsBelongToEntries(event),
  ];
}

async function readEvent(db: Db, eventId: string): Promise<EventRecord> {
  const [row] = await db.$queryRaw<{ event: EventRecord }[]>`
    SELECT json_build_object(
      'capacity', e.capacity,
      'seats', json_build_object('held', s.held, 'waiting', s.waiting, 'lastQueueNumber', s.last_queue_number),
      'registrations', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'status', r.status, 'emailKey', r.email_key,
        'route', r.route, 'queueNumber', r.queue_number)), '[]') FROM registration r WHERE r.event_id = e.id),
      'entries', (SELECT coalesce(json_agg(json_build_object('number', a.number, 'action', a.action, 'actorKind', a.actor_kind,
        'registrationId', a.registration_id, 'before', a.before, 'after', a.after) ORDER BY a.number), '[]')
        FROM audit_entry a WHERE a.event_id = e.id),
      'mails', (SELECT coalesce(json_agg(json_build_object('kind', m.kind, 'registrationId', m.registration_id,
        'invitationId', m.invitation_id)), '[]')
        FROM outgoing_mail m WHERE m.event_id = e.id)
    ) AS event
    FROM event e JOIN event_seats s ON s.event_id = e.id WHERE e.id = ${eventId}::uuid`;
  if (!row) throw new Error("No such event.");
  return row.event;
}

/** Invariant 1, as far as the present shows it: the counters are right. Whether they were ever too high, the history tells. */
function seatsAreCounted({ seats, registrations }: EventRecord): string[] {
  const held = registrations.filter(({ status }) => isHolding(status)).length;
  const waiting = registrations.filter(({ status }) => status === "waitlisted").length;
  const wrong: string[] = [];
  if (seats.held !== held) wrong.push(`1: event_seats says ${seats.held} held, there are ${held}`);
  if (seats.waiting !== waiting) wrong.push(`1: event_seats says ${seats.waiting} wait, there are ${waiting}`);
  return wrong;
}

/** Invariant 2. */
function addressesAreUnique({ registrations }: EventRecord): string[] {
  const live = registrations.filter(({ status }) => isLive(status)).map(({ emailKey }) => emailKey);
  return live
    .filter((address, index) => live.indexOf(address) !== index)
    .map((address) => `2: ${address} has two live registrations`);
}

/** Whom an organiser lets in past the line on purpose, once seats are set aside for such. */
const letInRoutes = ["invitation", "code"];

/**
 * Invariants 1, 3, 4 and the first half of 5: plays the audit log from the beginning and judges each change by what was the
 * case before it.
 */
function historyIsFair(event: EventRecord, byHand: Set<string>): string[] {
  const wrong: string[] = [];
  const routes = new Map(event.registrations.map(({ id, route }) => [id, route]));
  const standing = new Map<string, { status: RegistrationStatus; queueNumber: number | null }>();
  for (const { id, status, queueNumber } of event.registrations) {
    if (byHand.has(id)) standing.set(id, { status, queueNumber });
  }
  const changes = event.entries.filter(({ action }) => action === "event.seating_changed");
  let capacity = changes.find(({ before }) => before?.capacity !== undefined)?.before?.capacity ?? event.capacity;
  let lastPlace = Math.max(0, ...[...standing.values()].map(({ queueNumber }) => queueNumber ?? 0));
  let isSetAside = false;
  let held = [...standing.values()].filter(({ status }) => isHolding(status)).length;
  let justMoved: string | null = null;
  const inLine = () => [...standing.values()].filter(({ status }) => status === "waitlisted");

  for (const { number, action, actorKind, registrationId, before, after } of event.entries) {
    const at = `entry ${number} (${action})`;
    if (after?.capacity !== undefined) capacity = after.capacity;
    if (after?.holdsSeat || after?.holdsSeats) isSetAside = true;
    // Seats that are added or set free meanwhile are others than the one that was taken.
    if (!registrationId) justMoved = null;
    if (!registrationId || after?.status === undefined) continue;
    const { status, queueNumber = null } = after;
    const known = standing.get(registrationId);
    if (known?.status !== before?.status) {
      wrong.push(`5: ${at} begins at ${before?.status ?? "none"}, but it stood at ${known?.status ?? "none"}`);
    }
    if (known?.status === status) wrong.push(`5: ${at} changes nothing`);
    const waiting = inLine();

    if (status === "offered") {
      const next = Math.min(...waiting.map((other) => other.queueNumber ?? 0));
      if (after.outOfTurn) {
        if (actorKind !== "organiser") wrong.push(`3: ${at} is out of turn, but no organiser's`);
      } else if (queueNumber !== next) wrong.push(`3: ${at} offers to ${queueNumber}, but ${next} was next`);
      if (queueNumber !== known?.queueNumber) wrong.push(`3: ${at} changed the place in line`);
      if (actorKind === "system" && justMoved === registrationId)
        wrong.push(`3: ${at} gives a seat back to whom it was taken from`);
    }
    justMoved = action === "registration.moved_to_line" ? registrationId : null;
    if (status === "waitlisted") {
      if (queueNumber === null || queueNumber <= lastPlace)
        wrong.push(`3: ${at} joins at ${queueNumber}, not at the end`);
      lastPlace = Math.max(lastPlace, queueNumber ?? 0);
    }
    const isNewcomer = known === undefined || !isLive(known.status);
    const isLetIn = isSetAside && letInRoutes.includes(routes.get(registrationId) ?? "");
    // Handed over: somebody's own seat goes on to somebody else.
    const isSameSeat = action === "registration.taken_over";
    const isByHand = after.outOfTurn === true && actorKind === "organiser";
    if (isNewcomer && isHolding(status) && !isLetIn && !isSameSeat && !isByHand && waiting.length > 0) {
      wrong.push(`4: ${at} got a seat while ${waiting.length} waited`);
    }
    const gained = Number(isHolding(status)) - Number(known !== undefined && isHolding(known.status));
    held += gained;
    const isOverOnPurpose = after.overCapacity === true && actorKind === "organiser";
    if (gained > 0 && held > capacity && !isOverOnPurpose && !isSameSeat) {
      wrong.push(`1: ${at} made it ${held} of ${capacity} seats`);
    }
    standing.set(registrationId, { status, queueNumber });
  }

  for (const { id, status, queueNumber } of event.registrations) {
    const told = standing.get(id);
    if (told?.status !== status) wrong.push(`5: ${id} is ${status}, the audit log ends at ${told?.status ?? "none"}`);
    if (told && told.queueNumber !== queueNumber) wrong.push(`5: ${id} is at ${queueNumber}, not ${told.queueNumber}`);
  }
  return wrong;
}

/** The mail with which somebody is told where they stand. */
const standingMails: Partial<Record<RegistrationStatus, string>> = {
  confirmed: "registration.confirmed",
  awaiting_verification: "registration.verify",
  awaiting_approval: "registration.received",
  waitlisted: "registration.waitlisted",
  offered: "registration.offered",
};

/** Which mail belongs to an entry: a kind, the one of the state it leads to, or none. */
const mailOf: Record<string, string | "standing" | null> = {
  "registration.confirmed": "standing",
  "registration.awaiting_verification": "standing",
  "registration.awaiting_approval": "standing",
  "registration.waitlisted": "standing",
  "registration.verified": "standing",
  "registration.approved": "standing",
  "registration.accepted": "standing",
  "registration.offered": "standing",
  "registration.passed": "standing",
  "registration.moved_to_line": "standing",
  "registration.rejoined": "standing",
  "registration.invited": "standing",
  "registration.taken_over": "standing",
  "registration.declined": "registration.declined",
  "registration.declined_offer": "registration.cancelled",
  "registration.handed_over": "registration.cancelled",
  "registration.cancelled": "registration.cancelled",
  "registration.lapsed": "registration.lapsed",
  "registration.repeated": "registration.already_registered",
  "registration.changed": "registration.changed",
  "registration.restored": "standing",
  // The one that ends says nothing; the one that stays tells what is on record, where an organiser wants that.
  "registration.merged": "registration.changed",
  "attendance.recorded": null,
  "attendance.withdrawn": null,
  "registration.handover_offered": null,
  "registration.tagged": null,
  "registration.untagged": null,
  "registration.handover_withdrawn": null,
  "registration.handover_declined": "handover.declined",
  "registration.handover_lapsed": "handover.lapsed",
};

/** The second half of invariant 5: each entry has its mail, and there is no other. */
function mailsBelongToEntries({ entries, mails }: EventRecord): string[] {
  const balance = new Map<string, number>();
  const count = (registrationId: string, kind: string, by: number) => {
    const key = `${registrationId} ${kind}`;
    balance.set(key, (balance.get(key) ?? 0) + by);
  };
  const standing = new Map<string, RegistrationStatus>();
  for (const { action, registrationId, after } of entries) {
    if (registrationId && after?.status) standing.set(registrationId, after.status);
    if (action === "registration.handover_offered") count("the event", "handover.offered", 1);
    if (action === "invitation.sent") count(String(after?.invitation), "invitation.sent", 1);
    if (action === "invitation.reminded") count(String(after?.invitation), "invitation.reminder", 1);
    if (!registrationId) continue;
    const belongs = mailOf[action];
    if (after?.told === false) continue;
    if (belongs === undefined) throw new Error(`Which mail belongs to ${action}? Say so in invariants.ts.`);
    // With another address the whole standing is told anew, since the former link has ended.
    const isReaddressed = action === "registration.merged" && after?.email !== undefined;
    const stands = isReaddressed ? standing.get(registrationId) : after?.status;
    const kind = belongs === "standing" || isReaddressed ? stands && standingMails[stands] : belongs;
    if (kind) count(registrationId, kind, 1);
  }
  // The mail with an offer of a place goes to somebody who is not registered, by the handover alone.
  for (const { kind, registrationId, invitationId } of mails) {
    count(registrationId ?? invitationId ?? "the event", kind, -1);
  }
  return [...balance].flatMap(([key, missing]) => {
    if (missing === 0) return [];
    return `5: ${key}: ${missing > 0 ? `${missing} mails are missing` : `${-missing} mails have no entry`}`;
  });
}
