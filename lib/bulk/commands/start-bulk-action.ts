import { conditionsNoted } from "../../audience/rules";
import { audienceSchema } from "../../audience/schema";
import { recordAudit } from "../../audit/commands";
import type { Db } from "../../db";
import { NotFoundError } from "../../errors";
import { requestJob } from "../../jobs";
import { can, type OrganiserScope, within } from "../../organisers/policy";
import { BULK_JOB, CHOOSING_MS } from "../constants";
import { forecast, forecastOf } from "../queries";
import { permissionFor } from "../rules";
import type { Kind, Params } from "../schema";
import { lockBulkAction } from "./lock-bulk-action";

export type StartResult =
  | { ok: true }
  /** `started`: it runs or is over. `changed`: it would concern others than the page said. `nobody`: nobody is left. */
  | { ok: false; reason: "gone" | "started" | "changed" | "nobody" | "blocked" };

/**
 * Starts an action on the people who were chosen for it, if it concerns exactly those whom the organiser has seen. Who is
 * left out has their result at once; everybody else gets theirs from `carryOutBulkActions`, one after another.
 * @param input.params as `paramsSchemas` leaves them. @param input.basis of the forecast that was shown.
 */
export async function startBulkAction(
  scope: OrganiserScope<"registrations.read">,
  input: { eventId: string; id: string; kind: Kind; params: Params; basis: string },
  { db, now }: { db: Db; now: Date },
): Promise<StartResult> {
  const { eventId, id, kind, params } = input;
  within(scope, eventId);
  if (!can(scope.role, permissionFor(kind))) throw new NotFoundError("May not do this to many.");
  return db.$transaction(
    async (tx): Promise<StartResult> => {
      const action = await lockBulkAction(tx, { eventId, id });
      if (!action || action.status === "choosing") return { ok: false, reason: "gone" };
      if (action.status !== "prepared") return { ok: false, reason: "started" };
      const moment = { now, goesOver: params.over === "yes" };
      const seen = await forecast(tx, scope, action, kind, moment);
      if (seen.blocked) return { ok: false, reason: "blocked" };
      if (seen.basis !== input.basis) return { ok: false, reason: "changed" };
      if (seen.willBe === 0) return { ok: false, reason: "nobody" };
      const { people } = await forecastOf(tx, action, kind, moment);
      // What was agreed to is a number, and holds whatever becomes of the event's seats while it goes on.
      const over = seen.overBy > 0 ? { over: String(seen.overBy) } : {};
      await tx.$executeRaw`
        UPDATE bulk_item i SET position = p.place, reason = p.left_out,
          outcome = (CASE WHEN p.left_out IS NULL THEN 'waiting' ELSE 'refused' END)::bulk_item_outcome,
          done_at = CASE WHEN p.left_out IS NULL THEN NULL ELSE ${now}::timestamptz END
        FROM (${people}) p WHERE i.bulk_action_id = ${id}::uuid AND i.registration_id = p.id`;
      await tx.bulkAction.update({
        where: { id },
        // Whoever starts it answers for it, whoever has chosen the people.
        data: {
          kind,
          params: { ...params, ...over },
          status: "running",
          startedAt: now,
          organiserId: scope.organiserId,
        },
        select: { id: true },
      });
      await recordAudit(tx, {
        at: now,
        actor: { kind: "organiser", id: scope.organiserId },
        action: "bulk.started",
        eventId,
        after: {
          bulk: id,
          kind,
          people: seen.willBe,
          ...(seen.overBy > 0 ? { overCapacity: seen.overBy } : {}),
          leftOut: Object.fromEntries(seen.leftOut.map(({ reason, count }) => [reason, count])),
          ...(action.filter ? conditionsNoted(audienceSchema.parse(action.filter)) : {}),
        },
      });
      await requestJob(tx, BULK_JOB);
      return { ok: true };
    },
    { timeout: CHOOSING_MS },
  );
}
