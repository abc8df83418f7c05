import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { isUuid } from "../uuid";

type MayRead = OrganiserScope<"registrations.read">;

const fields = { id: true, name: true, query: true, isShared: true, organiserId: true } as const;
const seenBy = ({ organiserId }: MayRead) => ({ OR: [{ organiserId }, { isShared: true }] });

export type SavedView = { id: string; name: string; query: string; isShared: boolean; isMine: boolean };

const asSeen = (scope: MayRead, { organiserId, ...view }: Omit<SavedView, "isMine"> & { organiserId: string }) => ({
  ...view,
  isMine: organiserId === scope.organiserId,
});

/** An organiser's own views of an event and those that others share with it, by name. */
export async function listSavedViews(db: Db, scope: MayRead, eventId: string): Promise<SavedView[]> {
  within(scope, eventId);
  const views = await db.savedView.findMany({
    where: { eventId, ...seenBy(scope) },
    select: fields,
    orderBy: [{ nameKey: "asc" }, { id: "asc" }],
  });
  return views.map((view) => asSeen(scope, view));
}

/** One of those; null for unknown ids, for what is no id, and for what somebody else keeps to themselves. */
export async function findSavedView(db: Db, scope: MayRead, eventId: string, id: string): Promise<SavedView | null> {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  const view = await db.savedView.findFirst({ where: { id, eventId, ...seenBy(scope) }, select: fields });
  return view && asSeen(scope, view);
}
