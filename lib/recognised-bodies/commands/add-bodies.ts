import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { BodyDetails } from "../schema";
import { lockBodies, othersWith, type Taken } from "./lock-bodies";

/**
 * Puts bodies on the list, all of them or none. Refuses when a domain belongs to another body already, and says to which.
 * @param bodies as `recognisedBodySchema` or `severalBodiesSchema` read them.
 */
export async function addRecognisedBodies(
  bodies: BodyDetails[],
  { db, now, actor }: Context,
): Promise<{ ok: true } | { ok: false; reason: "taken"; taken: Taken }> {
  return db.$transaction(async (tx) => {
    await lockBodies(tx);
    const taken = await othersWith(
      tx,
      bodies.flatMap(({ domains }) => domains),
    );
    if (taken.length > 0) return { ok: false, reason: "taken", taken };
    const rows = bodies.map(({ name, domains }) => ({ id: uuidv7(), name, domains, createdAt: now }));
    await tx.recognisedBody.createMany({ data: rows });
    for (const { id, name, domains } of rows) {
      const after = { recognisedBodyId: id, name, domains };
      await recordAudit(tx, { at: now, actor, action: "recognised_body.added", after });
    }
    return { ok: true };
  });
}
