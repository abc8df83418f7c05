import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { type Db, joining, lockEvent } from "@/lib/db";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { decideRows } from "@/lib/imports/commands/decide-rows";
import { checkVersion, countVerdicts } from "@/lib/imports/queries";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { countWaiting, testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { importDesk, importHeading, importLine } from "../../support/imports";
import { brokenInvariants } from "../../support/invariants";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { scope, context, checked } = await importDesk(db, now);

const apply = async (eventId: string, id: string) =>
  applyImport({ eventId, id, seen: await checkVersion(db, id), seatAnyway: false, leaveOutWrong: false }, context);

/** Somebody who registers on the public page. */
const register = (eventId: string, name: string, on: Db = db) =>
  registerParticipant(
    {
      eventId,
      submissionId: randomUUID(),
      locale: "da",
      fromDraft: false,
      details: registrationSchema.parse({
        givenName: name,
        familyName: "Selv",
        email: `${name}@selv.dk`,
        organisation: "Kommune",
        organisationType: "municipality",
        country: "DK",
      }),
    },
    { db: on, now, actor: { kind: "participant" } },
  );

it("reads and judges a list without holding anybody back who registers meanwhile", async () => {
  const event = await buildEvent(db);
  const id = await checked(event.id, [importLine("A", "A", "a@lang.dk")]);
  let applying: ReturnType<typeof apply> | undefined;
  // The last thing that is read before the event is locked.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE recognised_body IN ACCESS EXCLUSIVE MODE`;
    applying = apply(event.id, id);
    await expect.poll(() => countWaiting(db)).toBe(1);
    expect(await register(event.id, "udenfor")).toMatchObject({ ok: true });
    expect(await countWaiting(db)).toBe(1);
  });
  expect(await applying).toMatchObject({ ok: true, added: 1 });
  expect(await brokenInvariants(db, event.id)).toEqual([]);
});

it("tells whoever the event is locked for too long that nothing was done, and takes the same once more", async () => {
  const event = await buildEvent(db);
  const impatient = new Proxy(db, {
    get: (target, name) =>
      name === "$transaction"
        ? (work: Parameters<Db["$transaction"]>[0]) => target.$transaction(work as never, { timeout: 1 })
        : Reflect.get(target, name),
  });
  let registering: ReturnType<typeof register> | undefined;
  await db.$transaction(async (tx) => {
    await lockEvent(tx, event.id);
    registering = register(event.id, "taalmodig", impatient);
    await expect.poll(() => countWaiting(db)).toBe(1);
  });
  expect(await registering).toEqual({ ok: false, reason: "busy" });
  expect(await db.registration.count({ where: { eventId: event.id } })).toBe(0);
  expect(await register(event.id, "taalmodig")).toMatchObject({ ok: true });
});

it("notices under the lock what was changed between reading and writing", async () => {
  const event = await buildEvent(db);
  const ida = await buildRegistration(db, {
    eventId: event.id,
    givenName: "Ida",
    familyName: "Holm",
    email: "ida@j.dk",
  });
  const id = await checked(event.id, [importLine("Ny", "Selv", "ny@selv.dk"), importLine("Ida", "Holm", "ida@j.dk")]);
  await decideRows({ eventId: event.id, id, rows: "all", all: "theirs", seen: await checkVersion(db, id) }, context);
  /** Does something with the event locked, once the import has read everything and waits for the lock. */
  const meanwhile = async (work: (held: Db) => Promise<unknown>) => {
    let applying: ReturnType<typeof apply> | undefined;
    await db.$transaction(async (tx) => {
      await lockEvent(tx, event.id);
      applying = apply(event.id, id);
      await expect.poll(() => countWaiting(db)).toBe(1);
      await work(joining(tx));
    });
    return applying;
  };
  expect(await meanwhile((held) => register(event.id, "Ny", held))).toEqual({ ok: false, reason: "changed" });
  expect(await countVerdicts(db, scope, event.id, id)).toMatchObject({ fresh: 0, conflict: 1, same: 1, theirs: 1 });
  const { id: tagId } = await db.tag.create({ data: { eventId: event.id, name: "VIP", nameKey: "vip" } });
  const retag = (held: Db) => held.registrationTag.create({ data: { registrationId: ida.id, tagId, taggedAt: now } });
  // It does not touch what the list says: looked at once more, and carried out.
  expect(await meanwhile(retag)).toEqual({ ok: true, added: 0, waiting: 0, changed: 1 });
  expect(await db.registration.findUniqueOrThrow({ where: { id: ida.id } })).toMatchObject({ organisation: "Kommune" });
});

it("lets people register between thousands of rows, each in their turn", { timeout: 120_000 }, async () => {
  const event = await buildEvent(db, { capacity: 1_500 });
  const lines = Array.from({ length: 1_500 }, (_, index) =>
    importLine(`Person ${index}`, "Mange", `${randomUUID()}@k.dk`, "K;Kommune;DK;A"),
  );
  const id = await checked(event.id, lines, { mails: true });
  const applying = apply(event.id, id);
  let isOver = false;
  void applying.finally(() => {
    isOver = true;
  });
  const outcomes: boolean[] = [];
  for (let index = 0; !isOver; index++) outcomes.push((await register(event.id, `turn-${index}`)).ok);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes).not.toContain(false);
  const before =
    outcomes.length -
    (await db.registration.count({ where: { eventId: event.id, route: "form", status: "waitlisted" } }));
  expect(await applying).toEqual({ ok: true, added: 1_500, waiting: before, changed: 0 });
  expect(await brokenInvariants(db, event.id)).toEqual([]);
});

it("gives each known person what the file says of them, with the old value, tags and the mail", async () => {
  const event = await buildEvent(db);
  const person = { eventId: event.id, givenName: "X", familyName: "Y", organisation: "Kommune" };
  const question = await db.question.create({
    data: {
      eventId: event.id,
      key: "bus",
      kind: "number",
      position: 1,
      texts: { create: { locale: "da", label: "Bus" } },
    },
  });
  const confirmed = await buildRegistration(db, { ...person, email: "a@l.dk", jobTitle: "Chef", calendarSequence: 4 });
  const waiting = await buildRegistration(db, { ...person, email: "b@l.dk", status: "waitlisted" });
  const tagged = await buildRegistration(db, { ...person, email: "c@l.dk" });
  const answer = { questionId: question.id, asked: "Bus", answeredAt: now };
  await db.answer.create({ data: { ...answer, registrationId: confirmed.id, value: 1, inWords: "1" } });
  const stuck = await db.outgoingMail.create({
    data: {
      kind: "registration.confirmed",
      lane: 1,
      locale: "en",
      recipient: "a@l.dk",
      messageId: "<stuck@l.dk>",
      registrationId: confirmed.id,
      eventId: event.id,
      status: "waiting_to_retry",
      notBefore: new Date("2124-01-01T00:00:00Z"),
      queuedAt: now,
    },
  });
  const id = await checked(
    event.id,
    [
      importLine("Zoë", "Y", "a@l.dk", "Kommune;Region;SE;;2"),
      importLine("X", "Γ", "b@l.dk", "Kommune;Kommune;DK;;3"),
      importLine("X", "Y", "c@l.dk", "Kommune;Kommune;DK;VIP;"),
    ],
    { mails: true },
    `${importHeading};Bus`,
  );
  await decideRows({ eventId: event.id, id, rows: "all", all: "theirs", seen: await checkVersion(db, id) }, context);
  expect(await apply(event.id, id)).toEqual({ ok: true, added: 0, waiting: 0, changed: 3 });
  const of = (one: { id: string }) =>
    db.registration.findUniqueOrThrow({
      where: { id: one.id },
      include: {
        answers: true,
        auditEntries: true,
        tags: true,
        outgoingMails: { where: { id: { not: stuck.id } } },
      },
    });
  expect(await of(confirmed)).toMatchObject({
    givenName: "Zoë",
    organisationType: "region",
    country: "SE",
    jobTitle: "Chef",
    calendarSequence: 5,
    status: "confirmed",
    answers: [{ value: 2, inWords: "2", asked: "Bus" }],
    auditEntries: [
      {
        action: "registration.changed",
        before: { givenName: "X", organisationType: "municipality", country: "DK", "answers.bus": "1" },
        after: { givenName: "Zoë", organisationType: "region", country: "SE", "answers.bus": "2", imported: true },
      },
    ],
    outgoingMails: [
      { kind: "registration.changed", data: { calendarSequence: 5, isConfirmed: true }, recipientName: "Zoë Y" },
    ],
  });
  expect(await of(waiting)).toMatchObject({
    familyName: "Γ",
    calendarSequence: 0,
    status: "waitlisted",
    queueNumber: waiting.queueNumber,
    answers: [{ value: 3 }],
    auditEntries: [
      { before: { familyName: "Y", "answers.bus": null }, after: { familyName: "Γ", "answers.bus": "3" } },
    ],
    outgoingMails: [{ kind: "registration.changed", data: { isConfirmed: false } }],
  });
  expect(await of(tagged)).toMatchObject({
    calendarSequence: 0,
    tags: [{ registrationId: tagged.id }],
    auditEntries: [{ before: {}, after: { tags: ["VIP"], imported: true } }],
    outgoingMails: [],
  });
  const hastened = await db.outgoingMail.findUniqueOrThrow({ where: { id: stuck.id } });
  expect(hastened.notBefore.getUTCFullYear()).toBeLessThan(2124);
});
