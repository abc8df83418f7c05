import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockBodies } from "./lock-bodies";

/**
 * Takes a body off the list. Registrations stay as they are.
 * @returns its name; null when it was gone already, and nothing is put on record then.
 */
export async function removeRecognisedBody(
  { id }: { id: string },
  { db, now, actor }: Context,
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await lockBodies(tx);
    const body = await tx.recognisedBody.findUnique({ where: { id }, select: { name: true, domains: true } });
    if (!body) return null;
    await tx.recognisedBody.delete({ where: { id } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "recognised_body.removed",
      before: { recognisedBodyId: id, ...body },
    });
    return body.name;
  });
}
