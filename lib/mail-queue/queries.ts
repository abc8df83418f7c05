import type { Db } from "../db";
import { listMailsToSend } from "../mail/queries";
import type { ClaimedMail } from "./commands/claim-mails";
import type { InHand } from "./commands/deliver-mail";
import type { Sent } from "./commands/record-outcome";

/**
 * How long the mail that has been due for longest has waited without anybody taking it, in seconds by the database's
 * own clock; 0 when nothing waits. More than a minute or two means that no worker is running. A mail that waits for an
 * earlier one about the same registration is not counted: it is not due yet.
 */
export async function getQueueDelay(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ seconds: number }[]>`
    SELECT coalesce(max(extract(epoch FROM now() - greatest(mail.not_before, mail.claimed_until))), 0)::float8 AS seconds
    FROM outgoing_mail mail
    WHERE ((mail.status IN ('queued', 'waiting_to_retry') AND mail.not_before <= now())
        OR (mail.status = 'sending' AND mail.claimed_until < now()))
      AND NOT EXISTS (
        SELECT FROM outgoing_mail earlier
        WHERE earlier.registration_id = mail.registration_id AND earlier.recipient = mail.recipient
          AND earlier.id < mail.id AND earlier.lane <= mail.lane AND earlier.status IN ('queued', 'sending', 'waiting_to_retry'))`;
  return row?.seconds ?? 0;
}

/**
 * Claimed mails with everything their letters are made from, and what is known of those that a dead worker had.
 * @param journalOf reads what a worker noted on this machine; null when there is nothing.
 */
export async function listInHand(
  db: Db,
  claimed: ClaimedMail[],
  journalOf: (worker: string) => { begun: Set<string>; done: Map<string, Sent> } | null,
): Promise<InHand[]> {
  const journals = new Map(
    claimed.flatMap(({ lost, from }) => (lost && from ? [[from, journalOf(from)] as const] : [])),
  );
  const mails = await listMailsToSend(
    db,
    claimed.map(({ id }) => id),
  );
  return claimed.flatMap((claim) => {
    const mail = mails.find(({ id }) => id === claim.id);
    const journal = journals.get(claim.from ?? "");
    // Without a journal nobody knows, and having begun is the careful guess.
    const trace = { hadBegun: journal?.begun.has(claim.id) ?? true, sent: journal?.done.get(claim.id) ?? null };
    return mail ? [{ ...claim, mail, trace }] : [];
  });
}
