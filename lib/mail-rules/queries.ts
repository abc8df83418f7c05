import { countAudience } from "../audience/queries";
import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { audienceOf, isNews } from "./rules";
import type { RuleEvent } from "./schema";

type MayRead = OrganiserScope<"registrations.read">;

/** What became of the mails of a rule's rounds: how many have left, are on their way, and did not leave. */
export type RuleOutcome = { sent: number; waiting: number; failed: number; withdrawn: number };

/** An event's rules with their words and what became of their mails, in the order in which they were made. */
export async function listRules(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  const rules = await db.mailRule.findMany({
    where: { eventId },
    include: { texts: { omit: { mailRuleId: true } } },
    orderBy: { id: "asc" },
    relationLoadStrategy: "join",
  });
  const groups = await db.outgoingMail.groupBy({
    by: ["mailRuleId", "status"],
    where: { mailRuleId: { in: rules.map(({ id }) => id) } },
    _count: true,
    orderBy: { mailRuleId: "asc" },
  });
  return rules.map((rule) => {
    const outcome: RuleOutcome = { sent: 0, waiting: 0, failed: 0, withdrawn: 0 };
    for (const { mailRuleId, status, _count } of groups) {
      const is = status === "sent" || status === "failed" || status === "withdrawn" ? status : "waiting";
      if (mailRuleId === rule.id) outcome[is] += _count;
    }
    return { ...rule, outcome };
  });
}

export type ListedRule = Awaited<ReturnType<typeof listRules>>[number];

/** Whom each of these rules would reach if it were carried out at this moment, by the rule's id. */
export async function countRulePeople(
  db: Db,
  scope: MayRead,
  event: RuleEvent & { id: string },
  rules: readonly ListedRule[],
) {
  within(scope, event.id);
  const hasAttendance = (await db.attendance.count({ where: { registration: { eventId: event.id } }, take: 1 })) > 0;
  const counted = new Map<string, Awaited<ReturnType<typeof countAudience>>>();
  for (const rule of rules) {
    const audience = audienceOf(rule, { hasAttendance });
    counted.set(rule.id, await countAudience(db, event.id, audience, { isNews: isNews(rule, event) }));
  }
  return counted;
}
