import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { type NewOrganiser, newOrganiserSchema } from "../schema";
import { lockTeam } from "./lock-team";
import { findHeldRoles, setRoles } from "./set-roles";

type Added =
  | { ok: true; organiser: { id: string; email: string }; outcome: "added" | "changed" | "unchanged" }
  | { ok: false; reason: "not_an_organiser" | "unknown_event" | "last_owner" };

/**
 * Gives somebody access to /admin, or another role, from the command line. Somebody whose access was ended gets it back.
 * With `event` the role is for that event alone, beside what they have.
 * Refuses an address that no mail can reach, an unknown role or event, ownership of one event, and taking the role of the
 * last owner.
 */
export async function addOrganiser(input: NewOrganiser, { db, now, actor }: Context): Promise<Added> {
  const parsed = newOrganiserSchema.safeParse(input);
  if (!parsed.success) return { ok: false, reason: "not_an_organiser" };
  const { email, role, name, event: slug } = parsed.data;
  return db.$transaction(async (tx): Promise<Added> => {
    await lockTeam(tx);
    const event = slug ? await tx.event.findUnique({ where: { slug }, select: { id: true } }) : null;
    if (slug && !event) return { ok: false, reason: "unknown_event" };
    if (event && role === "owner") return { ok: false, reason: "not_an_organiser" };
    const known = await tx.organiser.findUnique({ where: { email }, select: { id: true } });
    const { id } = known ?? (await tx.organiser.create({ data: { email, name, role: null }, select: { id: true } }));
    const before = (await findHeldRoles(tx, id)) ?? { role: null, eventRoles: [], hasAccess: true };
    const others = before.eventRoles.filter(({ eventId }) => eventId !== event?.id);
    const wanted =
      event && role !== "owner"
        ? { role: before.role, eventRoles: [...others, { eventId: event.id, role }] }
        : { role, eventRoles: before.eventRoles };
    if (known) {
      if (name) await tx.organiser.update({ where: { id }, data: { name } });
      const result = await setRoles(tx, { organiserId: id, before, wanted }, { now, actor });
      if (!result.ok) return { ok: false, reason: "last_owner" };
      return { ok: true, organiser: { id, email }, outcome: result.changed ? "changed" : "unchanged" };
    }
    if (!event) await tx.organiser.update({ where: { id }, data: { role } });
    const after = { organiserId: id, role: event ? null : role, hasAccess: true };
    await recordAudit(tx, { at: now, actor, action: "organiser.added", after });
    if (event) await setRoles(tx, { organiserId: id, before, wanted }, { now, actor });
    return { ok: true, organiser: { id, email }, outcome: "added" };
  });
}
