import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { NotFoundError } from "../../errors";
import type { BodyDetails } from "../schema";
import { lockBodies, othersWith, type Taken } from "./lock-bodies";

/**
 * Gives a body another name or other domains. Registrations stay as they are: recognition decides when somebody
 * registers. Refuses when a domain belongs to another body already, and says to which.
 * @throws {NotFoundError} when the body is gone.
 */
export async function changeRecognisedBody(
  { id, name, domains }: BodyDetails & { id: string },
  { db, now, actor }: Context,
): Promise<{ ok: true } | { ok: false; reason: "taken"; taken: Taken }> {
  return db.$transaction(async (tx) => {
    await lockBodies(tx);
    const before = await tx.recognisedBody.findUnique({ where: { id }, select: { name: true, domains: true } });
    if (!before) throw new NotFoundError("No such recognised body.");
    const taken = await othersWith(tx, domains, id);
    if (taken.length > 0) return { ok: false, reason: "taken", taken };
    if (before.name === name && before.domains.join() === domains.join()) return { ok: true };
    await tx.recognisedBody.update({ where: { id }, data: { name, domains } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "recognised_body.changed",
      before,
      after: { recognisedBodyId: id, name, domains },
    });
    return { ok: true };
  });
}
