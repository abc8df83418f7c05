/** A database that takes longer than this to answer a simple question does not count as reachable. */
export const DATABASE_PATIENCE_MS = 5_000;
