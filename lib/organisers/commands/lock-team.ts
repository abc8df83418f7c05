import type { Tx } from "../../db";

/** Changes of the team take turns, so that two owners cannot remove each other at the same moment. */
export async function lockTeam(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('team', 0))`;
}

/** Whether nobody could give access back if this one lost theirs. Call it after `lockTeam`. */
export async function isLastOwner(tx: Tx, organiserId: string): Promise<boolean> {
  const owners = await tx.organiser.findMany({ where: { role: "owner", disabledAt: null }, select: { id: true } });
  return owners.length === 1 && owners[0]?.id === organiserId;
}
