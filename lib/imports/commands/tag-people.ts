import type { Tx } from "../../db";
import { tagKey } from "../../tags/rules";

/** Puts tags on registrations, all in three statements; what the caller puts on record says which. */
export async function tagPeople(
  tx: Tx,
  eventId: string,
  people: { registrationId: string; tags: string[] }[],
  now: Date,
): Promise<void> {
  const names = new Map(people.flatMap(({ tags }) => tags.map((name) => [tagKey(name), name])));
  if (names.size === 0) return;
  await tx.tag.createMany({
    data: [...names].map(([nameKey, name]) => ({ eventId, name, nameKey })),
    skipDuplicates: true,
  });
  const tags = await tx.tag.findMany({ where: { eventId, nameKey: { in: [...names.keys()] } } });
  const ids = new Map(tags.map(({ id, nameKey }) => [nameKey, id]));
  await tx.registrationTag.createMany({
    data: people.flatMap(({ registrationId, tags: wanted }) =>
      wanted.flatMap((name) => {
        const tagId = ids.get(tagKey(name));
        return tagId ? [{ registrationId, tagId, taggedAt: now }] : [];
      }),
    ),
    skipDuplicates: true,
  });
}
