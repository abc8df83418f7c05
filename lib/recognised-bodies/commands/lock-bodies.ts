import type { Tx } from "../../db";

/** Changes of the list take turns, so that two organisers cannot give the same domain to two bodies. */
export async function lockBodies(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('recognised-bodies', 0))`;
}

/** Bodies that have one of these domains already. Only worth something while the list is locked. */
export async function othersWith(tx: Tx, domains: string[], exceptId?: string) {
  const bodies = await tx.recognisedBody.findMany({
    where: { domains: { hasSome: domains }, ...(exceptId && { id: { not: exceptId } }) },
    select: { name: true, domains: true },
    orderBy: { name: "asc" },
  });
  return bodies.flatMap((body) =>
    body.domains.filter((domain) => domains.includes(domain)).map((domain) => ({ domain, name: body.name })),
  );
}

export type Taken = Awaited<ReturnType<typeof othersWith>>;
