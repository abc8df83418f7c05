import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { listFilterSchema } from "@/lib/desk/schema";
import { grantScope } from "@/lib/organisers/policy";
import { listRegistrations } from "@/lib/registration-list/queries";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const scope = grantScope({ id: randomUUID(), email: "viewer@example.org", role: "viewer" }, "registrations.read");
if (!scope) throw new Error("A viewer may read.");
const event = await buildEvent(db);
const people = {
  jorgensen: ["Jørgen", "Jørgensen", "Aarhus Kommune", "jj@aarhus.example"],
  nystrom: ["Åse", "Nyström", "Københavns Kommune", "aase@kbh.example"],
  weiss: ["Käthe", "Weiß-Müller", "Stadt Köln", "kw@koeln.example"],
  greek: ["Ελένη", "Παπαδοπούλου", "Δήμος Αθηναίων", "eleni@athens.example"],
  bulgarian: ["Никола", "Димитров", "Столична община", "nikola@sofia.example"],
  arabic: ["مُحَمَّد", "الفارسي", "جماعة", "m@rabat.example"],
  japanese: ["太郎", "山田", "東京都庁", "t.yamada@tokyo.example"],
  georgian: ["გიორგი Giorgi", "Beridze", "Tbilisi", "g@tbilisi.example"],
  czech: ["Žaneta", "Nováková", "Brno", "zaneta@brno.example"],
} as const;
for (const [reference, [givenName, familyName, organisation, email]] of Object.entries(people)) {
  const named = `BRINC-${reference.toUpperCase()}`;
  await buildRegistration(db, { eventId: event.id, givenName, familyName, organisation, email, reference: named });
}

async function search(q: string, more: Record<string, string> = {}) {
  const filter = listFilterSchema.parse({ q, sort: "reference", ...more });
  const { rows } = await listRegistrations(db, scope!, event.id, filter, "en");
  return rows.map(({ reference, isExact }) => `${reference.slice(6).toLowerCase()}${isExact ? "" : "~"}`);
}

describe("a search forgives accents", () => {
  it.each([
    ["Jorgensen", ["jorgensen"]],
    ["JØRGENSEN", ["jorgensen"]],
    ["Joergensen", ["jorgensen"]],
    ["Nystrom", ["nystrom"]],
    ["Århus", ["jorgensen"]],
    ["arhus", ["jorgensen"]],
    ["Aase", ["nystrom"]],
    ["kobenhavns", ["nystrom"]],
    ["weiss", ["weiss"]],
    ["Mueller", ["weiss"]],
    ["Koeln kathe", ["weiss"]],
    ["παπαδοπουλου", ["greek"]],
    ["Papadopoulou", ["greek"]],
    ["ΑΘΗΝΑΊΩΝ", ["greek"]],
    ["Dimitrov", ["bulgarian"]],
    ["محمد", ["arabic"]],
    ["المـحـمد", []],
    ["فارسي", ["arabic"]],
    ["山田", ["japanese"]],
    ["田 東京", ["japanese"]],
    ["田山", []],
    ["გიორგი", ["georgian"]],
    ["გიორგი beri", ["georgian"]],
    ["novakova zaneta", ["czech"]],
    ["brincczech", ["czech"]],
    ["BRINC-czech", ["czech"]],
    ["eleni@", ["greek"]],
  ])("%s", async (q, expected) => {
    expect(await search(q)).toEqual(expected);
  });
});

describe("a search for what is spelled alike", () => {
  it.each([
    ["two letters swapped", "Jogrensen", ["jorgensen~"]],
    ["a wrong letter", "Nystrem", ["nystrom~"]],
    ["a letter too few", "Pappadopoulou", ["greek~"]],
    ["a letter too many", "Dimitov", ["bulgarian~"]],
    ["an address", "zanetta@brno", ["czech~"]],
    ["one word of two", "kathe wiess", ["weiss~"]],
    ["exact spelling", "Kommune", ["jorgensen", "nystrom"]],
    ["two letters wrong", "Jugrunsen", []],
    ["short words", "Xse", []],
    ["wildcards as themselves", "Ny_trom", []],
  ])("%s", async (_name, q, expected) => {
    expect(await search(q, { spelling: "similar" })).toEqual(expected);
    if (expected.some((one) => one.endsWith("~"))) expect(await search(q)).toEqual([]);
  });

  it("puts exact spellings before similar ones, whatever the order", async () => {
    const other = await buildRegistration(db, { eventId: event.id, familyName: "Novakovi", reference: "BRINC-AAA" });
    expect(await search("novakova", { spelling: "similar", sort: "reference" })).toEqual(["czech", "aaa~"]);
    expect(await search("novakova", { spelling: "similar", sort: "-reference" })).toEqual(["czech", "aaa~"]);
    await db.registration.delete({ where: { id: other.id } });
  });

  it("finds what a name was changed to, at once", async () => {
    const { id } = await buildRegistration(db, { eventId: event.id, familyName: "Before", reference: "BRINC-CHANGED" });
    await db.registration.update({ where: { id }, data: { familyName: "Hereafter" } });
    expect(await search("before")).toEqual([]);
    expect(await search("hereafter")).toEqual(["changed"]);
    await db.registration.delete({ where: { id } });
  });
});

describe("any column", () => {
  it("can be sorted by in both directions, those of gone questions too", async () => {
    const question = await db.question.create({
      data: { eventId: event.id, key: "years", kind: "number", position: 1 },
    });
    const [first, second] = await db.registration.findMany({ where: { eventId: event.id }, take: 2 });
    const common = { questionId: question.id, asked: "Years?", answeredAt: new Date() };
    await db.answer.createMany({
      data: [
        { ...common, registrationId: first?.id ?? "", value: 10, inWords: "10" },
        { ...common, registrationId: second?.id ?? "", value: 9, inWords: "9" },
      ],
    });
    const filter = (sort: string) => listFilterSchema.parse({ sort, column: ["tags", `answer.${question.id}`] });
    const sorted = async (sort: string) => (await listRegistrations(db, scope!, event.id, filter(sort), "da")).rows;
    const byAnswer = await sorted(`answer.${question.id}`);
    // Numbers by their size, not as texts; those without an answer last.
    expect(byAnswer.slice(0, 2).map(({ answers }) => answers.get(question.id))).toEqual(["9", "10"]);
    for (const column of ["organisationType", "jobTitle", "email", "tags", "attendance", "locale", "route"]) {
      const up = (await sorted(column)).map(({ id }) => id);
      expect((await sorted(`-${column}`)).map(({ id }) => id)).toEqual(up.toReversed());
    }
    expect(await sorted(`answer.${randomUUID()}`)).toHaveLength(Object.keys(people).length);
  });

  it("shows no answer to a sensitive question, whatever the address asks for", async () => {
    const secret = await db.question.create({
      data: { eventId: event.id, key: "secret", kind: "short_text", position: 2, isSensitive: true },
    });
    const { id } = await db.registration.findFirstOrThrow({ where: { eventId: event.id } });
    const row = {
      questionId: secret.id,
      registrationId: id,
      value: "x",
      inWords: "x",
      asked: "?",
      answeredAt: new Date(),
    };
    await db.answer.create({ data: row });
    const filter = listFilterSchema.parse({ column: `answer.${secret.id}`, sort: `answer.${secret.id}` });
    const { rows } = await listRegistrations(db, scope!, event.id, filter, "en");
    expect(rows.flatMap(({ answers }) => [...answers])).toEqual([]);
  });
});
