import { expect, it } from "vitest";
import { freeReferences } from "@/lib/registrations/commands/free-references";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();

it("gives each of many a reference of their own, past those that are taken and those that come twice", async () => {
  await buildRegistration(db, { reference: "X-TAKEN1" });
  await buildRegistration(db, { reference: "X-TAKEN2" });
  const random = ["TAKEN1", "ONE", "ONE", "TWO", "TWO", "TAKEN2", "ONE", "THREE", "FOUR"].values();
  const make = (prefix: string) => `${prefix}-${random.next().value}`;
  expect(await freeReferences(db, "X", 3, make)).toEqual(["X-ONE", "X-TWO", "X-THREE"]);
  expect(await freeReferences(db, "X", 0, make)).toEqual([]);
});

it("finds 5,000 at once", async () => {
  const { referencePrefix } = await buildEvent(db);
  expect(new Set(await freeReferences(db, referencePrefix, 5_000)).size).toBe(5_000);
});
