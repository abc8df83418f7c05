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
 * Proof that a signed-in organiser was found to hold a permission. Nothing but `grantScope` makes one, so a query that
 * takes it cannot be reached by forgetting the check (the idea is rallly's).
 */
export type OrganiserScope<Granted extends Permission = Permission> = {
  readonly organiserId: string;
  readonly email: string;
  readonly role: OrganiserRole;
  readonly [proof]: (permission: Granted) => void;
};

/**
 * Grants a permission to somebody whose session was just checked.
 * @returns null when the role does not have it. Called by `app/admin/gate.ts`, and by tests.
 */
export function grantScope<Granted extends Permission>(
  organiser: { id: string; email: string; role: OrganiserRole | null },
  permission: Granted,
): OrganiserScope<Granted> | null {
  const { id: organiserId, email, role } = organiser;
  if (role === null || !can(role, permission)) return null;
  return { organiserId, email, role } as OrganiserScope<Granted>;
}
