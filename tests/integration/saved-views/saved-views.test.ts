import { describe, expect, it } from "vitest";
import { grantScope } from "@/lib/organisers/policy";
import { eraseSavedViews } from "@/lib/privacy/commands/erase-saved-views";
import { changeView, deleteView, saveView } from "@/lib/saved-views/commands";
import { VIEWS_PER_PERSON } from "@/lib/saved-views/constants";
import { findSavedView, listSavedViews } from "@/lib/saved-views/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const ctx = { db, now: new Date("2024-02-05T09:00:00Z") };

async function reader() {
  const { id, email } = await buildOrganiser(db, { role: "viewer" });
  const scope = grantScope({ id, email, role: "viewer" }, "registrations.read");
  if (!scope) throw new Error("A viewer may read.");
  return scope;
}
const view = (eventId: string, name: string, more: object = {}) => ({
  eventId,
  name,
  query: "page=4&status=waitlisted&nonsense=1&country=DK&sort=name",
  isShared: false,
  ...more,
});

describe("a view", () => {
  it("keeps conditions and order, not the page nor what makes no sense", async () => {
    const [me, { id: eventId }] = [await reader(), await buildEvent(db)];
    const saved = await saveView(me, view(eventId, "Waiting"), ctx);
    if (!saved.ok) throw new Error(saved.reason);
    expect(await findSavedView(db, me, eventId, saved.id)).toEqual({
      id: saved.id,
      name: "Waiting",
      query: "status=waitlisted&country=DK&sort=name",
      isShared: false,
      isMine: true,
    });
  });

  it("is found by others only once it is shared, and changed by nobody else", async () => {
    const [me, other, { id: eventId }] = [await reader(), await reader(), await buildEvent(db)];
    const saved = await saveView(me, view(eventId, "Mine"), ctx);
    if (!saved.ok) throw new Error(saved.reason);
    expect(await listSavedViews(db, other, eventId)).toEqual([]);
    expect(await findSavedView(db, other, eventId, saved.id)).toBeNull();
    const shared = { eventId, id: saved.id, name: "Ours", isShared: true };
    expect(await changeView(me, shared, ctx)).toEqual({ ok: true, id: saved.id });
    expect(await listSavedViews(db, other, eventId)).toMatchObject([{ name: "Ours", isMine: false }]);
    expect(await changeView(other, { ...shared, name: "Theirs" }, ctx)).toEqual({ ok: false, reason: "gone" });
    expect(await saveView(other, view(eventId, "Theirs", { replaces: saved.id }), ctx)).toEqual({
      ok: false,
      reason: "gone",
    });
    await deleteView(other, { eventId, id: saved.id }, ctx);
    expect(await listSavedViews(db, me, eventId)).toHaveLength(1);
    await deleteView(me, { eventId, id: saved.id }, ctx);
    expect(await listSavedViews(db, me, eventId)).toEqual([]);
  });

  it("has a name of its own among one's views at the event, however it is spelled", async () => {
    const [me, other, { id: eventId }] = [await reader(), await reader(), await buildEvent(db)];
    const twice = ["Ærø", "ærø"].map((name) => saveView(me, view(eventId, name), ctx));
    const results = await Promise.all(twice);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "taken" });
    expect(await saveView(other, view(eventId, "Ærø"), ctx)).toMatchObject({ ok: true });
    const [first] = await listSavedViews(db, me, eventId);
    const replaced = await saveView(me, view(eventId, "Ærø", { query: "q=x", replaces: first?.id }), ctx);
    expect(replaced).toEqual({ ok: true, id: first?.id });
    expect(await listSavedViews(db, me, eventId)).toMatchObject([{ query: "q=x" }]);
  });

  it("is one of many, not of endless ones", async () => {
    const [me, { id: eventId }] = [await reader(), await buildEvent(db)];
    for (let count = 0; count < VIEWS_PER_PERSON; count += 1) await saveView(me, view(eventId, `View ${count}`), ctx);
    expect(await saveView(me, view(eventId, "One more"), ctx)).toEqual({ ok: false, reason: "too_many" });
  });

  it("forgets whom it was made by looking for once their data is deleted", async () => {
    const [me, { id: eventId }] = [await reader(), await buildEvent(db)];
    await saveView(me, view(eventId, "Where is Anna Zander?", { query: "q=Anna+Zander&status=confirmed" }), ctx);
    await saveView(me, view(eventId, "All"), ctx);
    const traces = { eventId, emailKey: "az@example.org", names: ["anna zander"] };
    await db.$transaction((tx) => eraseSavedViews(tx, traces as Parameters<typeof eraseSavedViews>[1]));
    const views = await listSavedViews(db, me, eventId);
    expect(JSON.stringify(views)).not.toMatch(/zander/i);
    expect(views.map(({ query }) => query)).toContain("q=%E2%80%94&status=confirmed");
    expect(views.map(({ name }) => name)).toContain("All");
  });
});
