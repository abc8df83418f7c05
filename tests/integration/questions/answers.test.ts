import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { keepDraft } from "@/lib/drafts/commands";
import { findDraft } from "@/lib/drafts/queries";
import { grantScope } from "@/lib/organisers/policy";
import { openSensitiveAnswers } from "@/lib/questions/commands/open-sensitive-answers";
import { saveAnswers } from "@/lib/questions/commands/save-answers";
import { dropFile, storeFile } from "@/lib/questions/commands/store-file";
import { eventQuestions } from "@/lib/questions/constants";
import { deleteSensitiveAnswers, purgeUnsentFiles } from "@/lib/questions/jobs";
import { findAnswerFile, listAnswers, listDeskAnswers } from "@/lib/questions/queries";
import { checkAnswers } from "@/lib/questions/rules";
import type { Prisma } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";
import { files } from "../../support/files";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");

/** An event with these questions, in English, and somebody registered for it. */
async function ask(...questions: Partial<Prisma.QuestionUncheckedCreateWithoutEventInput>[]) {
  const create = questions.map((changes, index) => ({
    key: `q${index + 1}`,
    kind: "short_text" as const,
    position: index + 1,
    texts: { create: [{ locale: "en", label: `Question ${index + 1}?`, options: { a: "Apple", b: "Pear" } }] },
    ...changes,
  }));
  const event = await buildEvent(db, { questions: { create } });
  const { id } = await buildRegistration(db, { eventId: event.id });
  return { eventId: event.id, registrationId: id };
}

/** Answers as somebody would. @param meanwhile happens after the answers were checked and before they are saved. */
async function answer(
  registrationId: string,
  typed: Record<string, string>,
  isNew = false,
  meanwhile?: (eventId: string) => Promise<unknown>,
) {
  const { eventId } = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
  const { questions } = await db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { questions: eventQuestions },
  });
  const values = Object.fromEntries(Object.entries(typed).map(([key, value]) => [`answers.${key}`, value]));
  const checked = checkAnswers(
    { ...values, answersConsent: "yes" },
    { questions, route: "form", locale: "en", languages: ["en"] },
  );
  expect(checked.errors).toEqual([]);
  await meanwhile?.(eventId);
  return db.$transaction((tx) => saveAnswers(tx, { registrationId, answers: checked.answers, now, isNew }));
}

const inWords = async (registrationId: string) =>
  (await listAnswers(db, registrationId)).map((one) => [one.key, one.asked, one.inWords, one.isRetired]);

describe("answers", () => {
  it("are kept with the words they were asked and given in, and changed only where they differ", async () => {
    const { registrationId } = await ask({}, { kind: "number" }, { kind: "several_of", options: ["a", "b"] });
    expect(await answer(registrationId, { q1: "One", q2: "1.5", q3: "a\nb" }, true)).toEqual({
      before: { "answers.q1": null, "answers.q2": null, "answers.q3": null },
      after: { "answers.q1": "One", "answers.q2": "1.5", "answers.q3": "Apple; Pear" },
    });
    expect(await answer(registrationId, { q1: "One", q3: "b" })).toEqual({
      before: { "answers.q2": "1.5", "answers.q3": "Apple; Pear" },
      after: { "answers.q2": null, "answers.q3": "Pear" },
    });
    expect(await answer(registrationId, { q1: "One", q3: "b" })).toEqual({ before: {}, after: {} });
    expect(await inWords(registrationId)).toEqual([
      ["q1", "Question 1?", "One", false],
      ["q3", "Question 3?", "Pear", false],
    ]);
  });

  it("to a question that is changed or removed stay readable", async () => {
    const { eventId, registrationId } = await ask({ kind: "one_of", options: ["a", "b"] }, {});
    await answer(registrationId, { q1: "a", q2: "Two" });
    const [first] = await db.question.findMany({ where: { eventId }, orderBy: { position: "asc" } });
    await db.question.update({ where: { id: first!.id }, data: { options: ["b"] } });
    await db.questionText.updateMany({ where: { questionId: first!.id }, data: { label: "Another?", options: {} } });
    await db.question.updateMany({ where: { eventId, key: "q2" }, data: { retiredAt: now } });
    await answer(registrationId, { q1: "b" });
    await db.question.update({ where: { id: first!.id }, data: { options: ["c"] } });
    expect(await inWords(registrationId)).toEqual([
      ["q1", "Another?", "b", false],
      ["q2", "Question 2?", "Two", true],
    ]);
  });

  it("that are sensitive stand apart, with their consent, and are named nowhere else", async () => {
    const { registrationId } = await ask({ isSensitive: true }, {});
    expect(await answer(registrationId, { q1: "Nuts", q2: "Two" })).toEqual({
      before: { "answers.q1": null, "answers.q2": null },
      after: { "answers.q1": "answered", "answers.q2": "Two" },
    });
    expect(await db.answer.count({ where: { registrationId } })).toBe(1);
    expect(await db.sensitiveAnswer.findMany({ where: { registrationId } })).toMatchObject([
      { inWords: "Nuts", consentedAt: now },
    ]);
    expect(await answer(registrationId, { q2: "Two" })).toEqual({
      before: { "answers.q1": "answered" },
      after: { "answers.q1": "removed" },
    });
    expect(await db.sensitiveAnswer.count({ where: { registrationId } })).toBe(0);
  });

  it.each([
    ["sensitive", { isSensitive: true }],
    ["of another kind", { kind: "number" }],
    ["one that is asked no more", { retiredAt: now }],
  ] as const)("are left out where their question became %s meanwhile", async (_what, data) => {
    const change = (eventId: string) => db.question.updateMany({ where: { eventId, key: "q1" }, data });
    const changes = { before: { "answers.q2": null }, after: { "answers.q2": "Two" } };
    for (const isNew of [true, false]) {
      const { registrationId } = await ask({}, {});
      expect(await answer(registrationId, { q1: "Nuts", q2: "Two" }, isNew, change)).toEqual(changes);
      expect(await inWords(registrationId)).toEqual([["q2", "Question 2?", "Two", false]]);
      expect(await db.sensitiveAnswer.count({ where: { registrationId } })).toBe(0);
    }
  });

  it("that are sensitive are opened by those who may, on record", async () => {
    const { registrationId } = await ask({ isSensitive: true }, {});
    await answer(registrationId, { q1: "Nuts", q2: "Two" });
    const organiser = await buildOrganiser(db);
    const reader = grantScope(organiser, "registrations.read");
    const opener = grantScope(organiser, "answers.sensitive");
    expect(await listDeskAnswers(db, reader!, registrationId)).toMatchObject({
      answers: [{ inWords: "Two" }],
      sensitive: 1,
    });
    expect(await openSensitiveAnswers(opener!, { registrationId }, { db, now })).toMatchObject([{ inWords: "Nuts" }]);
    expect(await db.auditEntry.findMany({ where: { registrationId } })).toMatchObject([
      { action: "answers.opened", actorId: organiser.id, after: { questions: ["q1"] } },
    ]);
    expect(grantScope(await buildOrganiser(db, { role: "viewer" }), "answers.sensitive")).toBeNull();
  });

  it("that are sensitive are deleted 30 days after the event, and only they", async () => {
    await deleteSensitiveAnswers({ db });
    const long = { startsAt: new Date("2020-01-01T09:00:00Z"), endsAt: new Date("2020-01-01T12:00:00Z") };
    const { eventId, registrationId } = await ask({ isSensitive: true }, {});
    await db.event.update({ where: { id: eventId }, data: { ...long, cancellationsCloseAt: long.startsAt } });
    const later = await ask({ isSensitive: true });
    await db.event.update({ where: { id: later.eventId }, data: { endsAt: new Date(Date.now() - 29 * 86_400_000) } });
    await answer(registrationId, { q1: "Nuts", q2: "Two" });
    await answer(later.registrationId, { q1: "Milk" });
    expect(await deleteSensitiveAnswers({ db })).toBe(1);
    expect(await inWords(registrationId)).toEqual([["q2", "Question 2?", "Two", false]]);
    expect(await inWords(later.registrationId)).toHaveLength(1);
    expect(await db.auditEntry.findMany({ where: { eventId } })).toMatchObject([
      { action: "answers.deleted", actorKind: "system", after: { count: 1 } },
    ]);
    expect(await deleteSensitiveAnswers({ db })).toBe(0);
  });
});

describe("a file", () => {
  const place = () => ({
    browserToken: randomUUID(),
    form: "register:x",
    questionKey: "q1",
    otherwise: {},
    locale: "en" as const,
  });
  const valueIn = async (at: ReturnType<typeof place>) =>
    (await findDraft(db, at.browserToken, at.form))?.values["answers.q1"] ?? "";

  it.each([
    ["a PDF", "plan.pdf", files.pdf, "plan.pdf"],
    ["a JPG whose name says PNG", "photo.png", files.jpg, "photo.jpg"],
    ["a PNG without a name", "", files.png, "file.png"],
  ])("that is %s is taken by its content, and named by it", async (_what, name, content, kept) => {
    const at = place();
    expect(await storeFile({ ...at, file: { name, content } }, { db })).toEqual({ ok: true });
    expect(await valueIn(at)).toMatch(new RegExp(`^[0-9a-f-]{36} ${kept.replace(".", "\\.")} \\(1 kB\\)$`));
  });

  it.each([
    ["empty", Buffer.alloc(0), "empty"],
    ["a program called plan.pdf", Buffer.from("MZ\x90\0 this program cannot be run in DOS mode"), "not_taken"],
    ["a page called plan.pdf", Buffer.from("<!doctype html><script>alert(1)</script>"), "not_taken"],
    ["text called plan.pdf", Buffer.from("only text"), "not_taken"],
    ["an archive", files.zip, "not_taken"],
    ["a GIF", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"), "not_taken"],
    ["the beginning of a PDF", files.pdf.subarray(0, 20), "not_whole"],
    ["the beginning of a PNG", files.png.subarray(0, 40), "not_whole"],
    ["the beginning of a JPG", files.jpg.subarray(0, 60), "not_whole"],
    ["a PDF that is an archive too", Buffer.concat([files.pdf, files.zip]), "two_in_one"],
    ["a picture that is a page too", Buffer.concat([files.jpg, Buffer.from("<HTML><script>")]), "two_in_one"],
    ["a byte too large", Buffer.concat([files.pdf, Buffer.alloc(5_000_001 - files.pdf.length)]), "too_large"],
  ])("that is %s is not taken, and the form keeps what it had", async (_what, content, reason) => {
    const at = place();
    await keepDraft({ ...at, values: { givenName: "Åse" } }, { db, now });
    expect(await storeFile({ ...at, file: { name: "plan.pdf", content } }, { db })).toEqual({ ok: false, reason });
    expect((await findDraft(db, at.browserToken, at.form))?.values).toEqual({ givenName: "Åse" });
  });

  it("goes into the form beside what was typed, and the one before goes", async () => {
    const at = place();
    await keepDraft({ ...at, values: { givenName: "Åse" } }, { db, now });
    await storeFile({ ...at, file: { name: "one.pdf", content: files.pdf } }, { db });
    const first = (await valueIn(at)).slice(0, 36);
    await storeFile({ ...at, file: { name: "two.pdf", content: files.pdf } }, { db });
    expect(await db.storedFile.count({ where: { id: first } })).toBe(0);
    expect((await findDraft(db, at.browserToken, at.form))?.values).toMatchObject({ givenName: "Åse" });
    expect(await valueIn(at)).toContain("two.pdf");
    await dropFile(at, { db });
    expect(await valueIn(at)).toBe("");
    expect(await db.storedFile.count({ where: { name: "two.pdf" } })).toBe(0);
  });

  it("comes to belong to the registration, is replaced with its answer, and is for that registration alone", async () => {
    const { registrationId } = await ask({ kind: "file" });
    const other = await ask({ kind: "file" });
    const at = place();
    await storeFile({ ...at, file: { name: "mine.pdf", content: files.pdf } }, { db });
    const id = (await valueIn(at)).slice(0, 36);
    await answer(registrationId, { q1: await valueIn(at) }, true);
    expect(await purgeUnsentFiles({ db })).toBe(0);
    expect(await findAnswerFile(db, registrationId, id)).toMatchObject({ name: "mine.pdf", size: files.pdf.length });
    expect(await findAnswerFile(db, other.registrationId, id)).toBeNull();

    // The same form sent from a second window: a copy, so that both keep theirs.
    await answer(other.registrationId, { q1: await valueIn(at) }, true);
    const [copy] = await listAnswers(db, other.registrationId);
    expect(copy?.value).not.toBe(id);
    expect(await findAnswerFile(db, other.registrationId, String(copy?.value))).toMatchObject({ name: "mine.pdf" });

    await storeFile({ ...at, file: { name: "new.png", content: files.png } }, { db });
    await answer(registrationId, { q1: await valueIn(at) });
    expect(await db.storedFile.findMany({ where: { registrationId }, select: { name: true } })).toEqual([
      { name: "new.png" },
    ]);
    await answer(registrationId, {});
    expect(await db.storedFile.count({ where: { registrationId } })).toBe(0);
  });

  it("that was purged in the meantime leaves what is on record", async () => {
    const { registrationId } = await ask({ kind: "file" }, {});
    const changes = await answer(registrationId, { q1: `${randomUUID()} lost.pdf (1 kB)`, q2: "Two" });
    expect(changes.after).toEqual({ "answers.q2": "Two" });
  });

  it("that was not sent goes with its form", async () => {
    const at = place();
    await storeFile({ ...at, file: { name: "unsent.pdf", content: files.pdf } }, { db });
    await purgeUnsentFiles({ db });
    expect(await db.storedFile.count({ where: { name: "unsent.pdf" } })).toBe(1);
    await db.formDraft.deleteMany({ where: { form: at.form } });
    expect(await purgeUnsentFiles({ db })).toBeGreaterThan(0);
    expect(await db.storedFile.count({ where: { name: "unsent.pdf" } })).toBe(0);
  });

  it("is one of ten at most that a browser has waiting", async () => {
    const at = place();
    for (let number = 1; number <= 10; number++) {
      await storeFile({ ...at, questionKey: `q${number}`, file: { name: "x.pdf", content: files.pdf } }, { db });
    }
    const eleventh = await storeFile(
      { ...at, questionKey: "q11", file: { name: "x.pdf", content: files.pdf } },
      { db },
    );
    expect(eleventh).toEqual({ ok: false, reason: "too_many" });
  });
});
