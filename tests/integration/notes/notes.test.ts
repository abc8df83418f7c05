import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { addNote, changeNote, removeNote } from "@/lib/notes/commands";
import { findNote, listNotes } from "@/lib/notes/queries";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const ctx = { db, now };
const scopeOf = (organiser: Awaited<ReturnType<typeof buildOrganiser>>) =>
  grantScope(organiser, "registrations.change") as OrganiserScope<"registrations.change">;
const scope = scopeOf(await buildOrganiser(db, { name: "Anna" }));
const reader = grantScope(await buildOrganiser(db), "registrations.read") as OrganiserScope<"registrations.read">;
const other = scopeOf(await buildOrganiser(db, { name: "Bo" }));
const owner = scopeOf(await buildOrganiser(db, { name: "Olga", role: "owner" }));

async function withNote(text = "Needs a ramp.") {
  const { id: registrationId } = await buildRegistration(db);
  const noteId = randomUUID();
  expect(await addNote(scope, { noteId, registrationId, text }, ctx)).toEqual({ ok: true });
  return { registrationId, noteId };
}

const entries = (registrationId: string) =>
  db.auditEntry.findMany({ where: { registrationId }, orderBy: { number: "asc" } });

describe("a note", () => {
  it("is kept with its author, and on record without its words; sent twice it is one", async () => {
    const { registrationId, noteId } = await withNote();
    await addNote(scope, { noteId, registrationId, text: "Needs a ramp." }, ctx);
    expect(await listNotes(db, reader, registrationId)).toMatchObject([
      { text: "Needs a ramp.", author: { name: "Anna" }, changedAt: null },
    ]);
    const record = await entries(registrationId);
    expect(record).toMatchObject([{ action: "note.added", actorId: scope.organiserId, after: { note: noteId } }]);
    expect(JSON.stringify(record, (_, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
      "ramp",
    );
  });

  it("is changed and removed by its author and by owners, by nobody else", async () => {
    const { registrationId, noteId } = await withNote();
    const change = { noteId, registrationId, text: "Needs a lift.", basis: "Needs a ramp." };
    expect(await changeNote(other, change, ctx)).toEqual({ ok: false, reason: "not_yours" });
    expect(await removeNote(other, change, ctx)).toEqual({ ok: false, reason: "not_yours" });
    expect(await changeNote(owner, change, ctx)).toEqual({ ok: true });
    expect(await findNote(db, reader, registrationId, noteId)).toMatchObject({ text: "Needs a lift.", changedAt: now });
    expect(await removeNote(scope, change, ctx)).toEqual({ ok: true });
    expect(await removeNote(scope, change, ctx)).toEqual({ ok: false, reason: "gone" });
    expect((await entries(registrationId)).map(({ action }) => action)).toEqual([
      "note.added",
      "note.changed",
      "note.removed",
    ]);
  });

  it("changed by two at once is one of the two; the other is told", async () => {
    const { registrationId, noteId } = await withNote();
    const change = { noteId, registrationId, basis: "Needs a ramp." };
    const results = await Promise.all([
      changeNote(scope, { ...change, text: "One" }, ctx),
      changeNote(owner, { ...change, text: "Two" }, ctx),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "changed_meanwhile" });
  });

  it("is not reached by naming another registration, nor by an id that is none", async () => {
    const { noteId } = await withNote();
    const { id: registrationId } = await buildRegistration(db);
    expect(await removeNote(owner, { noteId, registrationId }, ctx)).toEqual({ ok: false, reason: "gone" });
    expect(await findNote(db, reader, registrationId, noteId)).toBeNull();
    expect(await findNote(db, reader, registrationId, "x")).toBeNull();
  });

  it("is not written about somebody whose data was deleted", async () => {
    const { id: registrationId } = await buildRegistration(db, { erasedAt: now, status: "cancelled" });
    const result = await addNote(scope, { noteId: randomUUID(), registrationId, text: "x" }, ctx);
    expect(result).toEqual({ ok: false, reason: "erased" });
  });
});
