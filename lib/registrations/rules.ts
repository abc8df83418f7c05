import { randomInt } from "node:crypto";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { type RegistrationWindow, registrationWindow } from "../events/rules";
import { endedStatuses, referenceAlphabet, referenceLength } from "./constants";

/** What can happen to a registration. Later admission rules add steps here and nowhere else. */
export type Step = "register" | "cancel";

const transitions: Record<Step, Partial<Record<RegistrationStatus | "none", RegistrationStatus>>> = {
  register: { none: "confirmed" },
  cancel: {
    awaiting_verification: "cancelled",
    awaiting_approval: "cancelled",
    confirmed: "cancelled",
    waitlisted: "cancelled",
    offered: "cancelled",
  },
};

/** The one function that decides every change of state. @returns null when the step is not possible from there. */
export function transition(from: RegistrationStatus | "none", step: Step): RegistrationStatus | null {
  return transitions[step][from] ?? null;
}

export type AdmissionRefusal = Exclude<RegistrationWindow, "open"> | "full" | "over";
export type Admission = AdmissionRefusal | "admitted";

type EventSeats = {
  registrationOpensAt: Date;
  registrationClosesAt: Date;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
};

/**
 * Whether a newcomer gets a seat now.
 * @param seatsHeld counted while the event is locked; from an unlocked count the answer is a forecast for a page.
 */
export function admission(event: EventSeats, seatsHeld: number, now: Date): Admission {
  if (now >= event.endsAt) return "over";
  const window = registrationWindow(event, now);
  if (window !== "open") return window;
  return seatsHeld < event.capacity ? "admitted" : "full";
}

export function isEnded(status: RegistrationStatus): boolean {
  return endedStatuses.some((ended) => ended === status);
}

/** Participants change their details while the registration lives and until the event's last moment for changes. */
export function canChangeDetails(status: RegistrationStatus, event: { changesCloseAt: Date }, now: Date): boolean {
  return !isEnded(status) && now <= event.changesCloseAt;
}

/** Participants cancel until the event starts; afterwards the place was theirs. */
export function canCancel(status: RegistrationStatus, event: { startsAt: Date }, now: Date): boolean {
  return transition(status, "cancel") !== null && now < event.startsAt;
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
