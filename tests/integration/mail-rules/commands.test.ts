import { describe, expect, it } from "vitest";
import { everybody } from "@/lib/audience/schema";
import { cancelEvent } from "@/lib/events/commands/cancel-event";
import { saveRule } from "@/lib/mail-rules/commands/save-rule";
import { removeRule, switchRule } from "@/lib/mail-rules/commands/switch-rule";
import { MOST_RULES } from "@/lib/mail-rules/constants";
import { carryOutRules } from "@/lib/mail-rules/jobs";
import { listRules } from "@/lib/mail-rules/queries";
import { ruleVersion } from "@/lib/mail-rules/rules";
import type { RuleInput } from "@/lib/mail-rules/schema";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db);
const now = new Date("2024-02-05T09:00:00+01:00");
const ctx = { db, now, actor: { kind: "organiser", id: organiser.id } } as const;
const DAY = 24 * 60;

const own = (changes: Partial<RuleInput> = {}): RuleInput => ({
  letter: "own",
  anchor: "before_start",
  offsetMinutes: 3 * DAY,
  at: null,
  audience: everybody,
  includesLate: true,
  texts: { en: { subject: "How to get in", body: "Bring {reference}." } },
  ...changes,
});

/** Changes a rule whose page has just been opened. */
async function change(eventId: string, ruleId: string, rule: RuleInput) {
  return saveRule({ eventId, ruleId, version: await seen(ruleId), rule }, ctx);
}
const seen = async (ruleId: string) =>
  ruleVersion(await db.mailRule.findUniqueOrThrow({ where: { id: ruleId }, include: { texts: true } }));

const entriesOf = (eventId: string) =>
  db.auditEntry.findMany({ where: { eventId, action: { startsWith: "mail_rule." } }, orderBy: { number: "asc" } });

describe("saveRule", () => {
  it("adds a rule once however often it is sent, and changes it, both on record", async () => {
    const { id: eventId } = await buildEvent(db);
    const both = await Promise.all([1, 2].map(() => saveRule({ eventId, rule: own() }, ctx)));
    const [first] = both;
    expect(both.map((answer) => answer.ok && answer.changed).sort()).toEqual([false, true]);
    if (!first?.ok) throw new Error("refused");
    const ruleId = first.id;
    const texts = { da: { subject: "Sådan kommer du ind", body: "Tag {reference} med." } };
    expect(await change(eventId, ruleId, own({ texts }))).toMatchObject({ ok: true, changed: true });
    expect(await change(eventId, ruleId, own({ texts }))).toMatchObject({ ok: true, changed: false });
    const rules = await db.mailRule.findMany({ where: { eventId }, include: { texts: true } });
    expect(rules).toMatchObject([{ id: ruleId, texts: [{ locale: "da" }] }]);
    expect(await entriesOf(eventId)).toMatchObject([
      { action: "mail_rule.added", after: { rule: ruleId, "subject.en": "How to get in" } },
      {
        action: "mail_rule.changed",
        before: { "subject.en": "How to get in" },
        after: { "subject.da": "Sådan kommer du ind" },
      },
    ]);
  });

  it("changes a rule for one of two at the same moment; the other hears it and can still decide", async () => {
    const { id: eventId } = await buildEvent(db);
    const saved = await saveRule({ eventId, rule: own() }, ctx);
    if (!saved.ok) throw new Error(saved.reason);
    const version = await seen(saved.id);
    const wishes = [1, 2, 4].map((days) => own({ offsetMinutes: days * DAY }));
    const results = await Promise.all(
      wishes.map((rule) => saveRule({ eventId, ruleId: saved.id, version, rule }, ctx)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const overtaken = { ok: false, reason: "changed_meanwhile", version: await seen(saved.id) };
    expect(results.filter(({ ok }) => !ok)).toEqual([overtaken, overtaken]);
    expect(await entriesOf(eventId)).toHaveLength(2);
    expect(await change(eventId, saved.id, own({ offsetMinutes: 5 * DAY }))).toMatchObject({ changed: true });
  });

  it.each([
    ["moment_past", own({ offsetMinutes: 60 * DAY })],
    ["reminder_after_start", own({ letter: "reminder", anchor: "after_end", texts: {} })],
    ["thanks_before_end", own({ letter: "thanks", texts: {} })],
    ["words_missing", own({ texts: {} })],
  ] as const)("refuses what cannot be: %s", async (reason, rule) => {
    const { id: eventId } = await buildEvent(db);
    expect(await saveRule({ eventId, rule }, ctx)).toEqual({ ok: false, reason });
    expect(await db.mailRule.count({ where: { eventId } })).toBe(0);
  });

  it("leaves a rule by which mails have gone out as it was", async () => {
    const { id: eventId } = await buildEvent(db);
    await buildRegistration(db, { eventId });
    const saved = await saveRule({ eventId, rule: own() }, ctx);
    if (!saved.ok) throw new Error(saved.reason);
    await carryOutRules({ db, now: new Date("2024-03-16T10:00:00+01:00") });
    const later = own({ offsetMinutes: DAY });
    const answer = { ok: false, reason: "has_gone_out" };
    expect(await change(eventId, saved.id, later)).toEqual(answer);
    expect(await removeRule({ eventId, ruleId: saved.id }, ctx)).toEqual(answer);
  });

  it("takes no more rules than anybody can follow, and none for a cancelled event", async () => {
    const { id: eventId } = await buildEvent(db);
    for (let days = 1; days <= MOST_RULES; days++) {
      await saveRule({ eventId, rule: own({ offsetMinutes: days * DAY }) }, ctx);
    }
    const one = own({ offsetMinutes: 90 });
    expect(await saveRule({ eventId, rule: one }, ctx)).toEqual({ ok: false, reason: "too_many" });
    await cancelEvent({ eventId, texts: {} }, ctx);
    expect(await saveRule({ eventId, rule: one }, ctx)).toEqual({ ok: false, reason: "event_cancelled" });
  });
});

describe("switching and removing", () => {
  it("takes back what has not left, and says what became of a rule's mails", async () => {
    const { id: eventId } = await buildEvent(db);
    for (let count = 0; count < 3; count++) await buildRegistration(db, { eventId });
    const saved = await saveRule({ eventId, rule: own() }, ctx);
    if (!saved.ok) throw new Error(saved.reason);
    const ids = { eventId, ruleId: saved.id };
    await carryOutRules({ db, now: new Date("2024-03-16T10:00:00+01:00") });
    const sent = await db.outgoingMail.findFirstOrThrow({ where: { eventId } });
    await db.outgoingMail.update({ where: { id: sent.id }, data: { status: "sent", sentAt: now } });
    expect(await switchRule({ ...ids, on: false }, ctx)).toEqual({ ok: true, changed: true, withdrawn: 2 });
    expect(await switchRule({ ...ids, on: false }, ctx)).toEqual({ ok: true, changed: false, withdrawn: 0 });
    const scope = grantScope(organiser, "registrations.read");
    if (!scope) throw new Error("no scope");
    const [rule] = await listRules(db, scope, eventId);
    expect(rule?.outcome).toEqual({ sent: 1, waiting: 0, failed: 0, withdrawn: 2 });
    await buildRegistration(db, { eventId });
    expect(await carryOutRules({ db, now: new Date("2024-03-16T11:00:00+01:00") })).toBe(0);
    expect(await switchRule({ ...ids, on: true }, ctx)).toMatchObject({ ok: true, changed: true });
    // Whoever it was taken back from has not had it, and gets it with those who fit now; nobody gets it twice.
    expect(await carryOutRules({ db, now: new Date("2024-03-16T12:00:00+01:00") })).toBe(3);
    expect(await carryOutRules({ db, now: new Date("2024-03-16T13:00:00+01:00") })).toBe(0);
  });

  it("does not switch on what has passed, and removes what nobody was written to by", async () => {
    const { id: eventId } = await buildEvent(db);
    const saved = await saveRule({ eventId, rule: own() }, ctx);
    if (!saved.ok) throw new Error(saved.reason);
    const ids = { eventId, ruleId: saved.id };
    await switchRule({ ...ids, on: false }, ctx);
    const late = { ...ctx, now: new Date("2024-03-17T10:00:00+01:00") };
    expect(await switchRule({ ...ids, on: true }, late)).toEqual({ ok: false, reason: "moment_past" });
    expect(await removeRule(ids, ctx)).toEqual({ ok: true });
    expect(await removeRule(ids, ctx)).toEqual({ ok: true });
    expect((await entriesOf(eventId)).map(({ action }) => action)).toEqual([
      "mail_rule.added",
      "mail_rule.changed",
      "mail_rule.removed",
    ]);
  });
});
