import type { Context } from "../../context";
import { isSameRoles } from "../rules";
import type { Roles } from "../schema";
import { lockTeam } from "./lock-team";
import { findHeldRoles, setRoles } from "./set-roles";

export type ChangeRolesResult =
  | { ok: true; changed: boolean }
  | { ok: false; reason: "unknown" | "changed_meanwhile" | "last_owner" | "no_role" };

/**
 * Gives somebody other roles, for all events and at single ones; who has no access any more gets it back with them. What
 * they may do follows with their next click: nothing of it is kept in their browser.
 * @param input.basis what the form showed. Where somebody else has changed that meanwhile, nothing is written.
 * @returns also a refusal for the last owner, and for taking every role: that is what taking access away is for.
 */
export async function changeRoles(
  input: { organiserId: string; basis: Roles; wanted: Roles },
  { db, now, actor }: Context,
): Promise<ChangeRolesResult> {
  const { organiserId, basis, wanted } = input;
  return db.$transaction(async (tx): Promise<ChangeRolesResult> => {
    await lockTeam(tx);
    const before = await findHeldRoles(tx, organiserId);
    if (!before) return { ok: false, reason: "unknown" };
    if (before.hasAccess && isSameRoles(before, wanted)) return { ok: true, changed: false };
    if (!isSameRoles(before, basis)) return { ok: false, reason: "changed_meanwhile" };
    return setRoles(tx, { organiserId, before, wanted }, { now, actor });
  });
}
