import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { NotFoundError } from "../../errors";
import { bodyVersion } from "../rules";
import type { BodyDetails } from "../schema";
import { lockBodies, othersWith, type Taken } from "./lock-bodies";

export type ChangeBodyResult =
  | { ok: true }
  | { ok: false; reason: "taken"; taken: Taken }
  | { ok: false; reason: "changed_meanwhile"; version: string };

/**
 * Gives a body another name or other domains. Registrations stay as they are: recognition decides when somebody
 * registers. Refuses when a domain belongs to another body already, and says to which.
 * @param input.version of what the form showed (`bodyVersion`).
 * @returns a refusal with the version that is on record now, where somebody else has changed the body since.
 * @throws {NotFoundError} when the body is gone.
 */
export async function changeRecognisedBody(
  { id, version, name, domains }: BodyDetails & { id: string; version: string },
  { db, now, actor }: Context,
): Promise<ChangeBodyResult> {
  return db.$transaction(async (tx): Promise<ChangeBodyResult> => {
    await lockBodies(tx);
    const before = await tx.recognisedBody.findUnique({ where: { id }, select: { name: true, domains: true } });
    if (!before) throw new NotFoundError("No such recognised body.");
    if (before.name === name && before.domains.join() === domains.join()) return { ok: true };
    if (bodyVersion(before) !== version)
      return { ok: false, reason: "changed_meanwhile", version: bodyVersion(before) };
    const taken = await othersWith(tx, domains, id);
    if (taken.length > 0) return { ok: false, reason: "taken", taken };
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
