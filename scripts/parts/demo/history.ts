import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { AuditAction, AuditValues } from "../../../lib/audit/schema";
import { type Step, transition, verificationDeadline } from "../../../lib/registrations/rules";
import { offerDeadline } from "../../../lib/waiting-list/rules";
import type { AdmissionMode, RegistrationStatus } from "../../../prisma/generated/enums";

/** How one fictional registration stands in the end. `isNew`: not one that was in line before. */
export type Fate = {
  id: string;
  isNew: boolean;
  status: RegistrationStatus;
  queueNumber: number | null;
  heldUntil: Date | null;
  registeredAt: Date;
  updatedAt: Date;
  verifiedAt: Date | null;
  approvedAt: Date | null;
  cancelledAt: Date | null;
};

/** One step of somebody's, in the order in which all of them happened. */
export type Change = {
  fate: Fate;
  at: Date;
  action: AuditAction;
  by: "participant" | "system";
  before: AuditValues | null;
  after: AuditValues;
};

type Event = Parameters<typeof offerDeadline>[0] & {
  admissionMode: AdmissionMode;
  verificationHours: number;
  hasWaitingList: boolean;
};
type Beginning = {
  event: Event;
  /** Seats there are and are taken, and the last place in line that was given out. */
  capacity: number;
  held: number;
  lastQueueNumber: number;
  /** Who waits already, the next first. */
  line: { id: string; queueNumber: number; registeredAt: Date }[];
  /** When newcomers arrive, in order. */
  arrivals: Date[];
  now: Date;
};

const HOUR = 3_600_000;
const oneIn = (times: number) => randomInt(times) === 0;

/**
 * Plays what happens to people who register at these times, by the product's own rules: seats, waiting list in order, offers
 * with their deadlines. Some cancel, some never answer. Nothing happens after `now`.
 * @returns the fates of newcomers and of those who waited before and wait no more, and all changes in their order. Who finds
 *   neither a seat nor a waiting list is left out.
 */
export function fictionalHistory(beginning: Beginning): { fates: Fate[]; changes: Change[] } {
  const { event, capacity, now } = beginning;
  const changes: Change[] = [];
  const fates: Fate[] = [];
  const line: Fate[] = beginning.line.map((waiting) => ({
    ...newFate(waiting.registeredAt),
    ...waiting,
    isNew: false,
    status: "waitlisted",
  }));
  const later = new Agenda();
  let { held, lastQueueNumber } = beginning;

  const move = (
    fate: Fate,
    step: Step,
    at: Date,
    action: AuditAction,
    by: Change["by"] = "participant",
    until: Date | null = null,
  ) => {
    const status = transition(fate.status, step);
    if (!status) throw new Error(`Nobody can ${step} from ${fate.status}.`);
    const before = { status: fate.status };
    const queueNumber = status === "offered" ? fate.queueNumber : null;
    Object.assign(fate, { status, queueNumber, heldUntil: until, updatedAt: at });
    if (status === "cancelled") fate.cancelledAt = at;
    const after = {
      status,
      ...(queueNumber === null ? {} : { queueNumber }),
      ...(until ? { heldUntil: until.toISOString() } : {}),
    };
    changes.push({ fate, at, action, by, before, after });
  };
  const giveBack = (at: Date) => {
    held -= 1;
    fillSeats(at);
  };
  const fillSeats = (at: Date) => {
    while (held < capacity && line.length > 0) {
      const until = offerDeadline(event, at);
      const next = line[0];
      if (!until || !next) return;
      line.shift();
      held += 1;
      move(next, "offer", at, "registration.offered", "system", until);
      if (oneIn(8)) later.add(until, (then) => lapse(next, then));
      else
        later.add(new Date(Math.min(until.getTime() - 60_000, at.getTime() + randomInt(20 * HOUR))), (then) =>
          answer(next, then),
        );
    }
  };
  const lapse = (fate: Fate, at: Date) => {
    if (!transition(fate.status, "lapse")) return;
    move(fate, "lapse", at, "registration.lapsed", "system");
    giveBack(at);
  };
  const answer = (fate: Fate, at: Date) => {
    if (!transition(fate.status, "accept")) return;
    fate.verifiedAt ??= at;
    move(fate, "accept", at, "registration.accepted");
  };
  const cancel = (fate: Fate, at: Date) => {
    const hadSeat = fate.status !== "waitlisted";
    if (!transition(fate.status, "cancel")) return;
    if (!hadSeat) line.splice(line.indexOf(fate), 1);
    move(fate, "cancel", at, "registration.cancelled");
    if (hadSeat) giveBack(at);
  };
  const arrive = (at: Date) => {
    const isSeated = held < capacity && line.length === 0;
    if (!isSeated && !event.hasWaitingList) return;
    const fate = newFate(at);
    fate.status = isSeated ? entryStatus[event.admissionMode] : "waitlisted";
    if (isSeated) held += 1;
    else {
      lastQueueNumber += 1;
      fate.queueNumber = lastQueueNumber;
      line.push(fate);
    }
    fates.push(fate);
    if (fate.status === "awaiting_verification") {
      fate.heldUntil = verificationDeadline(event, at);
      if (oneIn(15)) later.add(fate.heldUntil, (then) => lapse(fate, then));
      else
        later.add(new Date(at.getTime() + randomInt(60_000, HOUR)), (then) => {
          if (!transition(fate.status, "verify")) return;
          fate.verifiedAt = then;
          move(fate, "verify", then, "registration.verified");
        });
    }
    const place: AuditValues = fate.queueNumber === null ? {} : { queueNumber: fate.queueNumber };
    const action = `registration.${fate.status}` as AuditAction;
    changes.push({ fate, at, action, by: "participant", before: null, after: { status: fate.status, ...place } });
    if (oneIn(14)) later.add(new Date(at.getTime() + randomInt(2 * HOUR, 400 * HOUR)), (then) => cancel(fate, then));
  };

  for (const at of beginning.arrivals) {
    later.until(at);
    fillSeats(at);
    arrive(at);
  }
  later.until(now);
  const moved = new Set(changes.map(({ fate }) => fate).filter(({ isNew }) => !isNew));
  return { fates: [...fates, ...moved], changes };
}

const entryStatus: Record<AdmissionMode, RegistrationStatus> = {
  open: "confirmed",
  verified: "awaiting_verification",
  approval: "awaiting_approval",
};

function newFate(registeredAt: Date): Fate {
  return {
    // As old as the registration, since ids sort by age.
    id: uuidv7({ msecs: registeredAt.getTime() }),
    isNew: true,
    status: "confirmed",
    queueNumber: null,
    heldUntil: null,
    registeredAt,
    updatedAt: registeredAt,
    verifiedAt: null,
    approvedAt: null,
    cancelledAt: null,
  };
}

/** What is still to happen, the earliest first (a binary heap). */
class Agenda {
  private readonly items: { at: Date; what: (at: Date) => void }[] = [];

  add(at: Date, what: (at: Date) => void): void {
    const { items } = this;
    let index = items.push({ at, what }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.time(parent) <= this.time(index)) break;
      this.swap(parent, index);
      index = parent;
    }
  }

  /** Lets everything happen up to and including this moment. */
  until(moment: Date): void {
    for (let first = this.items[0]; first && first.at <= moment; first = this.items[0]) {
      this.removeFirst();
      first.what(first.at);
    }
  }

  private removeFirst(): void {
    const last = this.items.pop();
    if (!last || this.items.length === 0) return;
    this.items[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const least = this.time(right) < this.time(left) ? right : left;
      if (this.time(least) >= this.time(index)) return;
      this.swap(least, index);
      index = least;
    }
  }

  private time(index: number): number {
    return this.items[index]?.at.getTime() ?? Number.POSITIVE_INFINITY;
  }

  private swap(one: number, other: number): void {
    const { items } = this;
    const [first, second] = [items[one], items[other]];
    if (first && second) [items[one], items[other]] = [second, first];
  }
}
