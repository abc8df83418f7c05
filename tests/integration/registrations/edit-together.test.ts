import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/context";
import { listAnswers } from "@/lib/questions/queries";
import type { CheckedAnswer } from "@/lib/questions/schema";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { asTyped, changeSchema, heldFields } from "@/lib/registrations/schema";
import type { Registration } from "@/prisma/generated/client";
import { testDatabase } from "../../support/database";
import { buildOrganiser, buildRegistration } from "../../support/factories";
import { files } from "../../support/files";

const { db } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");
const anna: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const bo: Actor = { kind: "organiser", id: (await buildOrganiser(db)).id };
const by = (actor: Actor) => ({ db, now, actor });

/** What a form that shows the registration as it is sends when these fields are typed over. */
function edit(
  shown: Registration,
  typed: Record<string, string>,
  answers: CheckedAnswer[] = [],
  before: CheckedAnswer[] = [],
) {
  return {
    registrationId: shown.id,
    details: changeSchema.parse({ ...asTyped(shown), ...typed }),
    answers,
    basis: heldFields(shown, before),
    tells: false,
  };
}

const recordOf = (id: string) => db.registration.findUniqueOrThrow({ where: { id } });

describe("an organiser's change", () => {
  it("keeps the old value on record and mails nobody unless told to", async () => {
    const shown = await buildRegistration(db, { organisation: "Old Town" });
    expect(await changeDetails({ ...edit(shown, { organisation: "New Town" }), locale: "da" }, by(anna))).toEqual({
      ok: true,
      changed: true,
    });
    expect(await recordOf(shown.id)).toMatchObject({ organisation: "New Town", locale: "da", calendarSequence: 0 });
    expect(await db.auditEntry.findMany({ where: { registrationId: shown.id } })).toMatchObject([
      {
        action: "registration.changed",
        before: { organisation: "Old Town", locale: "en" },
        after: { organisation: "New Town", locale: "da", told: false },
      },
    ]);
    expect(await db.outgoingMail.count({ where: { registrationId: shown.id } })).toBe(0);
    const again = await recordOf(shown.id);
    await changeDetails({ ...edit(again, { organisation: "Newer Town" }), tells: true }, by(anna));
    expect(await db.outgoingMail.findMany({ where: { registrationId: shown.id } })).toMatchObject([
      { kind: "registration.changed", locale: "da", data: { calendarSequence: 1 } },
    ]);
  });

  it("is possible after the registration has ended, without a mail, and not once the data is deleted", async () => {
    const ended = await buildRegistration(db, { status: "cancelled" });
    expect(await changeDetails({ ...edit(ended, { givenName: "Aase" }), tells: true }, by(anna))).toMatchObject({
      ok: true,
    });
    expect(await db.outgoingMail.count({ where: { registrationId: ended.id } })).toBe(0);
    const erased = await buildRegistration(db, { status: "cancelled", erasedAt: now });
    expect(await changeDetails(edit(erased, { givenName: "x" }), by(anna))).toEqual({ ok: false, reason: "erased" });
    expect(await changeDetails(edit(ended, { givenName: "x" }), by({ kind: "participant" }))).toEqual({
      ok: false,
      reason: "ended",
    });
  });
});

describe("two people at once", () => {
  it("who touched different fields are brought together", async () => {
    const shown = await buildRegistration(db);
    const results = await Promise.all([
      changeDetails(edit(shown, { organisation: "By Anna" }), by(anna)),
      changeDetails(edit(shown, { jobTitle: "By Bo", photoConsent: "yes" }), by(bo)),
    ]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.filter((result) => result.ok && result.others)).toHaveLength(1);
    expect(await recordOf(shown.id)).toMatchObject({ organisation: "By Anna", jobTitle: "By Bo", photoConsent: true });
  });

  it("who touched the same field: the second is told which, and nothing of theirs is written", async () => {
    const shown = await buildRegistration(db);
    const results = await Promise.all([
      changeDetails(edit(shown, { organisation: "By Anna", jobTitle: "Anna’s" }), by(anna)),
      changeDetails(edit(shown, { organisation: "By Bo", givenName: "Bo’s" }), by(bo)),
    ]);
    expect(results).toContainEqual({ ok: false, reason: "changed_meanwhile", fields: ["organisation"] });
    const { organisation, jobTitle, givenName } = await recordOf(shown.id);
    expect([
      ["By Anna", "Anna’s", shown.givenName],
      ["By Bo", null, "Bo’s"],
    ]).toContainEqual([organisation, jobTitle, givenName]);
    expect(await db.auditEntry.count({ where: { registrationId: shown.id } })).toBe(1);
  });

  it("who made the same change made it once", async () => {
    const shown = await buildRegistration(db);
    const results = await Promise.all(
      [anna, bo].map((actor) => changeDetails(edit(shown, { country: "SE" }), by(actor))),
    );
    expect(results.map((result) => result.ok && result.changed).sort()).toEqual([false, true]);
  });

  it("one of them the participant: theirs counts the same", async () => {
    const shown = await buildRegistration(db);
    const details = changeSchema.parse({ ...asTyped(shown), organisation: "My new job" });
    await changeDetails({ registrationId: shown.id, details }, by({ kind: "participant" }));
    expect(await changeDetails(edit(shown, { organisation: "Guessed" }), by(anna))).toMatchObject({
      reason: "changed_meanwhile",
      fields: ["organisation"],
    });
    expect(await changeDetails(edit(shown, { jobTitle: "Clerk" }), by(anna))).toMatchObject({
      ok: true,
      others: ["organisation"],
    });
    expect(await recordOf(shown.id)).toMatchObject({ organisation: "My new job", jobTitle: "Clerk" });
  });

  it("answering questions: only what each has changed is written, and sensitive answers are on record without their words", async () => {
    const shown = await buildRegistration(db);
    const ask = async (key: string, isSensitive: boolean) => {
      const { id } = await db.question.create({
        data: { eventId: shown.eventId, key, kind: "short_text", position: 1, isSensitive },
      });
      const given = (value: string | null): CheckedAnswer => ({
        questionId: id,
        key,
        kind: "short_text",
        isSensitive,
        value,
        asked: key,
        inWords: value ?? "",
      });
      return given;
    };
    const diet = await ask("diet", true);
    const topic = await ask("topic", false);
    const empty = [diet(null), topic(null)];
    await changeDetails(edit(shown, {}, [diet("Vegan"), topic(null)], empty), by(anna));
    // Bo's form was opened before: it holds no diet, and must not take Anna's away.
    await changeDetails(edit(shown, {}, [diet(null), topic("Bricks")], empty), by(bo));
    expect((await listAnswers(db, shown.id)).map(({ key, value }) => [key, value])).toEqual([
      ["topic", "Bricks"],
      ["diet", "Vegan"],
    ]);
    expect(await changeDetails(edit(shown, {}, [diet("Halal")], [diet(null)]), by(bo))).toMatchObject({
      fields: ["answers.diet"],
    });
    const record = await db.auditEntry.findMany({ where: { registrationId: shown.id } });
    expect(record.map(({ after }) => JSON.stringify(after)).join()).not.toContain("Vegan");
  });

  it("replacing one file: the second is told, the first one’s stands, and what each was called is on record", async () => {
    const shown = await buildRegistration(db);
    const question = await db.question.create({
      data: { eventId: shown.eventId, key: "cv", kind: "file", position: 1 },
    });
    const chosen = async (name: string): Promise<CheckedAnswer> => {
      const facts = { name, contentType: "application/pdf", size: 900, sha256: "", content: files.pdf };
      const { id } = await db.storedFile.create({ data: { ...facts, browserHash: name } });
      const { id: questionId, key, kind, isSensitive } = question;
      return { questionId, key, kind, isSensitive, value: id, fileId: id, asked: "CV", inWords: `${name} (1 kB)` };
    };
    const [first, annas, bos] = [await chosen("first.pdf"), await chosen("annas.pdf"), await chosen("bos.pdf")];
    await changeDetails(edit(shown, {}, [first], [{ ...first, value: null, fileId: undefined }]), by(anna));
    await changeDetails(edit(shown, {}, [annas], [first]), by(anna));
    expect(await changeDetails(edit(shown, {}, [bos], [first]), by(bo))).toMatchObject({ fields: ["answers.cv"] });
    const kept = () => db.storedFile.findMany({ where: { registrationId: shown.id }, select: { name: true } });
    expect(await kept()).toEqual([{ name: "annas.pdf" }]);
    await changeDetails(edit(shown, {}, [{ ...annas, value: null, fileId: undefined }], [annas]), by(bo));
    expect(await kept()).toEqual([]);
    const record = await db.auditEntry.findMany({ where: { registrationId: shown.id }, orderBy: { number: "asc" } });
    expect(record.map(({ before, after }) => [before, after])).toMatchObject([
      [{ "answers.cv": null }, { "answers.cv": "first.pdf (1 kB)" }],
      [{ "answers.cv": "first.pdf (1 kB)" }, { "answers.cv": "annas.pdf (1 kB)" }],
      [{ "answers.cv": "annas.pdf (1 kB)" }, { "answers.cv": null }],
    ]);
  });
});
