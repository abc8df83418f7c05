import { recordAudit } from "../../audit/commands";
import { isColour } from "../../colours/rules";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { isReadable } from "../rules";

export type ChangeAccentResult =
  | { ok: true; changed: boolean }
  | { ok: false; reason: "not_readable" | "changed_meanwhile" };

/**
 * Gives an event's pages a colour of their own, or the house's again.
 * @param input.basis the colour the form showed. @param input.accentColour #rrggbb, or null for the house's.
 * @returns a refusal for a colour on which nobody could read, and when somebody else has chosen another since.
 */
export async function changeAccent(
  input: { eventId: string; basis: string | null; accentColour: string | null },
  { db, now, actor }: Context,
): Promise<ChangeAccentResult> {
  const { eventId, basis, accentColour } = input;
  if (accentColour !== null && !(isColour(accentColour) && isReadable(accentColour))) {
    return { ok: false, reason: "not_readable" };
  }
  return db.$transaction(async (tx): Promise<ChangeAccentResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, select: { accentColour: true } });
    if (!event) throw new NotFoundError("No such event.");
    if (event.accentColour === accentColour) return { ok: true, changed: false };
    if (event.accentColour !== basis) return { ok: false, reason: "changed_meanwhile" };
    await tx.event.update({ where: { id: eventId }, data: { accentColour }, select: { id: true } });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "event.look_changed",
      eventId,
      before: { accentColour: event.accentColour },
      after: { accentColour },
    });
    return { ok: true, changed: true };
  });
}
