import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { newOrganiserSchema } from "../schema";
import { isLastOwner, lockTeam } from "./lock-team";

/**
 * Takes somebody's access away: every browser of theirs is signed out, mailed links stop working and an invitation that has
 * not left stays here, at once. Their roles stay on record for when access is given back.
 * Refuses for the last owner, since nobody could give access back.
 * @param input.email any spelling of the address.
 */
export async function disableOrganiser(
  input: { email: string } | { organiserId: string },
  { db, now, actor }: Context,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "last_owner" }> {
  const where =
    "organiserId" in input
      ? { id: input.organiserId }
      : { email: newOrganiserSchema.shape.email.safeParse(input.email).data ?? "" };
  return db.$transaction(async (tx) => {
    await lockTeam(tx);
    const known = await tx.organiser.findUnique({ where, select: { id: true, email: true, disabledAt: true } });
    if (!known) return { ok: false, reason: "unknown" };
    if (known.disabledAt) return { ok: true };
    if (await isLastOwner(tx, known.id)) return { ok: false, reason: "last_owner" };
    await tx.organiser.update({ where: { id: known.id }, data: { disabledAt: now } });
    await tx.signInSession.deleteMany({ where: { userId: known.id } });
    await tx.signInToken.deleteMany({ where: { identifier: known.email } });
    await tx.outgoingMail.updateMany({
      where: { organiserId: known.id, kind: "organiser.invited", status: { in: ["queued", "waiting_to_retry"] } },
      data: { status: "withdrawn", reason: "by_organiser" },
    });
    const after = { organiserId: known.id, hasAccess: false };
    await recordAudit(tx, { at: now, actor, action: "organiser.disabled", before: { hasAccess: true }, after });
    return { ok: true };
  });
}
