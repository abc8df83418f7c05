import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { mergeRegistrations } from "@/lib/merges/commands/merge-registrations";
import { findByReference, getMergeSide } from "@/lib/merges/queries";
import { differencesBetween, versionOf } from "@/lib/merges/rules";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { getHeldData } from "@/lib/privacy/queries";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { seatHoldingStatuses } from "@/lib/registrations/constants";
import { findOwnRegistration, registrationKey } from "@/lib/registrations/queries";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { buildEvent, buildRegistration } from "../../support/factories";
import { brokenInvariants } from "../../support/invariants";
import { placesWith } from "../privacy/everything";
import { coming, now, openDesk } from "./desk";

const { db, url, scope, ctx, participant, eventWith, find, mailsOf, entriesOf, merge } = await openDesk();

describe("merging two registrations", () => {
  it("keeps the better standing, takes the values that were chosen, and gives the other seat to the next in line", async () => {
    const { event, ids } = await eventWith(
      2,
      ["b@work.example", "b@home.example", "c@example.org"],
      [{ jobTitle: "Clerk" }, { organisation: "New Town" }],
    );
    const [work = "", home = "", next = ""] = ids;
    expect(await merge(home, work, { takes: ["email", "organisation"], tells: true })).toEqual({
      ok: true,
      told: true,
    });
    expect(await find(work)).toMatchObject({
      status: "confirmed",
      email: "b@home.example",
      emailKey: "b@home.example",
      organisation: "New Town",
      jobTitle: "Clerk",
      calendarSequence: 1,
      // The former address may be a stranger's: its link ends.
      linkVersion: 2,
    });
    const other = await find(home);
    expect(other).toMatchObject({ status: "cancelled", mergedIntoId: work });
    expect(await find(next)).toMatchObject({ status: "offered" });
    // What was still to be mailed to the one that ends is taken back; what waits for the other goes to the new address.
    expect(await mailsOf(home)).toEqual(["registration.confirmed b@home.example withdrawn"]);
    expect(await mailsOf(work)).toEqual([
      "registration.confirmed b@home.example queued",
      "registration.confirmed b@home.example queued",
    ]);
    expect(await entriesOf(work)).toMatchObject([
      {
        before: { email: "b@work.example", organisation: "Municipality of Example" },
        after: { from: other.reference, email: "b@home.example", organisation: "New Town" },
      },
    ]);
    expect(await entriesOf(home)).toMatchObject([
      { before: { status: "confirmed" }, after: { status: "cancelled", to: (await find(work)).reference } },
    ]);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("brings tags, notes, attendance, references, colleagues and chosen answers along, with consent and files", async () => {
    const { event, ids } = await eventWith(5, ["one@example.org", "two@example.org", "colleague@example.org"]);
    const [kept = "", other = "", colleague = ""] = ids;
    await db.registration.update({ where: { id: colleague }, data: { groupLeadId: other } });
    const tag = (name: string, registrationIds: string[]) =>
      db.tag.create({
        data: {
          eventId: event.id,
          name,
          nameKey: name,
          registrations: { create: registrationIds.map((registrationId) => ({ registrationId, taggedAt: now })) },
        },
      });
    await tag("both", [kept, other]);
    await tag("other", [other]);
    await db.registrationNote.create({ data: { registrationId: other, text: "A note", writtenAt: now } });
    const day = new Date("2024-03-19");
    for (const registrationId of [kept, other]) {
      await db.attendance.create({ data: { registrationId, day, recordedAt: now } });
    }
    await db.repeatedSubmission.create({
      data: { id: randomUUID(), registrationId: other, reference: "TEST-REPEAT", submittedAt: now },
    });
    const question = (key: string, kind: "short_text" | "file", isSensitive = false) =>
      db.question.create({ data: { eventId: event.id, key, kind, position: 1, isSensitive } });
    const [topic, paper, diet] = [
      await question("topic", "short_text"),
      await question("paper", "file"),
      await question("diet", "short_text", true),
    ];
    const file = await db.storedFile.create({
      data: {
        registrationId: other,
        name: "paper.pdf",
        contentType: "application/pdf",
        size: 4,
        sha256: "0",
        content: Buffer.from("%PDF"),
      },
    });
    const answer = (registrationId: string, questionId: string, value: string) => ({
      registrationId,
      questionId,
      value,
      asked: "?",
      inWords: value,
      answeredAt: now,
    });
    await db.answer.createMany({
      data: [answer(kept, topic.id, "Old"), answer(other, topic.id, "New"), answer(other, paper.id, file.id)],
    });
    const consentedAt = new Date("2024-02-01T08:00:00Z");
    await db.sensitiveAnswer.create({ data: { ...answer(other, diet.id, "Vegan"), consentedAt } });

    const sides = [await getMergeSide(db, kept), await getMergeSide(db, other)] as const;
    expect(differencesBetween(...sides)).toEqual([
      { field: "email", suggestsOther: false },
      { field: "answers.topic", suggestsOther: false },
      { field: "answers.paper", suggestsOther: true },
      { field: "sensitive", suggestsOther: true },
    ]);
    expect(JSON.stringify(sides)).not.toContain("Vegan");
    const takes = ["answers.topic", "answers.paper", "sensitive"];
    expect(await merge(kept, other, { takes })).toEqual({ ok: true, told: false });
    const all = await db.registration.findUniqueOrThrow({
      where: { id: kept },
      include: {
        tags: { include: { tag: true } },
        notes: true,
        attendances: true,
        repeats: true,
        colleagues: true,
        answers: true,
        sensitiveAnswers: true,
        files: { omit: { content: true } },
      },
    });
    expect(all.tags.map(({ tag: { name } }) => name).sort()).toEqual(["both", "other"]);
    expect(all).toMatchObject({
      notes: [{ text: "A note" }],
      attendances: [{ day }],
      repeats: [{ reference: "TEST-REPEAT" }],
      colleagues: [{ id: colleague }],
      sensitiveAnswers: [{ value: "Vegan", consentedAt }],
      files: [{ id: file.id }],
    });
    expect(all.answers.map(({ value }) => value).sort()).toEqual(["New", file.id].sort());
    expect((await entriesOf(kept))[0]).toMatchObject({
      before: { "answers.topic": "Old", sensitiveAnswers: 0 },
      after: { "answers.topic": "New", sensitiveAnswers: 1, told: false },
    });
    expect(
      (await db.auditEntry.findMany({ where: { eventId: event.id } })).map(({ after }) => JSON.stringify(after)).join(),
    ).not.toContain("Vegan");
    expect(await findByReference(db, scope, event.id, " test repeat")).toEqual({ id: kept });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("leaves one that had lapsed behind: nobody comes back to it, pressed on a page from before", async () => {
    const { ids } = await eventWith(5, ["ran-out@example.org", "came-again@example.org"]);
    const [lapsed, live] = ids as [string, string];
    await db.registration.update({ where: { id: lapsed }, data: { status: "lapsed" } });
    expect(await merge(lapsed, live)).toMatchObject({ ok: true });
    expect(await rejoinLine({ registrationId: lapsed }, participant)).toEqual({ ok: false, reason: "not_lapsed" });
    expect((await find(lapsed)).status).toBe("lapsed");
  });

  it("leads old secret links to the one that stays, through all it was merged into", async () => {
    const { ids } = await eventWith(5, ["x@example.org", "y@example.org", "z@example.org"]);
    const [x = "", y = "", z = ""] = ids;
    await db.registration.updateMany({ where: { id: { in: [y, z] } }, data: { verifiedAt: now } });
    const key = registrationKey(await find(z));
    await merge(y, z);
    expect(await findOwnRegistration(db, key)).toMatchObject({ id: y });
    await merge(x, y);
    expect(await findOwnRegistration(db, key)).toMatchObject({ id: x });
    expect(await restoreRegistration({ registrationId: z }, ctx)).toEqual({ ok: false, reason: "merged" });
    expect(await merge(x, z)).toEqual({ ok: false, reason: "not_two" });
  });

  it("leads no link on that went to an address nobody has proven, since that may be a stranger's", async () => {
    const { ids } = await eventWith(5, ["right@example.org", "rihgt@example.org"]);
    const [right = "", mistyped = ""] = ids;
    const key = registrationKey(await find(mistyped));
    await merge(right, mistyped);
    expect(await findOwnRegistration(db, key)).toBe("old");
  });

  it("is refused when something was done to either meanwhile, and when a third has the chosen address", async () => {
    const { event, ids } = await eventWith(5, ["one@example.org", "two@example.org"]);
    const [one = "", two = ""] = ids;
    const [kept, other] = [await getMergeSide(db, one), await getMergeSide(db, two)];
    await cancelRegistration({ registrationId: two }, participant);
    await registerParticipant(coming(event.id, "two@example.org"), participant);
    const stale = { keptId: one, otherId: two, keptVersion: versionOf(kept), otherVersion: versionOf(other) };
    expect(await mergeRegistrations({ ...stale, takes: [], tells: false }, ctx)).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    expect(await merge(one, two, { takes: ["email"] })).toEqual({ ok: false, reason: "address_taken" });
    expect(await find(two)).toMatchObject({ mergedIntoId: null });
    // What had ended stays ended as it did.
    expect(await merge(one, two)).toMatchObject({ ok: true });
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("pressed twice at the same moment happens once", async () => {
    const { event, ids } = await eventWith(5, ["one@example.org", "two@example.org"]);
    const results = await Promise.all([merge(ids[0] ?? "", ids[1] ?? ""), merge(ids[0] ?? "", ids[1] ?? "")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
  });

  it("is known to the person’s own data and to erasure, whatever addresses the two had", async () => {
    const { ids } = await eventWith(
      5,
      ["qvist.one@example.org", "qvist.two@example.org"],
      [
        { givenName: "Qvistina", familyName: "Zetterquist" },
        { givenName: "Qvisti", familyName: "Zetterquist" },
      ],
    );
    const [one = "", two = ""] = ids;
    await merge(one, two, { takes: ["email"] });
    const held = await getHeldData(db, one);
    expect(held.merged).toMatchObject([{ registration: { email: "qvist.two@example.org", givenName: "Qvisti" } }]);
    expect(await eraseRegistration({ registrationId: two }, ctx)).toEqual({ ok: false, reason: "still_live" });
    await cancelRegistration({ registrationId: one }, participant);
    expect(await eraseRegistration({ registrationId: two }, ctx)).toEqual({ ok: true });
    expect(await placesWith(url, ["qvist.one", "qvist.two", "Qvistina Zetterquist", "Zetterquist"])).toEqual([]);
  });
});

/** Every state in which somebody can stand, the better first; `isHeld`: as the row says, `isOver`: as it is at this moment. */
const soon = new Date("2024-02-06T08:00:00Z");
const before = new Date("2024-02-05T07:00:00Z");
const states = {
  confirmed: { status: "confirmed", isHeld: true, isOver: false },
  offered: { status: "offered", heldUntil: soon, isHeld: true, isOver: false },
  "awaiting approval": { status: "awaiting_approval", isHeld: true, isOver: false },
  "awaiting verification": { status: "awaiting_verification", heldUntil: soon, isHeld: true, isOver: false },
  waitlisted: { status: "waitlisted", isHeld: false, isOver: false },
  "offered, overdue": { status: "offered", heldUntil: before, isHeld: true, isOver: true },
  "awaiting verification, overdue": {
    status: "awaiting_verification",
    heldUntil: before,
    isHeld: true,
    isOver: true,
  },
  lapsed: { status: "lapsed", isHeld: false, isOver: true },
  declined: { status: "declined", isHeld: false, isOver: true },
  cancelled: { status: "cancelled", isHeld: false, isOver: true },
} as const;
type State = keyof typeof states;
const all = Object.keys(states) as State[];
const pairs = all.flatMap((better, index) => all.slice(index).map((worse) => [better, worse] as const));

describe("merging every state with every other", () => {
  /** The house is full with these two and a third person, and a fourth waits behind them. */
  async function full(better: State, worse: State) {
    const held = [better, worse].filter((state) => states[state].isHeld).length;
    const event = await buildEvent(db, { capacity: held + 1 });
    const build = ({ status, ...more }: { status: RegistrationStatus; heldUntil?: Date }, registeredAt: Date) =>
      buildRegistration(db, { eventId: event.id, status, registeredAt, ...(more.heldUntil && more) });
    const only = ({ status, ...more }: (typeof states)[State]) => ({
      status,
      ...("heldUntil" in more ? { heldUntil: more.heldUntil } : {}),
    });
    const one = await build(only(states[better]), new Date("2024-02-01T08:00:00Z"));
    const two = await build(only(states[worse]), new Date("2024-02-02T08:00:00Z"));
    await build({ status: "confirmed" }, before);
    const waiting = await build({ status: "waitlisted" }, before);
    return { event, one, two, waiting, held };
  }

  it.each(pairs)("%s with %s", async (better, worse) => {
    const { event, one, two, waiting, held } = await full(better, worse);
    expect(await merge(two.id, one.id, { tells: true })).toEqual({ ok: true, told: !states[better].isOver });
    const isOverdue = states[better].isOver && states[better].isHeld;
    const [kept, other, next] = [await find(one.id), await find(two.id), await find(waiting.id)];
    const keeps = !states[better].isOver && states[better].isHeld;
    const freed = held - Number(keeps);
    // Whoever stays in line and is ahead is offered what comes free; otherwise the next is.
    const isNext = kept.mergedIntoId === null && better === "waitlisted" && freed > 0;
    expect(kept).toMatchObject({
      status: isNext ? "offered" : isOverdue ? "lapsed" : one.status,
      queueNumber: isOverdue ? null : one.queueNumber,
      mergedIntoId: null,
    });
    if (keeps) expect(kept.heldUntil).toEqual(one.heldUntil);
    expect(other.mergedIntoId).toBe(kept.id);
    expect(other.status).toBe(states[worse].isOver ? (states[worse].isHeld ? "lapsed" : two.status) : "cancelled");
    expect(other.queueNumber).toBeNull();
    expect(next.status).toBe(freed > Number(isNext) ? "offered" : "waitlisted");
    // The one address is told what is on record, and nobody that a hold ran out which no longer counts.
    expect((await mailsOf(two.id)).filter((mail) => !mail.endsWith("withdrawn"))).toEqual([]);
    // What came before was put there by hand, so the present is judged, not how it came about (`fairness` does that).
    const present = (await brokenInvariants(db, event.id)).filter((broken) => /^1: event_seats|^2: /.test(broken));
    expect(present).toEqual([]);
    expect(
      await db.registration.count({ where: { eventId: event.id, status: { in: [...seatHoldingStatuses] } } }),
    ).toBe(held + 1 - Math.max(0, freed - 1 - Number(isNext)));
  });
});

describe("what else becomes one", () => {
  it("lets in whoever was let in at either, with the code that did it", async () => {
    const event = await buildEvent(db, { capacity: 3, admissionMode: "approval" });
    const { id: accessCodeId } = await db.accessCode.create({
      data: {
        eventId: event.id,
        code: "GROUP",
        label: "Group",
        seats: 1,
        holdsSeats: true,
        reservedUntil: soon,
        createdAt: now,
      },
    });
    const kept = await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
    const other = await buildRegistration(db, {
      eventId: event.id,
      status: "waitlisted",
      accessCodeId,
      approvedAt: now,
    });
    expect(await merge(kept.id, other.id)).toMatchObject({ ok: true });
    expect(await find(kept.id)).toMatchObject({ approvedAt: now, accessCodeId, queueNumber: kept.queueNumber });
  });

  it("puts on record that an organiser lets somebody in whose other address is no recognised body’s", async () => {
    await db.recognisedBody.create({ data: { name: "Merged Kommune", domains: ["merged-kommune.example"] } });
    const event = await buildEvent(db, { admissionMode: "approval", recognisedSkipApproval: true });
    const kept = await buildRegistration(db, { eventId: event.id, email: "a@merged-kommune.example" });
    const other = await buildRegistration(db, { eventId: event.id, status: "cancelled", email: "a@home.example" });
    expect(await merge(kept.id, other.id, { takes: ["email"] })).toMatchObject({ ok: true });
    expect(await find(kept.id)).toMatchObject({ approvedAt: now, verifiedAt: null, email: "a@home.example" });
    expect(await entriesOf(kept.id)).toMatchObject([{ after: { letIn: true } }]);
  });

  it.each([
    ["kept", []],
    ["kept", ["email"]],
    ["other", []],
    ["other", ["email"]],
  ] as const)("keeps a wish for no more news that came from the %s address, when %j is taken", async (whose, takes) => {
    const event = await buildEvent(db);
    const kept = await buildRegistration(db, { eventId: event.id });
    const other = await buildRegistration(db, { eventId: event.id });
    await db.mailOptOut.create({ data: { emailKey: (whose === "kept" ? kept : other).emailKey, optedOutAt: now } });
    await merge(kept.id, other.id, { takes: [...takes] });
    const { emailKey } = await find(kept.id);
    expect(emailKey).toBe(takes.length > 0 ? other.emailKey : kept.emailKey);
    expect(await db.mailOptOut.findUnique({ where: { emailKey } })).toMatchObject({ optedOutAt: now });
    // Nothing is kept of an address that nobody is registered with any more.
    const left = await db.mailOptOut.count({ where: { emailKey: kept.emailKey } });
    expect(left).toBe(takes.length > 0 ? 0 : 1);
  });
});
