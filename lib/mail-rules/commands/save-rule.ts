import { conditionsNoted } from "../../audience/rules";
import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { MOST_RULES } from "../constants";
import { type MomentProblem, momentProblem, ruleVersion } from "../rules";
import { type RuleInput, ruleSchema } from "../schema";

export type SaveRuleResult =
  | { ok: true; id: string; changed: boolean }
  | { ok: false; reason: MomentProblem | "words_missing" | "has_gone_out" | "too_many" | "event_cancelled" }
  | { ok: false; reason: "changed_meanwhile"; version: string };

/**
 * Adds a rule to an event, or changes one whose mails have not gone out yet. Sent twice, the second finds the rule that
 * the first has made.
 * @param input.ruleId the rule to change; a new one without it. @param input.version of it, as the form showed it (`ruleVersion`).
 * @returns a refusal when somebody else has changed the rule since, with the version that is on record now; also when the moment has passed or lies on the wrong side of the event, and when mails have gone out by it.
 */
export async function saveRule(
  input: { eventId: string; ruleId?: string; version?: string; rule: RuleInput },
  { db, now, actor }: Context,
): Promise<SaveRuleResult> {
  const { eventId, ruleId } = input;
  const { texts, ...columns } = input.rule;
  return db.$transaction(async (tx): Promise<SaveRuleResult> => {
    await lockEvent(tx, eventId);
    if (ruleId) await lockRule(tx, ruleId);
    const event = await tx.event.findUnique({
      where: { id: eventId },
      include: { mailRules: { include: { texts: true, _count: { select: { mails: true } } } } },
    });
    if (!event) throw new NotFoundError("No such event.");
    if (event.status === "cancelled") return { ok: false, reason: "event_cancelled" };
    const words = columns.letter === "own" ? texts : {};
    if (columns.letter === "own" && Object.keys(words).length === 0) return { ok: false, reason: "words_missing" };
    const wanted = noted({ ...columns, texts: words });
    const twin = event.mailRules.find(
      (rule) => rule.isActive && JSON.stringify(noted(inputOf(rule))) === JSON.stringify(wanted),
    );
    if (twin && twin.id !== ruleId && !ruleId) return { ok: true, id: twin.id, changed: false };
    const old = ruleId ? event.mailRules.find(({ id }) => id === ruleId) : null;
    if (ruleId && !old) throw new NotFoundError("No such rule.");
    if (old && twin === old) return { ok: true, id: old.id, changed: false };
    if (old && ruleVersion(old) !== input.version)
      return { ok: false, reason: "changed_meanwhile", version: ruleVersion(old) };
    if (old && ((old.doneAt && !old.wasSkipped) || old._count.mails > 0)) return { ok: false, reason: "has_gone_out" };
    const problem = momentProblem(columns, event, now);
    if (problem) return { ok: false, reason: problem };
    if (!old && event.mailRules.filter(({ isActive }) => isActive).length >= MOST_RULES)
      return { ok: false, reason: "too_many" };

    const data = { ...columns, doneAt: null, wasSkipped: false };
    const rows = Object.entries(words).map(([locale, text]) => ({ locale, ...text }));
    const id = old ? await changeRule(tx, old.id, data, rows) : await addRule(tx, eventId, data, rows, now);
    await recordAudit(tx, {
      at: now,
      actor,
      action: old ? "mail_rule.changed" : "mail_rule.added",
      eventId,
      ...(old && { before: { rule: id, ...noted(inputOf(old)) } }),
      after: { rule: id, ...wanted },
    });
    return { ok: true, id, changed: true };
  });
}

/** Waits for a batch of its mails that is being written: they count as gone out. */
export async function lockRule(tx: Tx, ruleId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM mail_rule WHERE id = ${ruleId}::uuid FOR UPDATE`;
}

type Columns = Omit<RuleInput, "texts"> & { doneAt: null; wasSkipped: boolean };
type Texts = { locale: string; subject: string; body: string }[];

async function addRule(tx: Tx, eventId: string, data: Columns, texts: Texts, now: Date): Promise<string> {
  const { id } = await tx.mailRule.create({
    data: { ...data, eventId, createdAt: now, texts: { create: texts } },
    select: { id: true },
  });
  return id;
}

async function changeRule(tx: Tx, id: string, data: Columns, texts: Texts): Promise<string> {
  await tx.mailRule.update({ where: { id }, data: { ...data, texts: { deleteMany: {}, create: texts } } });
  return id;
}

function inputOf(rule: Omit<RuleInput, "audience" | "texts"> & { audience: unknown; texts: Texts }): RuleInput {
  const texts = Object.fromEntries(rule.texts.map(({ locale, subject, body }) => [locale, { subject, body }]));
  return ruleSchema.parse({ ...rule, texts });
}

/** A rule as it stands in the audit log, always in the same order. */
export function noted({ letter, anchor, offsetMinutes, at, audience, includesLate, texts }: RuleInput): AuditValues {
  const words = Object.entries(texts).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    letter,
    anchor,
    ...(anchor === "at" ? { at: at?.toISOString() ?? null } : { offsetMinutes }),
    includesLate,
    audience: conditionsNoted(audience),
    ...Object.fromEntries(
      words.flatMap(([locale, { subject, body }]) => [
        [`subject.${locale}`, subject],
        [`body.${locale}`, body],
      ]),
    ),
  };
}
