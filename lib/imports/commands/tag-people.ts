import type { Tx } from "../../db";
import { tagKey } from "../../tags/rules";

/** Puts tags on registrations, all in two statements; what the caller puts on record says which. */
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
  const json = JSON.stringify(
    people.flatMap(({ registrationId: id, tags }) => tags.map((name) => ({ id, key: tagKey(name) }))),
  );
  await tx.$executeRaw`
    INSERT INTO registration_tag (registration_id, tag_id, tagged_at)
    SELECT n.id, t.id, ${now}::timestamptz
    FROM jsonb_to_recordset(${json}::jsonb) AS n (id uuid, key text)
    JOIN tag t ON t.event_id = ${eventId}::uuid AND t.name_key = n.key
    ON CONFLICT DO NOTHING`;
}
