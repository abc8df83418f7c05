import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import type { Tx } from "../db";

/**
 * From now on no news goes to this person's address: nothing beyond what belongs to a registration, whatever the event. What
 * waits already is withdrawn when its turn comes (`reasonToWithdraw`). A second time changes nothing.
 * @returns whether anything changed.
 */
export async function optOut(input: { registrationId: string }, { db, now, actor }: Context): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { eventId, emailKey } = await findPerson(tx, input.registrationId);
    const { count } = await tx.mailOptOut.createMany({ data: { emailKey, optedOutAt: now }, skipDuplicates: true });
    if (count === 0) return false;
    const { registrationId } = input;
    await recordAudit(tx, { at: now, actor, action: "registration.opted_out", eventId, registrationId });
    return true;
  });
}

/** The way back. @returns whether anything changed. */
export async function optIn(input: { registrationId: string }, { db, now, actor }: Context): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { eventId, emailKey } = await findPerson(tx, input.registrationId);
    const { count } = await tx.mailOptOut.deleteMany({ where: { emailKey } });
    if (count === 0) return false;
    const { registrationId } = input;
    await recordAudit(tx, { at: now, actor, action: "registration.opted_in", eventId, registrationId });
    return true;
  });
}

/** Somebody's address was corrected, or erased: what they asked for goes along, and nothing of it stays where nobody is left. */
export async function moveOptOut(tx: Tx, { from, to }: { from: string; to: string | null }): Promise<void> {
  if (to !== null) await shareOptOut(tx, { from, to });
  await tx.$executeRaw`
    DELETE FROM mail_opt_out o WHERE o.email_key = ${from} AND NOT EXISTS (
      SELECT FROM registration r WHERE r.email_key = o.email_key AND r.erased_at IS NULL)`;
}

/** Two addresses turn out to be one person's: what they asked for at the one counts at the other. */
export async function shareOptOut(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO mail_opt_out (email_key, opted_out_at)
    SELECT ${to}, opted_out_at FROM mail_opt_out WHERE email_key = ${from} ON CONFLICT DO NOTHING`;
}

/** With the row held, so that the address is neither changed nor erased meanwhile. */
async function findPerson(tx: Tx, registrationId: string) {
  await tx.$executeRaw`SELECT FROM registration WHERE id = ${registrationId}::uuid FOR SHARE`;
  return tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { eventId: true, emailKey: true },
  });
}
