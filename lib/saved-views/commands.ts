import type { Context } from "../context";
import { isUniqueViolation } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { VIEWS_PER_PERSON } from "./constants";
import { viewKey, viewQuery } from "./rules";

type MayRead = OrganiserScope<"registrations.read">;
type Ctx = Pick<Context, "db" | "now">;

export type SaveViewResult = { ok: true; id: string } | { ok: false; reason: "taken" | "gone" | "too_many" };

/**
 * Keeps a list under a name: filters, order and columns, not the page. No audit entry: nobody's data changes.
 * @param input.name as `viewNameSchema` leaves it. @param input.query of the list's address, as anybody may have typed it.
 * @param input.replaces a view of one's own that becomes this one, its address stays.
 * @returns "taken" when another view of one's own has the name, "gone" when the one to be replaced is not there or
 *   somebody else's.
 */
export async function saveView(
  scope: MayRead,
  input: { eventId: string; name: string; query: string; isShared: boolean; replaces?: string | null },
  { db, now }: Ctx,
): Promise<SaveViewResult> {
  const { eventId, name, isShared, replaces } = input;
  within(scope, eventId);
  const mine = { eventId, organiserId: scope.organiserId };
  const values = { name, nameKey: viewKey(name), isShared, query: viewQuery(input.query), updatedAt: now };
  try {
    if (replaces) {
      const { count } = await db.savedView.updateMany({ where: { id: replaces, ...mine }, data: values });
      return count === 1 ? { ok: true, id: replaces } : { ok: false, reason: "gone" };
    }
    if ((await db.savedView.count({ where: mine })) >= VIEWS_PER_PERSON) return { ok: false, reason: "too_many" };
    const { id } = await db.savedView.create({ data: { ...mine, ...values, createdAt: now }, select: { id: true } });
    return { ok: true, id };
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  }
}

/** Gives a view of one's own another name, or shares it, or no longer. Refuses as `saveView` does. */
export async function changeView(
  scope: MayRead,
  input: { eventId: string; id: string; name: string; isShared: boolean },
  { db, now }: Ctx,
): Promise<SaveViewResult> {
  const { eventId, id, name, isShared } = input;
  within(scope, eventId);
  try {
    const { count } = await db.savedView.updateMany({
      where: { id, eventId, organiserId: scope.organiserId },
      data: { name, nameKey: viewKey(name), isShared, updatedAt: now },
    });
    return count === 1 ? { ok: true, id } : { ok: false, reason: "gone" };
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  }
}

/** Deletes a view of one's own. Somebody else's stays, and so does everything it shows. */
export async function deleteView(
  scope: MayRead,
  { eventId, id }: { eventId: string; id: string },
  { db }: Ctx,
): Promise<void> {
  within(scope, eventId);
  await db.savedView.deleteMany({ where: { id, eventId, organiserId: scope.organiserId } });
}
