import { describe, expect, it } from "vitest";
import { addQuestion } from "@/lib/question-editor/commands/add-question";
import { addUsualQuestions } from "@/lib/question-editor/commands/add-usual-questions";
import { changeQuestion } from "@/lib/question-editor/commands/change-question";
import { moveQuestion } from "@/lib/question-editor/commands/move-question";
import { restoreQuestion } from "@/lib/question-editor/commands/restore-question";
import { retireQuestion } from "@/lib/question-editor/commands/retire-question";
import { questionVersion } from "@/lib/question-editor/rules";
import type { QuestionInput } from "@/lib/question-editor/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db);
const ctx = { db, now: new Date("2024-02-05T09:00:00+01:00"), actor: { kind: "organiser", id: organiser.id } } as const;

function written(label: string, changes: Partial<QuestionInput> = {}): QuestionInput {
  return {
    kind: "yes_no",
    isRequired: false,
    isSensitive: false,
    routes: [],
    showIfId: null,
    showIfValues: [],
    options: [],
    minimum: null,
    maximum: null,
    texts: [{ locale: "da", label, help: null, options: {} }],
    ...changes,
  };
}

async function add(eventId: string, label: string, changes: Partial<QuestionInput> = {}) {
  const result = await addQuestion({ eventId, question: written(label, changes) }, ctx);
  if (!result.ok) throw new Error(result.reason);
  return result.questionId;
}

/** The version of a question as an organiser sees it now. */
async function seen(questionId: string): Promise<string> {
  const stored = await db.question.findUniqueOrThrow({ where: { id: questionId }, include: { texts: true } });
  return questionVersion(stored);
}

/** Changes a question that has just been opened. */
async function change(questionId: string, question: QuestionInput) {
  return changeQuestion({ questionId, version: await seen(questionId), question }, ctx);
}

const keys = async (eventId: string) =>
  (await db.question.findMany({ where: { eventId, retiredAt: null }, orderBy: { position: "asc" } })).map(
    ({ key }) => key,
  );
const recorded = (eventId: string) =>
  db.auditEntry.findMany({ where: { eventId }, orderBy: { number: "asc" }, select: { action: true, after: true } });

async function answer(eventId: string, questionId: string) {
  const { id: registrationId } = await buildRegistration(db, { eventId });
  await db.answer.create({
    data: { registrationId, questionId, value: true, asked: "?", inWords: "Yes", answeredAt: ctx.now },
  });
}

describe("adding a question", () => {
  it("puts it at the end, under a key of its own made from its words, on record", async () => {
    const { id } = await buildEvent(db);
    await add(id, "Er du på første besøg?");
    await add(id, "Er du på første besøg?");
    await add(id, "Ποιο;");
    await add(id, "2 dage?");
    expect(await keys(id)).toEqual(["er_du_paa_foerste_besoeg", "er_du_paa_foerste_besoeg_2", "question", "dage"]);
    expect((await recorded(id))[0]).toMatchObject({
      action: "question.added",
      after: { key: "er_du_paa_foerste_besoeg", kind: "yes_no", texts: { da: { label: "Er du på første besøg?" } } },
    });
  });

  it("gives questions added at the same moment places of their own", async () => {
    const { id } = await buildEvent(db);
    await Promise.all(Array.from({ length: 8 }, () => add(id, "Samme")));
    const positions = await db.question.findMany({ where: { eventId: id }, select: { position: true } });
    expect(new Set(positions.map(({ position }) => position)).size).toBe(8);
    expect(new Set(await keys(id)).size).toBe(8);
  });

  it("waits only for chosen answers, to questions that are asked and do not keep them apart", async () => {
    const { id: eventId } = await buildEvent(db);
    const text = await add(eventId, "Tekst", { kind: "short_text" });
    const secret = await add(eventId, "Følsomt", { isSensitive: true });
    const gone = await add(eventId, "Væk");
    await retireQuestion({ questionId: gone, withDependents: false }, ctx);
    const elsewhere = await add((await buildEvent(db)).id, "Andetsteds");
    for (const showIfId of [text, secret, gone, elsewhere]) {
      const question = written("Mere", { showIfId, showIfValues: ["yes"] });
      expect(await addQuestion({ eventId, question }, ctx)).toEqual({ ok: false, reason: "condition" });
    }
    const never = written("Mere", { isSensitive: true, showIfId: secret, showIfValues: ["perhaps"] });
    expect(await addQuestion({ eventId, question: never }, ctx)).toEqual({ ok: false, reason: "condition" });
    await add(eventId, "Mere følsomt", { isSensitive: true, showIfId: secret, showIfValues: ["yes"] });
  });

  it("stops at sixty", async () => {
    const { id: eventId } = await buildEvent(db);
    await db.question.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({ eventId, key: `q${index}`, kind: "date", position: index })),
    });
    expect(await addQuestion({ eventId, question: written("61") }, ctx)).toEqual({ ok: false, reason: "too_many" });
  });
});

describe("changing a question", () => {
  it("keeps its key and puts on record what differs", async () => {
    const { id: eventId } = await buildEvent(db);
    const questionId = await add(eventId, "Kommer du?");
    const question = written("Kommer du alligevel?", { isRequired: true });
    expect(await change(questionId, question)).toEqual({ ok: true, changed: true });
    expect(await change(questionId, question)).toEqual({ ok: true, changed: false });
    expect(await keys(eventId)).toEqual(["kommer_du"]);
    expect(await recorded(eventId)).toMatchObject([
      { action: "question.added" },
      {
        action: "question.changed",
        after: { key: "kommer_du", isRequired: true, texts: { da: { label: "Kommer du alligevel?" } } },
      },
    ]);
  });

  it("leaves kind and sensitivity as they are once somebody has answered", async () => {
    const { id: eventId } = await buildEvent(db);
    const questionId = await add(eventId, "Kommer du?");
    const changeTo = (question: QuestionInput) => change(questionId, question);
    expect(await changeTo(written("Kommer du?", { kind: "date" }))).toEqual({ ok: true, changed: true });
    await changeTo(written("Kommer du?"));
    await answer(eventId, questionId);
    expect(await changeTo(written("Kommer du?", { kind: "date" }))).toEqual({ ok: false, reason: "kind_fixed" });
    expect(await changeTo(written("Kommer du?", { isSensitive: true }))).toEqual({
      ok: false,
      reason: "sensitivity_fixed",
    });
    expect(await changeTo(written("Kommer du?", { isRequired: true }))).toEqual({ ok: true, changed: true });
  });

  it("makes no circle and leaves nobody waiting for what is gone", async () => {
    const { id: eventId } = await buildEvent(db);
    const options = ["a", "b"];
    const first = await add(eventId, "Første", { kind: "one_of", options });
    const second = await add(eventId, "Anden", { showIfId: first, showIfValues: ["b"] });
    for (const showIfId of [first, second]) {
      const circle = written("Første", { kind: "one_of", options, showIfId, showIfValues: ["yes"] });
      expect(await change(first, circle)).toEqual({ ok: false, reason: "condition" });
    }
    const awaited = { ok: false, reason: "awaited", by: [{ id: second }] };
    expect(await change(first, written("Første", { kind: "one_of", options: ["a", "c"] }))).toMatchObject(awaited);
    expect(await change(first, written("Første", { kind: "date" }))).toMatchObject(awaited);
    expect(await change(first, written("Første", { kind: "one_of", options, isSensitive: true }))).toMatchObject(
      awaited,
    );
    expect(await change(first, written("Første", { kind: "one_of", options: ["b", "c"] }))).toMatchObject({ ok: true });
  });
});

describe("two organisers who change one question", () => {
  it("at the same moment: one is saved, the others hear what it asks now and can still put theirs in its place", async () => {
    const { id: eventId } = await buildEvent(db);
    const questionId = await add(eventId, "Kommer du?");
    const version = await seen(questionId);
    const wishes = ["Kommer du så?", "Kommer I?", "Hvem kommer?", "Hvornår kommer du?"];
    const save = (label: string, of: string) =>
      changeQuestion({ questionId, version: of, question: written(label) }, ctx);
    const results = await Promise.all(wishes.map((label) => save(label, version)));
    expect(results.filter(({ ok }) => ok)).toEqual([{ ok: true, changed: true }]);
    const saved = wishes[results.findIndex(({ ok }) => ok)];
    for (const [index, result] of results.entries()) {
      if (result.ok) continue;
      expect(result).toMatchObject({ reason: "changed_meanwhile", now: { texts: [{ locale: "da", label: saved }] } });
      expect(await save(wishes[index] ?? "", version)).toMatchObject({ ok: false, reason: "changed_meanwhile" });
    }
    expect(await save("Kommer du?", await seen(questionId))).toEqual({ ok: true, changed: true });
    expect((await recorded(eventId)).map(({ action }) => action)).toEqual([
      "question.added",
      "question.changed",
      "question.changed",
    ]);
  });
});

describe("the order", () => {
  it("changes between neighbours of one section, and stops at its ends", async () => {
    const { id: eventId } = await buildEvent(db);
    const a = await add(eventId, "a");
    await add(eventId, "x", { isSensitive: true });
    const b = await add(eventId, "b");
    await add(eventId, "c");
    expect(await moveQuestion({ questionId: b, direction: "up" }, ctx)).toEqual({ ok: true, moved: true });
    expect(await keys(eventId)).toEqual(["b", "x", "a", "c"]);
    expect(await moveQuestion({ questionId: b, direction: "up" }, ctx)).toEqual({ ok: true, moved: false });
    await moveQuestion({ questionId: a, direction: "down" }, ctx);
    expect(await keys(eventId)).toEqual(["b", "x", "c", "a"]);
  });

  it("keeps a question behind the one it waits for", async () => {
    const { id: eventId } = await buildEvent(db);
    const first = await add(eventId, "first");
    const second = await add(eventId, "second", { showIfId: first, showIfValues: ["yes"] });
    for (const move of [
      { questionId: first, direction: "down" },
      { questionId: second, direction: "up" },
    ] as const) {
      expect(await moveQuestion(move, ctx)).toMatchObject({ ok: false, reason: "condition" });
    }
    expect(await keys(eventId)).toEqual(["first", "second"]);
  });
});

describe("removing a question", () => {
  it("names those that wait for it, and removes them only when they are known of", async () => {
    const { id: eventId } = await buildEvent(db);
    const first = await add(eventId, "first");
    const second = await add(eventId, "second", { showIfId: first, showIfValues: ["yes"] });
    const third = await add(eventId, "third", { showIfId: second, showIfValues: ["no"] });
    const refused = await retireQuestion({ questionId: first, withDependents: false }, ctx);
    expect(refused).toMatchObject({ ok: false, reason: "awaited", by: [{ id: second }, { id: third }] });
    expect(await keys(eventId)).toHaveLength(3);
    expect(await retireQuestion({ questionId: first, withDependents: true }, ctx)).toEqual({ ok: true });
    expect(await keys(eventId)).toEqual([]);
    expect(await retireQuestion({ questionId: first, withDependents: false }, ctx)).toEqual({ ok: true });
    expect((await recorded(eventId)).filter(({ action }) => action === "question.removed")).toHaveLength(3);
  });

  it("keeps its answers, and it can be asked again at the end, what it waits for first", async () => {
    const { id: eventId } = await buildEvent(db);
    const first = await add(eventId, "first");
    const second = await add(eventId, "second", { showIfId: first, showIfValues: ["yes"] });
    await add(eventId, "last");
    await answer(eventId, first);
    await retireQuestion({ questionId: first, withDependents: true }, ctx);
    expect(await db.answer.count({ where: { questionId: first } })).toBe(1);
    expect(await restoreQuestion({ questionId: second }, ctx)).toEqual({ ok: false, reason: "condition" });
    expect(await restoreQuestion({ questionId: first }, ctx)).toEqual({ ok: true });
    expect(await restoreQuestion({ questionId: second }, ctx)).toEqual({ ok: true });
    expect(await keys(eventId)).toEqual(["last", "first", "second"]);
  });
});

describe("the usual questions", () => {
  it("are added in the event's languages, sensitive, and only where they are missing", async () => {
    const { id: eventId } = await buildEvent(db, { languages: ["da"] });
    expect(await addUsualQuestions(eventId, ctx)).toBe(3);
    expect(await addUsualQuestions(eventId, ctx)).toBe(0);
    const questions = await db.question.findMany({
      where: { eventId },
      orderBy: { position: "asc" },
      include: { texts: true, showIf: true },
    });
    expect(questions.map(({ key, isSensitive, isRequired }) => [key, isSensitive, isRequired])).toEqual([
      ["diet", true, false],
      ["diet_details", true, false],
      ["access_needs", true, false],
    ]);
    expect(questions[1]?.showIf?.key).toBe("diet");
    expect(questions.flatMap(({ texts }) => texts.map(({ locale }) => locale))).toEqual(["da", "da", "da"]);
  });
});
