import { NotFoundError } from "../errors";
import type { OrganiserRole } from "./schema";

/** What can be done at the desk. A page or an action asks for exactly one. */
const permissions = [
  "registrations.read",
  "registrations.change",
  "registrations.export",
  "events.change",
  "answers.sensitive",
  "attendance.record",
  "audit.read",
  "team.manage",
] as const;
export type Permission = (typeof permissions)[number];

/** DOMAIN.md, "The people". Exports leave the house with everybody's data in them, so reading alone is not enough. */
const allowed: Record<OrganiserRole, readonly Permission[]> = {
  owner: permissions,
  organiser: [
    "registrations.read",
    "registrations.change",
    "registrations.export",
    "events.change",
    "answers.sensitive",
    "attendance.record",
    "audit.read",
  ],
  desk: ["registrations.read", "attendance.record"],
  viewer: ["registrations.read"],
};

/** Whether somebody with this role may do this; nobody without one may do anything. */
export function can(role: OrganiserRole | null, permission: Permission): boolean {
  return role !== null && allowed[role].includes(permission);
}

declare const proof: unique symbol;

/**
 * Proof that a signed-in organiser was found to hold a permission. Nothing but `grantScope` and `grantScopeAt` make one, so
 * a query that takes it cannot be reached by forgetting the check (the idea is rallly's).
 */
export type OrganiserScope<Granted extends Permission = Permission> = {
  readonly organiserId: string;
  readonly email: string;
  /** What they are where the scope holds: at its event, or at the desk as a whole. */
  readonly role: OrganiserRole;
  /** The one event it was granted for; null: for all of them. Queries ask `within`. */
  readonly eventId: string | null;
  readonly [proof]: (permission: Granted) => void;
};

/** Whoever may hold roles: for all events (null: none), and at single ones. */
export type Member = {
  id: string;
  email: string;
  role: OrganiserRole | null;
  eventRoles?: readonly { eventId: string; role: OrganiserRole }[];
};

/** From the one who may least to the one who may most: each may all that those before it may. */
const weakestFirst: readonly OrganiserRole[] = ["viewer", "desk", "organiser", "owner"];

/** What somebody is at an event: the stronger of their role for all events and the one for this. Null: nothing. */
export function roleAt({ role, eventRoles = [] }: Member, eventId: string): OrganiserRole | null {
  const own = eventRoles.find((one) => one.eventId === eventId)?.role ?? null;
  if (role === null || own === null) return role ?? own;
  return weakestFirst.indexOf(own) > weakestFirst.indexOf(role) ? own : role;
}

/** The events of which somebody may read registrations, by id; null: all of them. */
export function eventsRead({ role, eventRoles = [] }: Omit<Member, "id" | "email">): string[] | null {
  if (can(role, "registrations.read")) return null;
  return eventRoles.filter((one) => can(one.role, "registrations.read")).map(({ eventId }) => eventId);
}

/**
 * Grants a permission for all events and the desk as a whole to somebody whose session was just checked.
 * @returns null when their role for all events does not have it. Called by `app/admin/gate.ts`, and by tests.
 */
export function grantScope<Granted extends Permission>(
  organiser: Member,
  permission: Granted,
): OrganiserScope<Granted> | null {
  const { id: organiserId, email, role } = organiser;
  if (role === null || !can(role, permission)) return null;
  return { organiserId, email, role, eventId: null } as OrganiserScope<Granted>;
}

/**
 * As `grantScope`, for one event and by what somebody is there; reading comes with every permission.
 * @returns null when what they are there does not have it. Called by `openEventFor`, and by tests.
 */
export function grantScopeAt<Granted extends Permission>(
  organiser: Member,
  eventId: string,
  permission: Granted,
): OrganiserScope<Granted | "registrations.read"> | null {
  const { id: organiserId, email } = organiser;
  const role = roleAt(organiser, eventId);
  if (role === null || !can(role, permission) || !can(role, "registrations.read")) return null;
  return { organiserId, email, role, eventId } as OrganiserScope<Granted | "registrations.read">;
}

/**
 * Second lock behind the gate: a query about an event refuses a scope that was granted for another, so that a page that
 * mixes up two events shows nothing instead of the wrong one.
 * @param eventId null: what belongs to all events or to none.
 * @throws {NotFoundError} as though there were no such event.
 */
export function within(scope: OrganiserScope<never>, eventId: string | null): void {
  if (scope.eventId !== null && scope.eventId !== eventId) throw new NotFoundError("Granted for another event.");
}

/** The same as a condition, for queries that are asked about something of an event by its own id. */
export function ofScope({ eventId }: OrganiserScope<never>): { eventId?: string } {
  return eventId === null ? {} : { eventId };
}
