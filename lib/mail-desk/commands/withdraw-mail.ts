import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { type WithdrawRefusal, withdrawRefusal } from "../rules";
import { lockMail } from "./lock-mail";

export type WithdrawResult = { ok: true } | { ok: false; reason: "not_found" | WithdrawRefusal };

/**
 * Takes back a mail that has not left; its secrets go at once. What is being handed to the server at this moment cannot be
 * stopped, and the answer says so.
 */
export async function withdrawMail(
  input: { eventId: string; mailId: string },
  context: Context,
): Promise<WithdrawResult> {
  const { db, now, actor } = context;
  return db.$transaction(async (tx): Promise<WithdrawResult> => {
    const mail = await lockMail(tx, input);
    if (!mail) return { ok: false, reason: "not_found" };
    const reason = withdrawRefusal(mail.status);
    if (reason) return { ok: false, reason };
    await tx.outgoingMail.update({
      where: { id: mail.id },
      data: { status: "withdrawn", reason: "by_organiser", sealed: null },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "mail.withdrawn",
      eventId: input.eventId,
      ...(mail.registration && { registrationId: mail.registration.id }),
      after: { mailId: mail.id, kind: mail.kind },
    });
    return { ok: true };
  });
}
