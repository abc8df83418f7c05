import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { bodyVersion } from "../rules";
import { lockBodies } from "./lock-bodies";

/** `name`: of the one that went; null when it was gone already, and nothing is put on record then. */
export type RemoveBodyResult = { ok: true; name: string | null } | { ok: false; reason: "changed_meanwhile" };

/**
 * Takes a body off the list. Registrations stay as they are.
 * @param input.version of what the page showed that asked (`bodyVersion`).
 * @returns a refusal where somebody else has changed the body since.
 */
export async function removeRecognisedBody(
  { id, version }: { id: string; version: string },
  { db, now, actor }: Context,
): Promise<RemoveBodyResult> {
  return db.$transaction(async (tx): Promise<RemoveBodyResult> => {
    await lockBodies(tx);
    const body = await tx.recognisedBody.findUnique({ where: { id }, select: { name: true, domains: true } });
    if (!body) return { ok: true, name: null };
    if (bodyVersion(body) !== version) return { ok: false, reason: "changed_meanwhile" };
    await tx.recognisedBody.delete({ where: { id } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "recognised_body.removed",
      before: { recognisedBodyId: id, ...body },
    });
    return { ok: true, name: body.name };
  });
}
