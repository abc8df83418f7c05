import { recordAudit } from "../../audit/commands";
import type { Actor } from "../../context";
import type { Db, Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { can, type OrganiserScope, within } from "../../organisers/policy";
import { permissionFor } from "../rules";
import { lockBulkAction } from "./lock-bulk-action";

export type StopReason = "stopped_by_hand" | "not_allowed";

/**
 * Stops an action between two people: what was done stays done, the others are left as they are. Anybody who may do what
 * it does can stop it, whoever has started it. @returns false when it was over already.
 */
export async function stopBulkAction(
  scope: OrganiserScope<"registrations.read">,
  input: { eventId: string; id: string },
  { db, now }: { db: Db; now: Date },
): Promise<boolean> {
  within(scope, input.eventId);
  return db.$transaction(async (tx) => {
    const action = await lockBulkAction(tx, input);
    if (action?.status !== "running" || !action.kind) return false;
    if (!can(scope.role, permissionFor(action.kind))) throw new NotFoundError("May not stop this.");
    await stop(tx, action, "stopped_by_hand", { now, actor: { kind: "organiser", id: scope.organiserId } });
    return true;
  });
}

/** With the action's row held. */
export async function stop(
  tx: Tx,
  { id, eventId }: { id: string; eventId: string },
  stopReason: StopReason,
  { now, actor }: { now: Date; actor: Actor },
): Promise<void> {
  await tx.bulkAction.update({
    where: { id },
    data: { status: "stopped", finishedAt: now, stopReason },
    select: { id: true },
  });
  const undone = await tx.bulkItem.count({ where: { bulkActionId: id, outcome: "waiting" } });
  const after = { bulk: id, because: stopReason, undone };
  await recordAudit(tx, { at: now, actor, action: "bulk.stopped", eventId, after });
}
