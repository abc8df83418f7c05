import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { findAccessCode } from "../queries";

/**
 * Closes a code: it lets nobody in any more, whoever came in with it keeps their place, and seats that were set aside go
 * to whoever is next. Closed twice, it was closed once.
 */
export async function closeAccessCode(
  input: { eventId: string; codeId: string },
  { db, now, actor }: Context,
): Promise<void> {
  const { eventId, codeId } = input;
  await db.$transaction(async (tx) => {
    await lockEvent(tx, eventId);
    const code = await findAccessCode(tx, eventId, codeId);
    if (!code) throw new NotFoundError("No such code.");
    if (code.closedAt) return;
    await tx.accessCode.update({ where: { id: codeId }, data: { closedAt: now, holdsSeats: false } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "access_code.closed",
      eventId,
      before: { holdsSeats: code.holdsSeats },
      after: { holdsSeats: false, id: codeId },
    });
    await fillFreeSeats(tx, eventId, { now });
  });
}
