import type { MailRule, MailRuleText } from "@/prisma/generated/client";
import { recipientsSql } from "../../audience/queries";
import { type Db, insertTogether, type Tx } from "../../db";
import { isLocale } from "../../i18n/locales";
import { mailRow, type QueuedMail } from "../../mail/commands";
import { RULE_BATCH } from "../constants";
import { audienceOf, isNews, onceKey, ruleTextFor } from "../rules";
import type { RuleEvent } from "../schema";

/** Many at once: whoever waits for a confirmation does not wait for these. */
const BULK_LANE = 2;

export type RuleToCarryOut = MailRule & { texts: MailRuleText[] };
export type EventOfRule = RuleEvent & { id: string; languages: string[] };

/**
 * Writes a rule's mails to everybody who fits and has not had one in this round, a batch in each transaction, so that it
 * can be broken off anywhere and taken up again; then notes that it is done. Two workers at once take turns, batch by
 * batch; a key that cannot exist twice is the net under them. The event is not locked.
 * @returns how many mails were written.
 */
export async function carryOutRule(
  db: Db,
  rule: RuleToCarryOut,
  event: EventOfRule,
  { now, batch = RULE_BATCH }: { now: Date; batch?: number },
): Promise<number> {
  for (let written = 0; ; ) {
    const some = await db.$transaction((tx) => writeSome(tx, rule, event, { now, batch }));
    written += some ?? 0;
    if (some === null || some < batch) return written;
  }
}

/**
 * @returns null when there is nothing left to do for this rule as it was read: moved on, switched off, gone, or set to another
 *   moment, which is the only way in which its words can have changed: what is due can no longer be saved.
 */
async function writeSome(
  tx: Tx,
  rule: RuleToCarryOut,
  event: EventOfRule,
  { now, batch }: { now: Date; batch: number },
): Promise<number | null> {
  const { id: mailRuleId, round } = rule;
  const [current] = await tx.$queryRaw<{ hasAttendance: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM attendance a JOIN registration r ON r.id = a.registration_id WHERE r.event_id = e.id) AS "hasAttendance"
    FROM mail_rule m JOIN event e ON e.id = m.event_id
    WHERE m.id = ${mailRuleId}::uuid AND m.round = ${round} AND m.is_active AND NOT m.was_skipped AND e.status = 'published'
      AND m.anchor = ${rule.anchor}::mail_rule_anchor AND m.offset_minutes = ${rule.offsetMinutes}
      AND m.at IS NOT DISTINCT FROM ${rule.at}::timestamptz
    FOR UPDATE OF m`;
  if (!current) return null;
  const news = isNews(rule, event);
  const audience = audienceOf(rule, current);
  const people = await tx.$queryRaw<{ id: string; email: string; recipientName: string; locale: string }[]>`
    SELECT p.id::text, p.email, p.recipient_name AS "recipientName", p.locale
    FROM (${recipientsSql(event.id, audience, { isNews: news })}) p
    WHERE p.left_out IS NULL AND NOT EXISTS (
      SELECT FROM outgoing_mail m WHERE m.once_key = ${onceKey(rule, "")} || p.id::text)
    ORDER BY p.id LIMIT ${batch}`;
  const rows = people.map(({ id, email, recipientName, locale }) =>
    mailRow({
      ...letterFor(rule, event, locale, news),
      locale: isLocale(locale) ? locale : "en",
      recipient: email,
      recipientName,
      registrationId: id,
      eventId: event.id,
      mailRuleId,
      lane: BULK_LANE,
      onceKey: onceKey(rule, id),
      queuedAt: now,
    }),
  );
  if (rows.length > 0) await insertTogether(tx, { outgoingMail: rows });
  if (people.length < batch) {
    await tx.mailRule.updateMany({ where: { id: mailRuleId, doneAt: null }, data: { doneAt: now } });
  }
  return people.length;
}

function letterFor(
  rule: RuleToCarryOut,
  event: EventOfRule,
  locale: string,
  news: boolean,
): Pick<QueuedMail, "kind" | "data"> {
  switch (rule.letter) {
    case "reminder":
      return { kind: "event.reminder" };
    case "thanks":
      return { kind: "event.thanks", data: { isNews: true } };
    case "own": {
      const text = ruleTextFor(rule.texts, event.languages, locale);
      if (!text) throw new Error(`Rule ${rule.id} has no words.`);
      return { kind: "announcement.sent", data: { subject: text.subject, body: text.body, isNews: news } };
    }
  }
}
