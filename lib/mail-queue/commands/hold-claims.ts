import type { Db } from "../../db";

/** A sign of life: the worker is still busy with these mails. */
export async function renewClaims(db: Db, worker: string, ids: string[], claimSeconds: number): Promise<void> {
  await db.$executeRaw`
    UPDATE outgoing_mail SET claimed_until = now() + make_interval(secs => ${claimSeconds}::float8)
    WHERE id = ANY (${ids}::uuid[]) AND claimed_by = ${worker} AND status = 'sending'`;
}

/**
 * Puts mails back that this worker took but did not try to send: it stops, or the queue is paused. They are as if nobody
 * had taken them, attempts included.
 */
export async function releaseClaims(db: Db, worker: string, ids: string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE outgoing_mail SET status = 'queued', attempts = attempts - 1, claimed_by = NULL, claimed_until = NULL
    WHERE id = ANY (${ids}::uuid[]) AND claimed_by = ${worker} AND status = 'sending'`;
}

/**
 * Puts back the mail whose try has stopped the queue, as if nobody had taken it, but behind all others that are due: should
 * the fault be its own, the next try is made with another.
 */
export async function putLast(db: Db, worker: string, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE outgoing_mail
    SET status = 'queued', attempts = attempts - 1, not_before = now(), claimed_by = NULL, claimed_until = NULL
    WHERE id = ${id}::uuid AND claimed_by = ${worker} AND status = 'sending'`;
}

/** Names of the workers that have mails in hand. */
export async function listClaimants(db: Db): Promise<string[]> {
  const rows = await db.outgoingMail.findMany({
    where: { status: "sending" },
    distinct: ["claimedBy"],
    select: { claimedBy: true },
  });
  return rows.flatMap(({ claimedBy }) => claimedBy ?? []);
}

/** Which of these mails a worker has in hand. */
export async function listClaimed(db: Db, worker: string, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.outgoingMail.findMany({
    where: { id: { in: ids }, claimedBy: worker, status: "sending" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/**
 * Lets go at once of what a worker had in hand that is known to be dead.
 * @param begun ids of the mails that it had begun to send, by its journal: the others are as if nobody had taken them. Null
 *   when nobody knows.
 * @returns how many mails that were.
 */
export async function endClaims(db: Db, worker: string, begun: string[] | null): Promise<number> {
  const released = begun
    ? await db.$executeRaw`
        UPDATE outgoing_mail SET status = 'queued', attempts = attempts - 1, claimed_by = NULL, claimed_until = NULL
        WHERE claimed_by = ${worker} AND status = 'sending' AND id <> ALL (${begun}::uuid[])`
    : 0;
  const ended = await db.$executeRaw`
    UPDATE outgoing_mail SET claimed_until = now() - interval '1 millisecond'
    WHERE claimed_by = ${worker} AND status = 'sending'`;
  return released + ended;
}
