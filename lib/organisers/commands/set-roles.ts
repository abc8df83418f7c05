import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { changedEventRoles, type HeldRoles } from "../rules";
import { type EventRoleGrant, type OrganiserRole, type Roles, rolesSchema } from "../schema";
import { isLastOwner } from "./lock-team";

const held = {
  role: true,
  disabledAt: true,
  eventRoles: { select: { eventId: true, role: true }, orderBy: { eventId: "asc" } },
} as const;

/** What somebody may do now; null when there is nobody with this id. Call it after `lockTeam`. */
export async function findHeldRoles(tx: Tx, organiserId: string): Promise<HeldRoles | null> {
  const known = await tx.organiser.findUnique({ where: { id: organiserId }, select: held });
  return known && { ...rolesSchema.parse(known), hasAccess: known.disabledAt === null };
}

export type RolesToSet = { organiserId: string; before: HeldRoles; wanted: Roles };

/**
 * Gives somebody exactly these roles, and access where it was taken away, with an entry in the log for each thing that
 * changes. Roles at events that are gone are left out.
 * @returns a refusal for the last owner, and for no role at all: that is what taking access away is for.
 */
export async function setRoles(
  tx: Tx,
  { organiserId, before, wanted }: RolesToSet,
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<{ ok: true; changed: boolean } | { ok: false; reason: "last_owner" | "no_role" }> {
  const known = await atKnownEvents(tx, wanted.eventRoles);
  if (wanted.role === null && known.length === 0) return { ok: false, reason: "no_role" };
  if (before.role === "owner" && wanted.role !== "owner" && (await isLastOwner(tx, organiserId)))
    return { ok: false, reason: "last_owner" };
  const { granted, removed } = changedEventRoles(before.eventRoles, known);
  const isOtherRole = before.role !== wanted.role || !before.hasAccess;
  if (isOtherRole) await setRoleForAll(tx, { organiserId, before, role: wanted.role }, { now, actor });
  for (const one of removed) {
    await tx.eventRole.delete({ where: { organiserId_eventId: { organiserId, eventId: one.eventId } } });
    const before = { role: one.role };
    const after = { organiserId, role: null };
    await recordAudit(tx, {
      at: now,
      actor,
      action: "organiser.event_role_removed",
      eventId: one.eventId,
      before,
      after,
    });
  }
  for (const one of granted) await grantAt(tx, { organiserId, ...one }, { now, actor });
  return { ok: true, changed: isOtherRole || granted.length + removed.length > 0 };
}

/** Without those at events that are gone. */
export async function atKnownEvents(tx: Tx, eventRoles: EventRoleGrant[]): Promise<EventRoleGrant[]> {
  const where = { id: { in: eventRoles.map(({ eventId }) => eventId) } };
  const events = await tx.event.findMany({ where, select: { id: true } });
  return eventRoles.filter(({ eventId }) => events.some(({ id }) => id === eventId));
}

async function setRoleForAll(
  tx: Tx,
  { organiserId, before, role }: { organiserId: string; before: HeldRoles; role: OrganiserRole | null },
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<void> {
  await tx.organiser.update({ where: { id: organiserId }, data: { role, disabledAt: null } });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "organiser.role_changed",
    before: { role: before.role, hasAccess: before.hasAccess },
    after: { organiserId, role, hasAccess: true },
  });
}

/** Gives a role at one event, or another one there. */
async function grantAt(
  tx: Tx,
  { organiserId, eventId, role, was }: EventRoleGrant & { organiserId: string; was: OrganiserRole | null },
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<void> {
  await tx.eventRole.upsert({
    where: { organiserId_eventId: { organiserId, eventId } },
    create: { organiserId, eventId, role, grantedAt: now },
    update: { role, grantedAt: now },
  });
  await recordAudit(tx, {
    at: now,
    actor,
    action: "organiser.event_role_granted",
    eventId,
    before: { role: was },
    after: { organiserId, role },
  });
}
