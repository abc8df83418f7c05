import { expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { addOrganiser, disableOrganiser } from "@/lib/organisers/commands";
import { listOrganisers } from "@/lib/organisers/queries";
import { testDatabase } from "../../support/database";

const { db } = await testDatabase();
const ctx: Context = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "system" } };

it("gives access, changes roles and puts each change on record", async () => {
  const added = await addOrganiser({ email: " Anna@Example.org", role: "owner", name: "Anna" }, ctx);
  expect(added).toMatchObject({ ok: true, outcome: "added", organiser: { email: "anna@example.org" } });
  expect(await addOrganiser({ email: "bo@example.org", role: "viewer" }, ctx)).toMatchObject({ outcome: "added" });
  expect(await addOrganiser({ email: "bo@example.org", role: "viewer" }, ctx)).toMatchObject({ outcome: "unchanged" });
  expect(await addOrganiser({ email: "bo@example.org", role: "desk" }, ctx)).toMatchObject({ outcome: "changed" });
  const entries = await db.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual(["organiser.added", "organiser.added", "organiser.role_changed"]);
  expect(entries[2]).toMatchObject({ before: { role: "viewer", hasAccess: true }, after: { role: "desk" } });
  expect((await listOrganisers(db)).map(({ email }) => email)).toEqual(["anna@example.org", "bo@example.org"]);
});

it("refuses what is no address or no role", async () => {
  const refused = { ok: false, reason: "not_an_organiser" };
  expect(await addOrganiser({ email: "nobody", role: "owner" }, ctx)).toEqual(refused);
  expect(await addOrganiser({ email: "a@example.org", role: "king" as "owner" }, ctx)).toEqual(refused);
});

it("never loses the last owner, and gives access back", async () => {
  const lastOwner = { ok: false, reason: "last_owner" };
  expect(await disableOrganiser({ email: "anna@example.org" }, ctx)).toEqual(lastOwner);
  expect(await addOrganiser({ email: "anna@example.org", role: "viewer" }, ctx)).toEqual(lastOwner);
  await addOrganiser({ email: "carl@example.org", role: "owner" }, ctx);
  const both = ["anna@example.org", "carl@example.org"].map((email) => disableOrganiser({ email }, ctx));
  expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1);
  expect(await disableOrganiser({ email: "unknown@example.org" }, ctx)).toEqual({ ok: false, reason: "unknown" });
  const ended = await db.organiser.findFirstOrThrow({ where: { disabledAt: { not: null } } });
  expect(await addOrganiser({ email: ended.email, role: "organiser" }, ctx)).toMatchObject({ outcome: "changed" });
  expect(await db.organiser.count({ where: { disabledAt: { not: null } } })).toBe(0);
});
