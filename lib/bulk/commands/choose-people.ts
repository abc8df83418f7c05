import { Prisma } from "@/prisma/generated/client";
import { audienceSql } from "../../audience/queries";
import type { Audience } from "../../audience/schema";
import type { Db, Tx } from "../../db";
import { type OrganiserScope, within } from "../../organisers/policy";
import { CHOOSING_MS, tickedSince } from "../constants";
import type { Choice } from "../schema";

type Chosen = { ok: true; id: string } | { ok: false; reason: "nobody" };
type Target = { eventId: string; listQuery: string };

/**
 * Keeps the ticks of one page of the list beside those of other pages, for this organiser at this event: whoever is shown
 * and not ticked is no longer among them. @returns how many are ticked now.
 */
export async function keepTicks(
  scope: OrganiserScope<"registrations.read">,
  input: Target & Pick<Choice, "ticked" | "shown">,
  { db, now }: { db: Db; now: Date },
): Promise<number> {
  within(scope, input.eventId);
  return db.$transaction(async (tx) => (await putTicks(tx, scope, input, now)).count);
}

/** Forgets all ticks of this organiser at this event. */
export async function clearTicks(
  scope: OrganiserScope<"registrations.read">,
  { eventId }: { eventId: string },
  { db }: { db: Db },
): Promise<void> {
  within(scope, eventId);
  await db.bulkAction.deleteMany({ where: { eventId, organiserId: scope.organiserId, status: "choosing" } });
}

/** Fixes the ticked people, those of other pages too: from here on it can be decided what to do with them. */
export async function chooseTicked(
  scope: OrganiserScope<"registrations.read">,
  input: Target & Pick<Choice, "ticked" | "shown">,
  { db, now }: { db: Db; now: Date },
): Promise<Chosen> {
  within(scope, input.eventId);
  return db.$transaction(async (tx): Promise<Chosen> => {
    const { id, count } = await putTicks(tx, scope, input, now);
    if (count === 0 || id === null) return { ok: false, reason: "nobody" };
    const { listQuery } = input;
    await tx.bulkAction.update({ where: { id }, data: { status: "prepared", preparedAt: now, listQuery } });
    return { ok: true, id };
  });
}

/** Fixes everybody whom the list finds at this moment; who comes later is not among them. */
export async function chooseFound(
  scope: OrganiserScope<"registrations.read">,
  { eventId, listQuery, audience }: Target & { audience: Audience },
  { db, now }: { db: Db; now: Date },
): Promise<Chosen> {
  within(scope, eventId);
  return db.$transaction(
    async (tx): Promise<Chosen> => {
      const { organiserId } = scope;
      const { id } = await tx.bulkAction.create({
        data: { eventId, organiserId, listQuery, filter: audience, preparedAt: now },
        select: { id: true },
      });
      const count = await addItems(tx, id, audienceSql(eventId, audience));
      if (count > 0) return { ok: true, id };
      await tx.bulkAction.delete({ where: { id } });
      return { ok: false, reason: "nobody" };
    },
    { timeout: CHOOSING_MS },
  );
}

/** Fixes the people of an earlier action once more, all or those who were refused, for the next thing to do with them. */
export async function chooseAgain(
  scope: OrganiserScope<"registrations.read">,
  { eventId, id: from, refusedOnly }: { eventId: string; id: string; refusedOnly: boolean },
  { db, now }: { db: Db; now: Date },
): Promise<Chosen> {
  within(scope, eventId);
  return db.$transaction(
    async (tx): Promise<Chosen> => {
      const source = await tx.bulkAction.findFirst({ where: { id: from, eventId }, select: { listQuery: true } });
      if (!source) return { ok: false, reason: "nobody" };
      const { id } = await tx.bulkAction.create({
        data: { eventId, organiserId: scope.organiserId, listQuery: source.listQuery, preparedAt: now },
        select: { id: true },
      });
      const which = refusedOnly ? Prisma.sql`AND b.outcome = 'refused'` : Prisma.empty;
      const count = await addItems(
        tx,
        id,
        Prisma.sql`EXISTS (SELECT FROM bulk_item b WHERE b.bulk_action_id = ${from}::uuid AND b.registration_id = r.id ${which})`,
      );
      if (count > 0) return { ok: true, id };
      await tx.bulkAction.delete({ where: { id } });
      return { ok: false, reason: "nobody" };
    },
    { timeout: CHOOSING_MS },
  );
}

async function putTicks(
  tx: Tx,
  { organiserId }: { organiserId: string },
  { eventId, listQuery, ticked, shown }: Target & Pick<Choice, "ticked" | "shown">,
  now: Date,
): Promise<{ id: string | null; count: number }> {
  // One at a time: two pages that are sent at once by one organiser are put together, not beside each other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`ticks:${eventId}:${organiserId}`}, 0))`;
  const open = { eventId, organiserId, status: "choosing" } as const;
  // Too old to be shown any more, and the clockwork has not come by yet.
  await tx.bulkAction.deleteMany({ where: { ...open, preparedAt: { lte: tickedSince(now) } } });
  const known = await tx.bulkAction.findFirst({ where: open, select: { id: true } });
  if (!known && ticked.length === 0) return { id: null, count: 0 };
  const { id } =
    known ?? (await tx.bulkAction.create({ data: { ...open, listQuery, preparedAt: now }, select: { id: true } }));
  await tx.bulkItem.deleteMany({ where: { bulkActionId: id, registrationId: { in: shown } } });
  await addItems(tx, id, Prisma.sql`r.event_id = ${eventId}::uuid AND r.id = ANY (${ticked}::uuid[])`);
  const count = await tx.bulkItem.count({ where: { bulkActionId: id } });
  if (count === 0) await tx.bulkAction.delete({ where: { id } });
  else await tx.bulkAction.update({ where: { id }, data: { preparedAt: now, listQuery } });
  return { id: count === 0 ? null : id, count };
}

/** @param condition on rows `r` of `registration`. @returns how many were added. */
async function addItems(tx: Tx, id: string, condition: Prisma.Sql): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO bulk_item (bulk_action_id, registration_id, position)
    SELECT ${id}::uuid, r.id, row_number() OVER (ORDER BY r.registered_at, r.id)
    FROM registration r WHERE ${condition}
    ON CONFLICT DO NOTHING`;
}
