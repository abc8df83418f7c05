import { randomInt } from "node:crypto";
import type { AdmissionMode, EventStatus, RegistrationStatus } from "@/prisma/generated/enums";
import {
  freeSeats,
  isCancelled,
  type RegistrationWindow,
  registrationWindow,
  type Seats,
  unheldSeats,
} from "../events/rules";
import { isHeld } from "../waiting-list/rules";
import { endedStatuses, referenceAlphabet, referenceLength, seatHoldingStatuses } from "./constants";

/** What can happen to a registration. */
export type Step =
  | "admit"
  | "ask_verification"
  | "ask_approval"
  | "queue"
  | "verify"
  | "approve"
  | "decline"
  | "offer"
  | "accept"
  | "accept_for_approval"
  | "pass"
  | "lapse"
  | "take_over"
  | "restore"
  | "restore_to_line"
  | "back_to_line"
  | "cancel";

type From = RegistrationStatus | "none";

const transitions: Record<Step, Partial<Record<From, RegistrationStatus>>> = {
  // A newcomer, or somebody whose offer ran out and who comes back.
  admit: { none: "confirmed", lapsed: "confirmed" },
  ask_verification: { none: "awaiting_verification" },
  ask_approval: { none: "awaiting_approval", lapsed: "awaiting_approval" },
  queue: { none: "waitlisted", lapsed: "waitlisted" },
  // The participant's own buttons.
  verify: { awaiting_verification: "confirmed" },
  accept: { offered: "confirmed" },
  accept_for_approval: { offered: "awaiting_approval" },
  pass: { offered: "waitlisted" },
  // A place that is handed over, or an invitation that is taken up.
  take_over: {
    none: "confirmed",
    lapsed: "confirmed",
    waitlisted: "confirmed",
    offered: "confirmed",
    awaiting_verification: "confirmed",
    awaiting_approval: "confirmed",
  },
  // Organisers and the clock.
  restore: { cancelled: "confirmed", declined: "confirmed", lapsed: "confirmed" },
  restore_to_line: { cancelled: "waitlisted", declined: "waitlisted", lapsed: "waitlisted" },
  approve: { awaiting_approval: "confirmed" },
  decline: { awaiting_approval: "declined", waitlisted: "declined" },
  offer: { waitlisted: "offered" },
  lapse: { offered: "lapsed", awaiting_verification: "lapsed" },
  cancel: {
    awaiting_verification: "cancelled",
    awaiting_approval: "cancelled",
    confirmed: "cancelled",
    waitlisted: "cancelled",
    offered: "cancelled",
  },
  // An organiser takes a seat back from somebody who stays in line.
  back_to_line: {
    awaiting_verification: "waitlisted",
    awaiting_approval: "waitlisted",
    confirmed: "waitlisted",
    offered: "waitlisted",
  },
};

/** The one function that decides every change of state. @returns null when the step is not possible from there. */
export function transition(from: From, step: Step): RegistrationStatus | null {
  return transitions[step][from] ?? null;
}

export type AdmissionRefusal = Exclude<RegistrationWindow, "open"> | "full" | "over" | "cancelled";
export type Admission = AdmissionRefusal | "admitted" | "waiting_list";

/** What an invitation or a code is good for. */
export type Pass = {
  /** Whether a seat is set aside for whoever brings it. */
  holdsSeat: boolean;
  /** Product time up to and including which registering is possible although registration is closed. */
  until: Date;
};

type Entrance = {
  status: EventStatus;
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  closedAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  hasWaitingList: boolean;
};

/**
 * Whether a newcomer gets a seat now, a place in line, or neither.
 * @param seats counted while the event is locked; from an unlocked count the answer is a forecast for a page.
 */
export function admission(event: Entrance, seats: Seats, now: Date, pass: Pass | null = null): Admission {
  if (isCancelled(event)) return "cancelled";
  if (now >= event.endsAt) return "over";
  const window = registrationWindow(event, now);
  const isLetIn = pass !== null && now <= pass.until && now < event.startsAt;
  if (window !== "open" && !isLetIn) return window;
  // Where more is set aside than there is, those who were promised a seat get it in the order in which they come.
  const isFree = pass?.holdsSeat ? seats.held < seats.capacity : freeSeats(seats) > 0;
  if (isFree) return "admitted";
  return event.hasWaitingList ? "waiting_list" : "full";
}

/**
 * What happens to people who come in one go, one after another: a seat or a place in line each, or why there is none.
 * @param pass.people for how many of them, from the first, the pass counts; each of those has a seat set aside where it
 *   holds seats, and the others come as everybody does.
 */
export function placesFor(
  event: Entrance,
  seats: Seats,
  people: number,
  now: Date,
  pass: (Pass & { people: number }) | null = null,
): Admission[] {
  const counted = { ...seats };
  return Array.from({ length: people }, (_, index) => {
    const own = pass && index < pass.people ? pass : null;
    const place = admission(event, counted, now, own);
    if (place === "admitted") {
      counted.held += 1;
      if (own?.holdsSeat) counted.reserved -= 1;
    }
    if (place === "waiting_list") counted.waiting += 1;
    return place;
  });
}

/** What the audit entry says of a seat that an organiser gave on their own word. */
export type SeatByHand = { outOfTurn?: boolean; passedOver?: number; overCapacity?: boolean };

/**
 * Where somebody goes whom an organiser adds, or takes back in: to a seat that nobody waits for, otherwise to the end of
 * the line, unless the organiser says that they get a seat all the same (DOMAIN.md, invariants 1 and 3).
 * @returns what goes on record for a seat; "line"; or "full" where there is no waiting list.
 */
export function placeByHand(
  { seats, hasWaitingList }: { seats: Seats; hasWaitingList: boolean },
  isSeatAnyway: boolean,
): SeatByHand | "line" | "full" {
  if (freeSeats(seats) > 0) return {};
  if (!isSeatAnyway) return hasWaitingList ? "line" : "full";
  return { outOfTurn: seats.waiting > 0, passedOver: seats.waiting, overCapacity: unheldSeats(seats) <= 0 };
}

export type Entry = "admit" | "ask_verification" | "ask_approval";

/**
 * How somebody for whom there is a seat gets in. Recognition hangs on the address, so it has to be proven before it
 * stands in for an organiser's decision.
 * @param person.isApproved an organiser, an invitation or a code let them in. @param person.isVerified the address is proven.
 */
export function entryStep(
  event: { admissionMode: AdmissionMode; recognisedSkipApproval: boolean },
  person: { isRecognised: boolean; isApproved: boolean; isVerified: boolean },
): Entry {
  const proven: Entry = person.isVerified ? "admit" : "ask_verification";
  switch (event.admissionMode) {
    case "open":
      return "admit";
    case "verified":
      return proven;
    case "approval":
      if (person.isApproved) return "admit";
      return event.recognisedSkipApproval && person.isRecognised ? proven : "ask_approval";
  }
}

/**
 * Whether this registration is, or will be by a press of its owner's button, in without an organiser's decision because
 * its address was found to be a recognised body's.
 */
export function standsOnRecognition(
  { status, approvedAt }: { status: RegistrationStatus; approvedAt: Date | null },
  event: { admissionMode: AdmissionMode; recognisedSkipApproval: boolean },
): boolean {
  const isIn = status === "confirmed" || status === "awaiting_verification";
  return isIn && approvedAt === null && event.admissionMode === "approval" && event.recognisedSkipApproval;
}

/** Until when a seat is held for somebody who has to prove their address: the event's hours, but not past its start. */
export function verificationDeadline(event: { verificationHours: number; startsAt: Date }, now: Date): Date {
  return new Date(Math.min(now.getTime() + event.verificationHours * 3_600_000, event.startsAt.getTime()));
}

export function isEnded(status: RegistrationStatus): boolean {
  return endedStatuses.some((ended) => ended === status);
}

/** Whether nothing can happen to a registration any more: it stands in another one, or its data was deleted. */
export function isClosed({ mergedIntoId, erasedAt }: { mergedIntoId: string | null; erasedAt: Date | null }): boolean {
  return mergedIntoId !== null || erasedAt !== null;
}

/** Whether something is still to come before somebody is registered: pages say "received" then, not "registered". */
export function isPending(status: RegistrationStatus): boolean {
  return status !== "confirmed" && !isEnded(status);
}

/** The state as it is at this moment: a hold whose time has run out has lapsed, whether or not the clockwork has noticed. */
export function standingOf(
  { status, heldUntil }: { status: RegistrationStatus; heldUntil: Date | null },
  now: Date,
): RegistrationStatus {
  const isHold = status === "offered" || status === "awaiting_verification";
  return isHold && !isHeld(heldUntil, now) ? "lapsed" : status;
}

/** Participants change their details while the registration lives and until the event's last moment for changes. */
export function canChangeDetails(
  status: RegistrationStatus,
  event: { status: EventStatus; changesCloseAt: Date },
  now: Date,
): boolean {
  return !isEnded(status) && !isCancelled(event) && now <= event.changesCloseAt;
}

/** Participants cancel by themselves until the event's last moment for it, and never once it has started or was cancelled. */
export function canCancel(
  status: RegistrationStatus,
  event: { status: EventStatus; startsAt: Date; cancellationsCloseAt: Date },
  now: Date,
): boolean {
  return (
    !isCancelled(event) &&
    transition(status, "cancel") !== null &&
    now <= event.cancellationsCloseAt &&
    now < event.startsAt
  );
}

export function holdsSeat(status: RegistrationStatus): boolean {
  return seatHoldingStatuses.some((holding) => holding === status);
}

/** A new reference such as BRINC-7K3F9Q. Random, so that it tells nothing of how many there are. */
export function makeReference(prefix: string): string {
  const letters = Array.from({ length: referenceLength }, () => referenceAlphabet[randomInt(referenceAlphabet.length)]);
  return `${prefix}-${letters.join("")}`;
}

/** Mail hosts that many use and many mistype. */
const commonHosts = ["gmail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com"];
/** Real hosts that look like a slip of those. */
const lookAlikes = ["ymail.com", "email.com", "mail.com"];
const mistypedEndings: Record<string, string> = {
  con: "com",
  cmo: "com",
  ocm: "com",
  comm: "com",
  dkk: "dk",
  ddk: "dk",
  euu: "eu",
};

/**
 * What an address was probably meant to be: a common host with one slip in it, or an ending that does not exist.
 * Only a hint; the address as typed stays allowed (DOMAIN.md, "warn on a likely typo").
 */
export function likelyMeantAddress(address: string): string | null {
  const [, local, host] = /^(.+)@([^@]+)$/.exec(address.toLowerCase()) ?? [];
  if (!local || !host || commonHosts.includes(host) || lookAlikes.includes(host)) return null;
  const typed = address.slice(0, local.length);
  const near = commonHosts.find((common) => isOneSlipApart(host, common));
  if (near) return `${typed}@${near}`;
  const ending = host.slice(host.lastIndexOf(".") + 1);
  const meant = mistypedEndings[ending];
  return meant ? `${typed}@${host.slice(0, -ending.length)}${meant}` : null;
}

/** One letter too many, too few, other, or two neighbours swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const restOfA = a.slice(start);
  const restOfB = b.slice(start);
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA.slice(2) === restOfB.slice(2) && restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0])
  );
}
