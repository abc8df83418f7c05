import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";

type MayRead = OrganiserScope<"registrations.read">;

/** A tag of an event and on how many registrations it is. */
export type TagCount = { id: string; name: string; count: number };

/** The tags of an event by name, those that are on nobody at the moment included. */
export async function listTags(db: Db, scope: MayRead, eventId: string): Promise<TagCount[]> {
  within(scope, eventId);
  const rows = await db.tag.findMany({
    where: { eventId },
    select: { id: true, name: true, _count: { select: { registrations: true } } },
    orderBy: { nameKey: "asc" },
  });
  return rows.map(({ id, name, _count }) => ({ id, name, count: _count.registrations }));
}

/** The tags of one registration by name. */
export async function listTagsOf(
  db: Db,
  scope: MayRead,
  { eventId, registrationId }: { eventId: string; registrationId: string },
): Promise<{ id: string; name: string }[]> {
  within(scope, eventId);
  return db.tag.findMany({
    where: { eventId, registrations: { some: { registrationId } } },
    select: { id: true, name: true },
    orderBy: { nameKey: "asc" },
  });
}
