import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { MAIL_CHANNEL } from "../../mail-queue/constants";
import { leftOutOfAll, retryRefusal } from "../rules";
import { decidingFacts } from "./lock-mail";

const PART = 5_000;

/**
 * Has every failed mail of an event tried again for which that makes sense: not to addresses that do not work, and not what
 * says what is no longer so. Each as `retryMail` does; one audit entry tells how many.
 * @returns how many; a second press finds none.
 */
export async function retryFailedMails(input: { eventId: string }, context: Context): Promise<{ retried: number }> {
  const { db, now, actor } = context;
  const { eventId } = input;
  return db.$transaction(async (tx) => {
    // In the order of ids, as whoever else locks several: two of them never wait for each other.
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text FROM outgoing_mail
      WHERE event_id = ${eventId}::uuid AND status = 'failed' AND reason::text <> ALL (${[...leftOutOfAll]}::text[])
      ORDER BY id FOR UPDATE`;
    const ids: string[] = [];
    // In parts: a statement takes 32,767 values at most.
    for (let from = 0; from < locked.length; from += PART) {
      const mails = await tx.outgoingMail.findMany({
        where: { id: { in: locked.slice(from, from + PART).map(({ id }) => id) } },
        select: decidingFacts,
        relationLoadStrategy: "query",
      });
      ids.push(...mails.flatMap((mail) => (retryRefusal(mail, now) ? [] : [mail.id])));
    }
    if (ids.length === 0) return { retried: 0 };
    await tx.$executeRaw`
      UPDATE outgoing_mail SET status = 'queued', reason = NULL, attempts = 0, losses = 0, not_before = now()
      WHERE id = ANY (${ids}::uuid[])`;
    await recordAudit(tx, { at: now, actor, action: "mail.retried", eventId, after: { count: ids.length } });
    await tx.$executeRaw`SELECT pg_notify(${MAIL_CHANNEL}, '')`;
    return { retried: ids.length };
  });
}
