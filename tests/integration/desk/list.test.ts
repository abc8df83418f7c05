import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findDeskEvent, findDeskRegistration } from "@/lib/desk/queries";
import { listFilterSchema } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import { grantScope } from "@/lib/organisers/policy";
import { listRegistrations } from "@/lib/registration-list/queries";
import { countByProperties } from "@/lib/reports/queries";
import { statusCounts } from "@/lib/reports/rules";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const viewer = { id: randomUUID(), email: "viewer@example.org", role: "viewer" } as const;
const scope = grantScope(viewer, "registrations.read");
if (!scope) throw new Error("A viewer may read.");
const event = await buildEvent(db);
const other = await buildRegistration(db, { familyName: "Elsewhere" });

const people = [
  { familyName: "Ålund", givenName: "Zoe", organisation: "Region 50% Grøn", country: "DK", reference: "TEST-AAAAAA" },
  { familyName: "Zander", givenName: "Anna", organisation: "zebra_by", country: "SE", email: "A.Zander@stad.example" },
  { familyName: "abel", givenName: "Bo", organisation: "Aarhus Kommune", country: "DK", status: "cancelled" as const },
  { familyName: "Παπαδοπούλου", givenName: "Αικατερίνη", organisation: "Δήμος Αθηναίων", country: "GR" },
  { familyName: "الفارسي", givenName: "محمد", organisation: "بلدية", country: "MA" },
];
const ids = new Map<string, string>();
for (const [index, person] of people.entries()) {
  const registeredAt = new Date(Date.UTC(2024, 1, 5, 8, index));
  const { id } = await buildRegistration(db, { eventId: event.id, registeredAt, ...person });
  ids.set(person.familyName, id);
}
await db.repeatedSubmission.create({
  data: {
    id: randomUUID(),
    registrationId: ids.get("Zander") ?? "",
    reference: "TEST-REPEAT",
    submittedAt: new Date("2024-02-06T09:00:00Z"),
  },
});

async function names(address: Record<string, string>, locale: Locale = "en"): Promise<string[]> {
  const { rows } = await listRegistrations(db, scope!, event.id, listFilterSchema.parse(address), locale);
  return rows.map(({ familyName }) => familyName);
}

describe("searching the list", () => {
  it.each([
    ["a given name", "anna", ["Zander"]],
    ["parts of two names in any order", "zan anna", ["Zander"]],
    ["an organisation", "aarhus", ["abel"]],
    ["an address in capitals", "a.zander@STAD", ["Zander"]],
    ["a reference", "test-aaaaaa", ["Ålund"]],
    ["the reference of a repeated submission", "repeat", ["Zander"]],
    ["Greek in small letters", "αθηναίων", ["Παπαδοπούλου"]],
    ["Arabic", "محمد", ["الفارسي"]],
    ["a percent sign as itself", "50%", ["Ålund"]],
    ["only percent signs", "%%", []],
    ["an underscore as itself", "zebra_", ["Zander"]],
    ["a backslash", "\\", []],
    ["a quote", "' OR 1=1 --", []],
    ["two words of which one is nowhere", "anna nowhere", []],
    ["somebody at another event", "elsewhere", []],
  ])("finds %s", async (_name, q, expected) => {
    expect(await names({ q })).toEqual(expected);
  });
});

describe("order and pages", () => {
  it("shows the newest first", async () => {
    expect((await names({}))[0]).toBe("الفارسي");
  });

  it("sorts by the reader's alphabet: Å is the last letter in Danish, an A in English; case plays no part", async () => {
    const latin = (list: string[]) => list.filter((name) => /^[a-zåÅ]/i.test(name));
    expect(latin(await names({ sort: "name" }, "da"))).toEqual(["abel", "Zander", "Ålund"]);
    expect(latin(await names({ sort: "name" }, "en"))).toEqual(["abel", "Ålund", "Zander"]);
    expect(latin(await names({ sort: "-name" }, "en"))).toEqual(["Zander", "Ålund", "abel"]);
  });

  it.each(["registered", "organisation", "country", "status"])("sorts by %s in both directions", async (column) => {
    const up = await names({ sort: column });
    expect(await names({ sort: `-${column}` })).toEqual(up.toReversed());
    expect(up).toHaveLength(5);
  });

  it("filters by state and counts them all", async () => {
    expect(await names({ status: "cancelled" })).toEqual(["abel"]);
    expect([...statusCounts(await countByProperties(db, scope, event.id))]).toEqual([
      ["confirmed", 4],
      ["cancelled", 1],
    ]);
  });

  it("shows everybody once across pages, and the last page for pages beyond", async () => {
    const crowd = await buildEvent(db);
    const at = new Date("2024-02-05T09:00:00Z");
    for (let index = 0; index < 60; index += 1) await buildRegistration(db, { eventId: crowd.id, registeredAt: at });
    const page = async (number: number) =>
      listRegistrations(db, scope, crowd.id, listFilterSchema.parse({ page: `${number}` }), "en");
    const pages = await Promise.all([page(1), page(2), page(3)]);
    expect(pages.map(({ rows }) => rows.length)).toEqual([25, 25, 10]);
    expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(60);
    expect(await page(999_999)).toMatchObject({ page: 3, total: 60 });
  });
});

describe("what does not exist", () => {
  it.each(["", "nonsense", "00000000-0000-0000-0000-000000000000", "' OR 1=1"])("is null: %j", async (id) => {
    expect(await findDeskRegistration(db, scope, event.id, id)).toBeNull();
    expect(await findDeskEvent(db, viewer, id)).toBeNull();
  });

  it("is not another event's registration", async () => {
    expect(await findDeskRegistration(db, scope, event.id, other.id)).toBeNull();
  });
});
