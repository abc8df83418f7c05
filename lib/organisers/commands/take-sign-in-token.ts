import type { Context } from "../../context";

/**
 * Takes a sign-in token out of the database. One statement, so that of any number of tries at once only one gets it.
 * Whether it came in time is for the caller to judge.
 */
export async function takeSignInToken(
  tokenHash: string,
  { db }: Context,
): Promise<{ identifier: string; expires: Date } | null> {
  const rows = await db.$queryRaw<{ identifier: string; expires: Date }[]>`
    DELETE FROM sign_in_token WHERE token_hash = ${tokenHash} RETURNING identifier, expires`;
  return rows[0] ?? null;
}
