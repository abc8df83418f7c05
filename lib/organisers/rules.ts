import type { EventRoleGrant, OrganiserRole, Roles } from "./schema";

/** Where organisers arrive when they did not ask for a page. */
const START = "/admin";

/** In UTF-16 units: as much as Node takes of a request's head; and what fits into a cookie and a link in a mail. */
const ADDRESS_MAX_CHARACTERS = 16_000;
const GOAL_MAX_CHARACTERS = 2_000;

/**
 * A page of the desk as a path of our own. Everything else (other hosts in all their spellings, public pages) becomes
 * the start page: an open redirect would lend our name to a stranger's page (CWE-601).
 */
export function ownAdminPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith(START) || wanted.length > ADDRESS_MAX_CHARACTERS) return START;
  const here = "http://here.invalid";
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : null;
  if (!url || url.origin !== here || !/^\/admin(\/|$)/.test(url.pathname)) return START;
  return url.pathname + url.search;
}

/**
 * The page somebody wanted before signing in; without its query where that is too long to be kept. Pages for those who are
 * signed out would lead round in circles.
 */
export function ownGoal(wanted: string | null | undefined): string {
  const whole = ownAdminPath(wanted);
  const [bare = START] = whole.split("?");
  const path = whole.length <= GOAL_MAX_CHARACTERS ? whole : bare.length <= GOAL_MAX_CHARACTERS ? bare : START;
  return /^\/admin\/(sign-in|too-many-requests|no-permission)(\/|\?|$)/.test(path) ? START : path;
}

export type HeldRoles = Roles & { hasAccess: boolean };
type AnyRoles = { role: OrganiserRole | null; eventRoles: readonly { eventId: string; role: OrganiserRole }[] };

/** Whether two sets of roles let somebody do the same, in whatever order the events stand. */
export function isSameRoles(one: AnyRoles, other: AnyRoles): boolean {
  const inOrder = ({ role, eventRoles }: AnyRoles) =>
    JSON.stringify([role, eventRoles.map((at) => `${at.eventId} ${at.role}`).sort()]);
  return inOrder(one) === inOrder(other);
}

/** Which roles at single events are new or another than before, and which are gone. */
export function changedEventRoles(before: readonly EventRoleGrant[], wanted: readonly EventRoleGrant[]) {
  const roleIn = (roles: readonly EventRoleGrant[], eventId: string) =>
    roles.find((one) => one.eventId === eventId)?.role ?? null;
  return {
    granted: wanted
      .map((one) => ({ ...one, was: roleIn(before, one.eventId) }))
      .filter(({ role, was }) => role !== was),
    removed: before.filter(({ eventId }) => roleIn(wanted, eventId) === null),
  };
}

/** Browsers and systems by what only they say of themselves, those that imitate others first. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+ .*Safari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/**
 * Browser and system by what the browser says of itself, without versions and whatever else could tell one person from
 * another: "Firefox, Windows". Enough to know one's own devices. Null when it says nothing that is known. A plain rule: the
 * libraries for this know thousands of devices, to follow people by.
 */
export function deviceInWords(userAgent: string | null | undefined): string | null {
  const of = (known: readonly [RegExp, string][]) => known.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  return [of(browsers), of(systems)].filter(Boolean).join(", ") || null;
}
