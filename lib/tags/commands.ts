import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import type { Tx } from "../db";
import { NotFoundError } from "../errors";
import { tagKey } from "./rules";

/** `changed`: whether there was anything to do. `erased`: nothing is kept about whoever had their data deleted. */
export type TagResult = { ok: true; changed: boolean } | { ok: false; reason: "erased" };

/**
 * Puts a tag on a registration; the event has it from then on, if it had not. Another spelling of a known tag is that
 * tag. A second time changes nothing.
 * @param input.name as `tagNameSchema` leaves it.
 */
export async function addTag(
  input: { registrationId: string; name: string },
  { db, now, actor }: Context,
): Promise<TagResult> {
  return db.$transaction(async (tx): Promise<TagResult> => {
    const { id: registrationId, eventId, erasedAt } = await holdRegistration(tx, input.registrationId);
    if (erasedAt) return { ok: false, reason: "erased" };
    const tag = await tagNamed(tx, eventId, input.name);
    const { count } = await tx.registrationTag.createMany({
      data: { registrationId, tagId: tag.id, taggedAt: now },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: true, changed: false };
    const action = "registration.tagged";
    await recordAudit(tx, { at: now, actor, action, eventId, registrationId, after: { tag: tag.name } });
    return { ok: true, changed: true };
  });
}

/** Takes a tag off a registration. The event keeps it, for the next to be tagged. */
export async function removeTag(
  input: { registrationId: string; name: string },
  { db, now, actor }: Context,
): Promise<TagResult> {
  return db.$transaction(async (tx): Promise<TagResult> => {
    const { id: registrationId, eventId } = await holdRegistration(tx, input.registrationId);
    const tag = await tx.tag.findUnique({
      where: { eventId_nameKey: { eventId, nameKey: tagKey(input.name) } },
      select: { id: true, name: true },
    });
    if (!tag) return { ok: true, changed: false };
    const { count } = await tx.registrationTag.deleteMany({ where: { registrationId, tagId: tag.id } });
    if (count === 0) return { ok: true, changed: false };
    const action = "registration.untagged";
    await recordAudit(tx, { at: now, actor, action, eventId, registrationId, before: { tag: tag.name } });
    return { ok: true, changed: true };
  });
}

/** With its row held, so that nobody is tagged while their data is deleted. */
async function holdRegistration(tx: Tx, id: string) {
  await tx.$executeRaw`SELECT FROM registration WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const found = await tx.registration.findUnique({
    where: { id },
    select: { id: true, eventId: true, erasedAt: true },
  });
  if (!found) throw new NotFoundError("No such registration.");
  return found;
}

/** The event's tag of that name, made when it is missing; two organisers who make it at once get the same. */
async function tagNamed(tx: Tx, eventId: string, name: string): Promise<{ id: string; name: string }> {
  const nameKey = tagKey(name);
  await tx.tag.createMany({ data: { eventId, name, nameKey }, skipDuplicates: true });
  return tx.tag.findUniqueOrThrow({
    where: { eventId_nameKey: { eventId, nameKey } },
    select: { id: true, name: true },
  });
}
