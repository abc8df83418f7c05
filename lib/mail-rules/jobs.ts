import { clock } from "../clock";
import type { Db } from "../db";
import { logger } from "../logger";
import { carryOutRule, type EventOfRule, type RuleToCarryOut } from "./commands/carry-out-rule";
import { momentOf, standingOf, writesLate } from "./rules";

/**
 * What is due by the clock: each rule's mails are written once, to whoever comes late as long as it makes sense where the
 * rule says so, and what makes no sense any more is noted as left out. Follows product time. May run twice at once, and
 * may break off at any moment. @returns how many mails were written.
 */
export async function sendDueMails({ db }: { db: Db }): Promise<number> {
  return carryOutRules({ db, now: clock.now() });
}

export async function carryOutRules({ db, now, batch }: { db: Db; now: Date; batch?: number }): Promise<number> {
  let written = 0;
  for (const { mailRules, ...event } of await listEventsWithRules(db)) {
    for (const rule of mailRules) {
      // One rule that cannot be carried out must not stop the clock for everything else.
      written += await carryOut(db, rule, { event, mailRules, now, batch }).catch((error) => {
        logger.error({ err: error, mailRuleId: rule.id }, "a rule could not be carried out");
        return 0;
      });
    }
  }
  return written;
}

/** Events of which something may be due. */
async function listEventsWithRules(db: Db) {
  return db.event.findMany({
    where: {
      status: "published",
      mailRules: { some: { isActive: true, OR: [{ doneAt: null }, { includesLate: true, wasSkipped: false }] } },
    },
    select: {
      id: true,
      status: true,
      timeZone: true,
      startsAt: true,
      endsAt: true,
      languages: true,
      mailRules: { include: { texts: true }, orderBy: { id: "asc" } },
    },
    relationLoadStrategy: "join",
  });
}

async function carryOut(
  db: Db,
  rule: RuleToCarryOut,
  { event, mailRules, now, batch }: { event: EventOfRule; mailRules: RuleToCarryOut[]; now: Date; batch?: number },
): Promise<number> {
  if (!rule.isActive) return 0;
  const standing = standingOf(rule, event, mailRules, now);
  if (standing === "due" || writesLate(rule, event, mailRules, now)) {
    return carryOutRule(db, rule, event, { now, batch });
  }
  if (standing === "skipped" && !rule.doneAt) {
    const { id, round } = rule;
    await db.mailRule.updateMany({ where: { id, round, doneAt: null }, data: { doneAt: now, wasSkipped: true } });
    logger.info({ mailRuleId: id, moment: momentOf(rule, event) }, "a rule makes no sense any more and is left out");
  }
  return 0;
}
