import { recordAttendance } from "../../attendance/commands";
import type { Context } from "../../context";
import { type Db, joining } from "../../db";
import { grantScopeAt } from "../../organisers/policy";
import { findOrganiser } from "../../organisers/queries";
import { cancelRegistration } from "../../registrations/commands/cancel-registration";
import { approveRegistration, declineRegistration } from "../../registrations/commands/decide-registration";
import { addTag, removeTag } from "../../tags/commands";
import { moveToWaitingList } from "../../waiting-list/commands/move-to-waiting-list";
import { offerSeat } from "../../waiting-list/commands/offer-seat";
import { permissionFor, refusalReason } from "../rules";
import { type Kind, type Params, paramsSchemas } from "../schema";
import { stop } from "./stop-bulk-action";

/**
 * Deals with the next person of an action, through the command for one, in one transaction with their result: after a
 * crash at any moment either both are on record or neither. The action's row is held meanwhile, so that of several
 * workers one goes on and the order is kept, and so that whoever stops it knows that nothing follows.
 * @param begins is told who is next. @returns "over" when there is nothing more to do here: finished, stopped, or in another worker's hands.
 */
export async function carryOutNext(
  db: Db,
  id: string,
  { now, begins }: { now: Date; begins: (registrationId: string) => void },
): Promise<"done" | "over"> {
  return db.$transaction(async (tx): Promise<"done" | "over"> => {
    const [action] = await tx.$queryRaw<Held[]>`
      SELECT id::text, event_id::text AS "eventId", organiser_id::text AS "organiserId", kind::text AS kind, params
      FROM bulk_action WHERE id = ${id}::uuid AND status = 'running' FOR UPDATE SKIP LOCKED`;
    if (!action) return "over";
    const { kind } = action;
    const item = await tx.bulkItem.findFirst({
      where: { bulkActionId: id, outcome: "waiting" },
      orderBy: [{ position: "asc" }, { registrationId: "asc" }],
      select: { registrationId: true },
    });
    if (!item) {
      await tx.bulkAction.update({ where: { id }, data: { status: "done", finishedAt: now }, select: { id: true } });
      return "over";
    }
    const organiser = await findOrganiser(tx, action.organiserId);
    if (!organiser || !grantScopeAt(organiser, action.eventId, permissionFor(kind))) {
      await stop(tx, action, "not_allowed", { now, actor: { kind: "system" } });
      return "over";
    }
    const { registrationId } = item;
    begins(registrationId);
    const context: Context = { db: joining(tx), now, actor: { kind: "organiser", id: action.organiserId } };
    const params = paramsSchemas[kind].parse(action.params) as Params;
    const result = await commandOf(kind)({ registrationId, params, bulkActionId: id }, context);
    const wasSo = result.ok && result.changed === false;
    await tx.bulkItem.update({
      where: { bulkActionId_registrationId: { bulkActionId: id, registrationId } },
      data: {
        outcome: result.ok ? "done" : "refused",
        reason: result.ok ? (wasSo ? "already" : null) : refusalReason(result.reason),
        doneAt: now,
      },
      select: { position: true },
    });
    return "done";
  });
}

/** Somebody with whom the command fails, whatever is tried, must not keep everybody behind them waiting. */
export async function giveUp(db: Db, id: string, registrationId: string, now: Date): Promise<void> {
  await db.bulkItem.updateMany({
    where: { bulkActionId: id, registrationId, outcome: "waiting" },
    data: { outcome: "refused", reason: "fault", doneAt: now },
  });
}

type Held = { id: string; eventId: string; organiserId: string; kind: Kind; params: unknown };
type One = { registrationId: string; params: Params; bulkActionId: string };
type Answer = { ok: true; changed?: boolean } | { ok: false; reason: string };

function commandOf(kind: Kind): (one: One, context: Context) => Promise<Answer> {
  switch (kind) {
    case "approve":
      return ({ registrationId }, context) => approveRegistration({ registrationId }, context);
    case "decline":
      return ({ registrationId, params }, context) =>
        declineRegistration({ registrationId, reason: params.reason ?? null }, context);
    case "offer":
      return ({ registrationId, params }, context) =>
        offerSeat({ registrationId, overCapacity: Number(params.over ?? 0) }, context);
    case "cancel":
      return ({ registrationId, params }, context) =>
        cancelRegistration({ registrationId, reason: params.reason ?? null }, context);
    case "move_to_waiting_list":
      return ({ registrationId, bulkActionId }, context) =>
        moveToWaitingList({ registrationId, movedTogether: bulkActionId }, context);
    case "mark_present":
      return ({ registrationId, params }, context) =>
        recordAttendance({ registrationId, day: params.day ?? "" }, context);
    case "tag":
      return ({ registrationId, params }, context) => addTag({ registrationId, name: params.tag ?? "" }, context);
    case "untag":
      return ({ registrationId, params }, context) => removeTag({ registrationId, name: params.tag ?? "" }, context);
  }
}
