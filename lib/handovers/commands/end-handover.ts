import { recordAudit } from "../../audit/commands";
import type { AuditAction } from "../../audit/schema";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { tellParticipant } from "../../registrations/commands/tell-participant";

const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null } as const;

export type EndHandoverResult = { ok: true } | { ok: false; reason: "over" };

/** The colleague does not want the place; the holder keeps it and is told. */
export async function declineHandover(
  input: { handoverId: string },
  { db, now, actor }: Context,
): Promise<EndHandoverResult> {
  return db.$transaction((tx) =>
    endHandover(tx, input.handoverId, {
      now,
      actor,
      column: "declinedAt",
      action: "registration.handover_declined",
      mail: "handover.declined",
    }),
  );
}

/** The holder keeps the place after all. The colleague's link says so from now on. */
export async function withdrawHandover(
  input: { registrationId: string },
  { db, now, actor }: Context,
): Promise<EndHandoverResult> {
  return db.$transaction(async (tx): Promise<EndHandoverResult> => {
    const { registrationId } = input;
    const handover = await tx.handover.findFirst({ where: { registrationId, ...open }, select: { id: true } });
    if (!handover) return { ok: false, reason: "over" };
    return endHandover(tx, handover.id, {
      now,
      actor,
      column: "withdrawnAt",
      action: "registration.handover_withdrawn",
    });
  });
}

/** The place is given up or taken back while a colleague is asked to take it over: they find it gone. */
export async function withdrawOpenHandover(
  tx: Tx,
  registrationId: string,
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<void> {
  const handover = await tx.handover.findFirst({ where: { registrationId, ...open }, select: { id: true } });
  if (!handover) return;
  const action = "registration.handover_withdrawn";
  await endHandover(tx, handover.id, { now, actor, column: "withdrawnAt", action });
}

/** Nobody took the place in time; the holder keeps it and is told. */
export async function lapseHandover(tx: Tx, handoverId: string, now: Date): Promise<EndHandoverResult> {
  return endHandover(tx, handoverId, {
    now,
    actor: { kind: "system" },
    column: "withdrawnAt",
    action: "registration.handover_lapsed",
    mail: "handover.lapsed",
  });
}

/** Ends an open handover with its audit entry and, where the holder does not know yet, their mail. */
export async function endHandover(
  tx: Tx,
  handoverId: string,
  {
    now,
    actor,
    column,
    action,
    mail,
  }: Pick<Context, "now" | "actor"> & {
    column: "declinedAt" | "withdrawnAt";
    action: AuditAction;
    mail?: "handover.declined" | "handover.lapsed";
  },
): Promise<EndHandoverResult> {
  const handover = await tx.handover.findUnique({ where: { id: handoverId } });
  if (!handover) throw new NotFoundError("No such handover.");
  const holder = await lockRegistration(tx, handover.registrationId);
  const { count } = await tx.handover.updateMany({ where: { id: handoverId, ...open }, data: { [column]: now } });
  if (count === 0) return { ok: false, reason: "over" };
  const { id: registrationId, eventId } = holder;
  await recordAudit(tx, { at: now, actor, action, eventId, registrationId, after: { name: handover.name } });
  if (mail) await tellParticipant(tx, holder, mail, { to: handover.name }, now);
  return { ok: true };
}
