import { RegistrationStatus } from "@/prisma/generated/enums";
import { canRecord, eventDays } from "../attendance/rules";
import { type AddressValues, allValues } from "../audience/rules";
import { askedQuery, listQuery } from "../desk/rules";
import { listFilterSchema } from "../desk/schema";
import { isCancelled, type Seats, unheldSeats } from "../events/rules";
import type { Permission } from "../organisers/policy";
import { ownAdminPath } from "../organisers/rules";
import { isEnded, type Step, transition } from "../registrations/rules";
import { offerDeadline } from "../waiting-list/rules";
import { bulkKinds } from "./constants";
import type { Choice, Kind } from "./schema";

/** The kind as it stands in addresses, such as `move-to-waiting-list`. */
export const kindAddress = (kind: Kind) => kind.replaceAll("_", "-");

/** The other way round; null for what is none. */
export function kindOfAddress(address: string): Kind | null {
  return bulkKinds.find((kind) => kindAddress(kind) === address) ?? null;
}

/** What one has to be allowed to for each kind: whoever stands at the door marks many as present, and nothing else. */
export function permissionFor(kind: Kind): Permission & ("attendance.record" | "registrations.change") {
  return kind === "mark_present" ? "attendance.record" : "registrations.change";
}

const steps: Partial<Record<Kind, Step>> = {
  approve: "approve",
  decline: "decline",
  offer: "offer",
  cancel: "cancel",
  move_to_waiting_list: "back_to_line",
};

/** The states from which it can be done. */
export function possibleFrom(kind: Kind): RegistrationStatus[] {
  const step = steps[kind];
  const all = Object.values(RegistrationStatus);
  if (step) return all.filter((status) => transition(status, step) !== null);
  return kind === "mark_present" ? all.filter((status) => !isEnded(status)) : all;
}

/** Why somebody is left out, before or while it is carried out. The words stand in the messages `bulk.reasons.<code>`. */
export const leftOutReasons = [
  "wrong_state",
  "erased",
  "no_seat",
  "nobody_else_waits",
  "event_cancelled",
  "too_late",
  "no_waiting_list",
  "not_a_day",
  "fault",
  /** Done, though there was nothing to change: it was so already. */
  "already",
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

type BulkEvent = Parameters<typeof offerDeadline>[0] & {
  endsAt: Date;
  hasWaitingList: boolean;
  seats: Seats;
};

/** Why nobody at all can be dealt with at this event now; null when that depends on each person. */
export function blockedBecause(kind: Kind, event: BulkEvent, now: Date): LeftOutReason | null {
  if (kind === "tag" || kind === "untag") return null;
  if (kind === "mark_present") return daysToMark(event, now).length === 0 ? "not_a_day" : null;
  if (isCancelled(event)) return "event_cancelled";
  if (kind === "offer") return offerDeadline(event, now, { byHand: true }) === null ? "too_late" : null;
  if (kind === "move_to_waiting_list") {
    if (now >= event.startsAt) return "too_late";
    return event.hasWaitingList ? null : "no_waiting_list";
  }
  return null;
}

/**
 * For how many there is room, as things stand: seats for offers; for moves to the line, people outside of those chosen who
 * would take the seats. Null: no bound.
 * @param goesOver the organiser lets offers go beyond the event's capacity.
 */
export function roomFor(
  kind: Kind,
  event: BulkEvent,
  now: Date,
  goesOver = false,
): { most: number; otherwise: LeftOutReason } | null {
  if (kind === "offer") {
    return goesOver ? null : { most: Math.max(0, unheldSeats(event.seats)), otherwise: "no_seat" };
  }
  if (kind === "move_to_waiting_list" && offerDeadline(event, now) !== null) {
    const most = Math.max(0, event.seats.waiting - unheldSeats(event.seats));
    return { most, otherwise: "nobody_else_waits" };
  }
  return null;
}

/** By how many seats the event would be over its capacity with so many offers more; 0 while there are enough. */
export function overBy(seats: Seats, offers: number): number {
  return Math.max(0, offers - unheldSeats(seats));
}

/** How many of the chosen stand alike. `isOverdue`: a hold whose time has run out, whatever the state still says. */
export type ChosenGroup = { status: RegistrationStatus; isOverdue: boolean; isErased: boolean; count: number };

export type Prospect = {
  blocked: LeftOutReason | null;
  willBe: number;
  leftOut: { reason: LeftOutReason; count: number }[];
};

/** For how many of the chosen it is possible now and why not for the others: what `forecast` says, from counts alone. */
export function prospectOf(kind: Kind, groups: readonly ChosenGroup[], event: BulkEvent, now: Date): Prospect {
  const from = possibleFrom(kind);
  const sum = (some: readonly ChosenGroup[]) => some.reduce((total, { count }) => total + count, 0);
  const kept = groups.filter(({ isErased }) => !isErased);
  const possible = kept.filter(
    ({ status, isOverdue }) => from.includes(status) && !(isOverdue && kind === "move_to_waiting_list"),
  );
  const room = roomFor(kind, event, now);
  const willBe = Math.min(sum(possible), room?.most ?? Number.POSITIVE_INFINITY);
  const leftOut = [
    { reason: "wrong_state" as const, count: sum(kept) - sum(possible) },
    { reason: room?.otherwise ?? "no_seat", count: sum(possible) - willBe },
    { reason: "erased" as const, count: sum(groups) - sum(kept) },
  ];
  return { blocked: blockedBecause(kind, event, now), willBe, leftOut: leftOut.filter(({ count }) => count > 0) };
}

/** The event's days that have begun: on these people can be marked as present. The latest first. */
export function daysToMark(event: { startsAt: Date; endsAt: Date; timeZone: string }, now: Date): string[] {
  return eventDays(event)
    .filter((day) => canRecord(event, day, now))
    .reverse();
}

/** What a command refused, in the words that a result has for it. */
export function refusalReason(code: string): LeftOutReason {
  switch (code) {
    case "not_waiting_for_approval":
    case "already_ended":
    case "not_waiting":
    case "no_seat_held":
    case "not_coming":
      return "wrong_state";
    case "event_has_started":
      return "too_late";
    default:
      return leftOutReasons.find((known) => known === code) ?? "fault";
  }
}

/** The way back to the list as it was when the people were chosen. Only ever a query, so it leads nowhere else. */
export function backToList(slug: string, listQuery: string): string {
  const query = new URLSearchParams(listQuery).toString();
  return `/admin/events/${slug}/registrations${query ? `?${query}` : ""}`;
}

/**
 * Where a button leads that only takes the ticks along: to a page of the desk, to the list that its fields ask for, to the
 * same list in another language. Null for buttons that do something with people. Never to another host.
 * @param fields of the form, those of the search and the filters too.
 */
export function wayOn(
  slug: string,
  { go, to, locale, listQuery: shown }: Pick<Choice, "go" | "to" | "locale" | "listQuery">,
  fields: AddressValues,
): string | null {
  if (to !== undefined) {
    // Only ever a query of the list's: whatever was searched, line breaks too, is read and written anew.
    const [path, query = ""] = to.split(/\?(.*)/s);
    return path === backToList(slug, "") ? backToList(slug, query) : ownAdminPath(to);
  }
  if (locale !== undefined) return backToList(slug, shown);
  if (go !== "show") return null;
  const asked = askedQuery(fields);
  const current = listFilterSchema.parse(allValues(new URLSearchParams(shown)));
  // Enter on a box of the third page asks for nothing else than what is shown: it stays there.
  return backToList(slug, asked === listQuery(current, { page: 1 }) ? shown : asked);
}
