import type { Db } from "../../lib/db";

/**
 * Runs commands whose mails nobody shall get: all in one transaction, at whose end the mails are withdrawn. No worker
 * ever sees them waiting, however fast it is.
 * @param recipient whose mails are withdrawn
 * @param work is given a database whose transactions are all part of that one
 */
export function withoutMails<Result>(
  db: Db,
  recipient: string,
  work: (inside: Db) => Promise<Result>,
): Promise<Result> {
  return db.$transaction(async (tx) => {
    const sameTransaction = (steps: (inner: typeof tx) => Promise<unknown>) => steps(tx);
    const inside = new Proxy(tx, {
      get: (target, name) => (name === "$transaction" ? sameTransaction : Reflect.get(target, name)),
    });
    const result = await work(inside as Db);
    await tx.outgoingMail.updateMany({
      where: { recipient, status: "queued" },
      data: { status: "withdrawn", reason: "by_organiser" },
    });
    return result;
  });
}
