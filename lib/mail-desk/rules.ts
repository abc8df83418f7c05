import type {
  AnnouncementStatus,
  BounceKind,
  EventStatus,
  OutgoingMailReason,
  OutgoingMailStatus,
  RegistrationStatus,
} from "@/prisma/generated/enums";
import { kindsOfEventAhead } from "../events/constants";
import type { MailFilterState } from "./constants";
import type { MailFilter } from "./schema";

/** Where a mail stands, as people read it: `mailDesk.states`. A mail that was sent can still come back. */
export type MailState = "queued" | "sending" | "retrying" | "sent" | "returned" | "failed" | "withdrawn";

/** The state of a mail. @param bounces what came back of it. */
export function mailState(status: OutgoingMailStatus, bounces: readonly unknown[]): MailState {
  if (status === "waiting_to_retry") return "retrying";
  return status === "sent" && bounces.length > 0 ? "returned" : status;
}

/** What a returned mail says in a word: a key of `mailDesk.bounces`. */
export type BounceWord = "address" | "full" | "too_large" | "network" | "policy" | "content" | "other";

/**
 * What a report of non-delivery means, by its enhanced status code (RFC 3463, 3): X.1 addressing, X.2 mailbox, X.3 the
 * mail system, X.4 the way there, X.6 the content, X.7 a policy.
 * @param status such as 5.1.1; null when the report has none: a lasting one is then taken for a wrong address.
 */
export function bounceWord({ kind, status }: { kind: BounceKind; status: string | null }): BounceWord {
  const [, subject, detail] = (status ?? "").split(".").map(Number);
  if (subject === undefined) return kind === "hard" ? "address" : "other";
  if (subject === 1) return "address";
  if (subject === 2) return detail === 2 ? "full" : detail === 3 ? "too_large" : kind === "hard" ? "address" : "other";
  if (subject === 3) return detail === 4 ? "too_large" : "other";
  const words: Partial<Record<number, BounceWord>> = { 4: "network", 6: "content", 7: "policy" };
  return words[subject] ?? "other";
}

/** Whether correcting the address is what helps: the server knows no such recipient, or the mail came back for good. */
export function isAddressAtFault(
  reason: OutgoingMailReason | null,
  bounces: readonly { kind: BounceKind; status: string | null }[],
): boolean {
  return reason === "address" || bounces.some((bounce) => bounce.kind === "hard" && bounceWord(bounce) === "address");
}

export type WithdrawRefusal = "being_sent" | "already_sent" | "already_failed" | "already_withdrawn";

/** Why a mail cannot be taken back; null when it can: it has not left and is not leaving at this moment. */
export function withdrawRefusal(status: OutgoingMailStatus): WithdrawRefusal | null {
  switch (status) {
    case "queued":
    case "waiting_to_retry":
      return null;
    case "sending":
      return "being_sent";
    default:
      return `already_${status}`;
  }
}

/** Reasons for which trying again makes no sense: what the mail says is over. */
const pastReasons: readonly OutgoingMailReason[] = [
  "expired",
  "obsolete",
  "stopped",
  "by_organiser",
  "erased",
  "opted_out",
];

/** Reasons that trying all again leaves out: an address that does not work fails again. */
export const leftOutOfAll: readonly OutgoingMailReason[] = [...pastReasons, "address"];

/** Whether the page offers to try the mail again; the command looks closer (`retryRefusal`). */
export function canRetry(status: OutgoingMailStatus, reason: OutgoingMailReason | null): boolean {
  if (status === "waiting_to_retry") return true;
  return status === "failed" && reason !== null && !pastReasons.includes(reason);
}

/** What decides whether a mail may be tried again. All moments are product times. */
export type RetryFacts = {
  kind: string;
  status: OutgoingMailStatus;
  reason: OutgoingMailReason | null;
  recipient: string;
  /** Of a mail to an organiser, such as a test of an announcement. */
  organiserId: string | null;
  event: { status: EventStatus; startsAt: Date; endsAt: Date } | null;
  registration: {
    email: string;
    status: RegistrationStatus;
    heldUntil: Date | null;
    erasedAt: Date | null;
  } | null;
  invitation: (Answered & { reservedUntil: Date }) | null;
  handover: (Answered & { expiresAt: Date }) | null;
  announcement: { status: AnnouncementStatus } | null;
};

export type RetryRefusal =
  | "already_sent"
  | "already_waiting"
  | "being_sent"
  | "already_withdrawn"
  | "expired"
  | "erased"
  | "obsolete";

/**
 * Why a mail cannot be tried again; null when it can. What was withdrawn stays so, and nobody gets a mail that says what is
 * no longer so: of a place that was cancelled since, of an offer that ran out, or with somebody's own link to an address that is no longer theirs.
 * @param now product time.
 */
export function retryRefusal(mail: RetryFacts, now: Date): RetryRefusal | null {
  if (mail.registration?.erasedAt) return "erased";
  if (mail.status === "sent") return "already_sent";
  if (mail.status === "sending") return "being_sent";
  if (mail.status === "queued") return "already_waiting";
  if (mail.status === "withdrawn") return mail.reason === "erased" ? "erased" : "already_withdrawn";
  if (mail.reason === "expired") return "expired";
  return isStillSo(mail, now) ? null : "obsolete";
}

/** In which state of its registration a letter still says what is so; letters that are not named here always do. */
const stillSoWhile: Partial<Record<string, readonly RegistrationStatus[]>> = {
  "registration.confirmed": ["confirmed"],
  "registration.verify": ["awaiting_verification"],
  "registration.received": ["awaiting_approval"],
  "registration.waitlisted": ["waitlisted"],
  "registration.offered": ["offered"],
  "registration.lapsed": ["lapsed"],
  "registration.declined": ["declined"],
  "registration.cancelled": ["cancelled"],
  "registration.changed": ["confirmed", "awaiting_approval", "awaiting_verification", "waitlisted", "offered"],
};

/** Letters that are written after an event, or about its end. */
const afterwards = ["event.thanks", "event.cancelled", "registration.cancelled", "announcement.sent"];

/** What can be told without looking at rules by the clock; the worker looks at everything (`reasonToWithdraw`). */
function isStillSo(mail: RetryFacts, now: Date): boolean {
  const { kind, event, registration, invitation, handover, announcement } = mail;
  if (registration && !mail.organiserId && registration.email !== mail.recipient) return false;
  if (announcement?.status === "stopped") return false;
  if (event?.status === "cancelled" && kindsOfEventAhead.includes(kind)) return false;
  if (event && event.startsAt <= now && kind === "event.reminder") return false;
  if (event && event.endsAt <= now && !afterwards.includes(kind)) return false;
  const states = stillSoWhile[kind];
  if (states && registration && !states.includes(registration.status)) return false;
  const isHeld = kind === "registration.offered" || kind === "registration.verify";
  if (isHeld && registration?.heldUntil && registration.heldUntil <= now) return false;
  if (invitation && kind.startsWith("invitation.") && isOver(invitation, invitation.reservedUntil, now)) return false;
  return !(handover && kind === "handover.offered" && isOver(handover, handover.expiresAt, now));
}

type Answered = { acceptedAt: Date | null; declinedAt: Date | null; withdrawnAt: Date | null };

/** Whether an offer has its answer, was taken back, or has run out. */
function isOver({ acceptedAt, declinedAt, withdrawnAt }: Answered, until: Date, now: Date): boolean {
  return Boolean(acceptedAt ?? declinedAt ?? withdrawnAt) || until <= now;
}

/** How many mails a filter finds where the figures of the page say it; null where they have to be counted. */
export function totalOf(
  { q, state, kind }: MailFilter,
  { all, counts }: { all: number; counts: Record<MailFilterState, number> },
): number | null {
  if (q || kind) return null;
  return state ? counts[state] : all;
}

/** The list's state as a query string with its question mark; what is at its default is left out. */
export function mailQuery(filter: Partial<MailFilter>): string {
  const { q, state, kind, page = 1 } = filter;
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (state) query.set("state", state);
  if (kind) query.set("kind", kind);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `?${query}` : "";
}
