import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { COUNTED_AT_MOST } from "@/lib/desk/constants";
import { listFilterSchema } from "@/lib/desk/schema";
import { grantScope } from "@/lib/organisers/policy";
import { listRegistrations } from "@/lib/registration-list/queries";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const scope = grantScope({ id: randomUUID(), email: "viewer@example.org", role: "viewer" }, "registrations.read");
if (!scope) throw new Error("A viewer may read.");
const event = await buildEvent(db, { capacity: 10_000 });
const first = await buildRegistration(db, { eventId: event.id, familyName: "Zz", country: "SE", status: "declined" });
const SIZE = 6_500;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Family names from A to Z in turn; Danes are few and spread, Greeks stand together at the end. */
const people = Array.from({ length: SIZE }, (_, index) => ({
  ...first,
  id: undefined,
  familyName: `${letters[(index * 7) % 26]}${(index * 7919) % 1_000}`,
  status: (index % 11 === 0 ? "declined" : "confirmed") as RegistrationStatus,
  country: index % 7 === 0 ? "DK" : (index * 7) % 26 > 21 ? "GR" : "BE",
  reference: `LARGE-${index}`,
  email: `person-${(index * 31) % SIZE}@example.org`,
  emailKey: `person-${(index * 31) % SIZE}@example.org`,
  submissionId: randomUUID(),
  registeredAt: new Date(first.registeredAt.getTime() + ((index * 13) % SIZE) * 1_000),
}));
await db.registration.createMany({ data: people });
const all = await db.registration.findMany({ where: { eventId: event.id } });

const question = await db.question.create({ data: { eventId: event.id, key: "years", kind: "number", position: 1 } });
const tagged = await Promise.all(
  ["bus", "press"].map((name) => db.tag.create({ data: { eventId: event.id, name, nameKey: name } })),
);
const registrationIds = all.map(({ id }) => id);
const every = (step: number) => registrationIds.filter((_, index) => index % step === 0);
await db.registrationTag.createMany({
  data: tagged.flatMap(({ id: tagId }, index) =>
    every(index + 3).map((registrationId) => ({ registrationId, tagId, taggedAt: new Date() })),
  ),
});
await db.attendance.createMany({
  data: ["2024-03-19", "2024-03-20"].flatMap((day, index) =>
    every(index + 2).map((registrationId) => ({ registrationId, day: new Date(day), recordedAt: new Date() })),
  ),
});
await db.answer.createMany({
  data: every(4).map((registrationId, index) => ({
    registrationId,
    questionId: question.id,
    value: index % 50,
    inWords: String(index % 50),
    asked: "Years?",
    answeredAt: new Date(),
  })),
});
await db.$executeRawUnsafe("ANALYZE");

async function page(address: Record<string, string>) {
  return listRegistrations(db, scope!, event.id, listFilterSchema.parse({ size: "100", ...address }), "en");
}

/** All pages of a list, one after the other. */
async function everyPage(address: Record<string, string>) {
  const ids: string[] = [];
  for (let number = 1; ; number += 1) {
    const { rows, total, isMore } = await page({ ...address, page: String(number) });
    if (number > 1 && rows[0] && ids.includes(rows[0].id)) return { ids, total, isMore };
    ids.push(...rows.map(({ id }) => id));
    if (ids.length >= total && !isMore) return { ids, total, isMore };
  }
}

type Person = (typeof all)[number];
const collator = new Intl.Collator("en");
const byId = (one: Person, other: Person) => (one.id < other.id ? -1 : 1);
const byName = (one: Person, other: Person) => collator.compare(one.familyName, other.familyName) || byId(one, other);

describe("a list of an event with thousands of people", () => {
  it.each<[string, Record<string, string>, (person: Person) => boolean]>([
    ["many, spread over the order", { country: "DK", status: "confirmed" }, (r) => r.country === "DK"],
    ["many, at the end of the order", { country: "GR", status: "confirmed" }, (r) => r.country === "GR"],
    ["some", { country: "DK", status: "declined" }, (r) => r.country === "DK"],
    ["nobody", { country: "IT", status: "confirmed" }, (r) => r.country === "IT"],
  ])("has everybody once and in order: %s", async (_name, address, isMeant) => {
    for (const [sort, compare] of [
      ["name", byName],
      ["-name", (one: Person, other: Person) => byName(other, one)],
      ["registered", (one: Person, other: Person) => +one.registeredAt - +other.registeredAt],
    ] as const) {
      const expected = all.filter((one) => one.status === address.status && isMeant(one)).sort(compare);
      const { ids, total, isMore } = await everyPage({ ...address, sort });
      expect({ total, isMore }).toEqual({ total: expected.length, isMore: false });
      expect(ids).toEqual(expected.map(({ id }) => id));
    }
  });

  it("says that there are more than are counted, and shows the page all the same", async () => {
    const expected = all.filter(({ country, status }) => country !== "SE" && status === "confirmed").sort(byName);
    const address = { status: "confirmed", language: first.locale, sort: "name" };
    for (const number of [1, 3, 40]) {
      const { rows, total, isMore } = await page({ ...address, page: String(number) });
      expect({ total, isMore }).toEqual({ total: COUNTED_AT_MOST, isMore: true });
      expect(rows.map(({ id }) => id)).toEqual(expected.slice((number - 1) * 100, number * 100).map(({ id }) => id));
    }
  });

  it.each(["tags", "attendance", `answer.${question.id}`])(
    "is sorted by what stands in other tables as a small one is: %s",
    async (sort) => {
      const whole = await everyPage({ sort });
      expect(new Set(whole.ids).size).toBe(SIZE + 1);
      expect((await everyPage({ sort: `-${sort}` })).ids).toEqual(whole.ids.toReversed());
      // Few enough to be sorted one by one.
      const some = await everyPage({ sort, country: "DK", status: "confirmed" });
      const chosen = new Set(some.ids);
      expect(some.ids).toEqual(whole.ids.filter((id) => chosen.has(id)));
    },
  );
});
