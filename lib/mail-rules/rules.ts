import type { RegistrationStatus } from "@/prisma/generated/enums";
import { type Audience, audienceSchema } from "../audience/schema";
import { kindsOfEventAhead } from "../events/constants";
import { fallbackLocale } from "../i18n/locales";
import { endedStatuses } from "../registrations/constants";
import { addDays } from "../time-zone";
import { versionOf } from "../version";
import { SENSE_DAYS } from "./constants";
import type { RuleEvent, RuleFacts, RuleInput, RuleStanding, RuleText, Senseless, SkippedBecause } from "./schema";

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/**
 * When a rule's mails go out. Whole days are days of the calendar in the event's time zone, so that a week before ten is
 * ten, whatever clocks do in between; everything else is counted in minutes.
 */
export function momentOf(
  { anchor, offsetMinutes, at }: Pick<RuleFacts, "anchor" | "offsetMinutes" | "at">,
  event: Pick<RuleEvent, "timeZone" | "startsAt" | "endsAt">,
): Date {
  if (anchor === "at" && at) return at;
  const sign = anchor === "before_start" ? -1 : 1;
  const from = anchor === "before_start" ? event.startsAt : event.endsAt;
  if (offsetMinutes % DAY_MINUTES === 0) return addDays(from, (sign * offsetMinutes) / DAY_MINUTES, event.timeZone);
  return new Date(from.getTime() + sign * offsetMinutes * MINUTE);
}

/** Whether a rule speaks of an event ahead: nothing of it makes sense once the event has started. */
function isAhead(rule: Pick<RuleFacts, "letter" | "anchor" | "offsetMinutes" | "at">, event: RuleEvent): boolean {
  return rule.letter !== "thanks" && momentOf(rule, event) < event.startsAt;
}

/**
 * Why a rule's mails make no sense at this moment although its time has come; null while they do. What speaks of an event
 * ahead makes none once it has started; of several reminders that are due after an outage only the last makes any; what
 * comes after the event makes sense for two weeks.
 * @param rules all of the event. @param now product time.
 */
export function senselessBecause(
  rule: RuleFacts,
  event: RuleEvent,
  rules: readonly RuleFacts[],
  now: Date,
): Senseless | null {
  const moment = momentOf(rule, event);
  if (isAhead(rule, event)) {
    if (now >= event.startsAt) return "started";
    const isLast = !rules.some(
      (other) =>
        rule.letter === "reminder" &&
        other.letter === "reminder" &&
        other.isActive &&
        momentOf(other, event) > moment &&
        momentOf(other, event) <= now,
    );
    return isLast ? null : "later_one";
  }
  return now.getTime() > moment.getTime() + SENSE_DAYS * DAY_MINUTES * MINUTE ? "too_late" : null;
}

/** How a rule stands at this moment. @param rules all of the event. @param now product time. */
export function standingOf(rule: RuleFacts, event: RuleEvent, rules: readonly RuleFacts[], now: Date): RuleStanding {
  if (rule.doneAt) return rule.wasSkipped ? "skipped" : "done";
  if (!rule.isActive) return "off";
  if (event.status === "cancelled") return "stopped";
  if (now < momentOf(rule, event)) return "upcoming";
  return senselessBecause(rule, event, rules, now) ? "skipped" : "due";
}

/** Whether a rule that was carried out goes on writing to those who fit only now. */
export function writesLate(rule: RuleFacts, event: RuleEvent, rules: readonly RuleFacts[], now: Date): boolean {
  const isDone = standingOf(rule, event, rules, now) === "done";
  if (!isDone || !rule.isActive || !rule.includesLate || event.status !== "published") return false;
  return senselessBecause(rule, event, rules, now) === null;
}

/**
 * What somebody would get who has a place from now on: rules whose moment is to come, and those that still write to
 * whoever comes late. Whether they fit a rule's conditions is another question.
 */
export function rulesForNewcomer(rules: readonly RuleFacts[], event: RuleEvent, now: Date): RuleFacts[] {
  return rules.filter((rule) => {
    const standing = standingOf(rule, event, rules, now);
    return standing === "upcoming" || standing === "due" || writesLate(rule, event, rules, now);
  });
}

/**
 * What becomes of a rule when its event moves. One whose moment had come and now lies ahead again starts a new round, so
 * that people hear of the new date, and never twice of the same one. One that was to come and whose moment has now passed
 * is left out: the mail about the move has just said more.
 * @returns null for what stays as it is.
 */
export function afterMove(
  rule: RuleFacts,
  { from, to }: { from: RuleEvent; to: RuleEvent },
  now: Date,
): "again" | "skip" | null {
  if (rule.anchor === "at") return null;
  const [was, is] = [momentOf(rule, from), momentOf(rule, to)];
  const hadCome = rule.doneAt !== null || was <= now;
  if (is > now) return hadCome ? "again" : null;
  return hadCome ? null : "skip";
}

/** What is wrong with a rule's moment: it has passed, or it is on the wrong side of the event for what it says. */
export type MomentProblem = "moment_past" | "reminder_after_start" | "thanks_before_end";

/** Whether a rule can be set as it is. @param now product time. */
export function momentProblem(
  rule: Pick<RuleInput, "letter" | "anchor" | "offsetMinutes" | "at">,
  event: RuleEvent,
  now: Date,
): MomentProblem | null {
  const moment = momentOf(rule, event);
  const isBefore = rule.letter === "reminder" || rule.anchor === "before_start";
  if (isBefore && moment >= event.startsAt) return "reminder_after_start";
  if (rule.letter === "thanks" && moment < event.endsAt) return "thanks_before_end";
  return moment <= now ? "moment_past" : null;
}

/**
 * Whom a rule is for. Reminders and thanks are for those with a place; so are organisers' own words where no state was
 * chosen. Thanks go to those who were there, as soon as anybody's presence is on record.
 */
export function audienceOf(
  rule: { letter: RuleFacts["letter"]; audience: unknown },
  { hasAttendance }: { hasAttendance: boolean },
): Audience {
  const audience = audienceSchema.parse(rule.audience ?? {});
  const statuses: RegistrationStatus[] =
    rule.letter === "own" && audience.statuses.length > 0 ? audience.statuses : ["confirmed"];
  const attendance =
    rule.letter === "thanks" && hasAttendance && audience.attendance === "any" ? "present" : audience.attendance;
  return { ...audience, statuses, attendance };
}

/** Whether a rule's mails are more than belongs to a registration, so that people can opt out of them (RFC 8058). */
export function isNews(rule: Pick<RuleFacts, "letter" | "anchor" | "offsetMinutes" | "at">, event: RuleEvent): boolean {
  return rule.letter === "thanks" || momentOf(rule, event) >= event.endsAt;
}

/** The words of a rule for a reader: their language, the event's first, English, whichever there is; null for none. */
export function ruleTextFor<Text extends RuleText & { locale: string }>(
  texts: readonly Text[],
  languages: readonly string[],
  locale: string,
): Text | null {
  const wanted = [locale, languages[0], fallbackLocale];
  return wanted.map((language) => texts.find((text) => text.locale === language)).find(Boolean) ?? texts[0] ?? null;
}

/** Stands in `outgoing_mail.once_key`: a rule writes to a registration once in each round. */
export function onceKey(rule: { id: string; round: number }, registrationId: string): string {
  return `rule:${rule.id}:${rule.round}:${registrationId}`;
}

/** A mail as far as it can become untrue while it waits. */
export type WaitingMail = {
  kind: string;
  onceKey: string | null;
  mailRule: { letter: RuleFacts["letter"]; anchor: RuleFacts["anchor"]; round: number; audience: unknown } | null;
  registration: { status: RegistrationStatus } | null;
  event: { status: RuleEvent["status"]; startsAt: Date } | null;
};

/**
 * Whether what a mail says is no longer so, at the moment at which it would leave: it speaks of an event that was
 * cancelled, reminds of one that has started or was moved since, or goes by a rule to somebody whose registration has ended.
 * @param now product time.
 */
export function isObsolete({ kind, onceKey: key, mailRule, registration, event }: WaitingMail, now: Date): boolean {
  if (!event) return false;
  const isByRule = mailRule !== null || key?.startsWith("rule:");
  if (event.status === "cancelled" && (isByRule || kindsOfEventAhead.includes(kind))) return true;
  const hasEnded = registration !== null && endedStatuses.some((ended) => ended === registration.status);
  if (kind === "event.changed") return hasEnded;
  if (kind === "event.reminder" && now >= event.startsAt) return true;
  if (!mailRule) return false;
  if (mailRule.anchor === "before_start" && now >= event.startsAt) return true;
  if (Number(key?.split(":")[2] ?? mailRule.round) < mailRule.round) return true;
  const { statuses } = audienceOf(mailRule, { hasAttendance: false });
  return hasEnded && registration !== null && !statuses.includes(registration.status);
}

/** The reason that the page gives for a rule that stands as `skipped`. @param rules all of the event. @param now product time. */
export function skippedBecause(
  rule: RuleFacts & { createdAt: Date },
  event: RuleEvent,
  rules: readonly RuleFacts[],
  now: Date,
): SkippedBecause {
  if (rule.doneAt && momentOf(rule, event) <= rule.createdAt) return "passed_when_set";
  return senselessBecause(rule, event, rules, rule.doneAt ?? now) ?? "passed_by_move";
}

/** A distance in the largest unit in which it is whole. */
export function inUnits(minutes: number): { count: number; unit: "days" | "hours" | "minutes" } {
  if (minutes > 0 && minutes % DAY_MINUTES === 0) return { count: minutes / DAY_MINUTES, unit: "days" };
  if (minutes > 0 && minutes % 60 === 0) return { count: minutes / 60, unit: "hours" };
  return { count: minutes, unit: "minutes" };
}

/** Changes with every change of what a rule says, to whom and when. @param rule as it is read from the database. */
export function ruleVersion(
  rule: RuleFacts & { includesLate: boolean; audience: unknown; texts: (RuleText & { locale: string })[] },
): string {
  const { letter, anchor, offsetMinutes, at, includesLate, audience } = rule;
  const texts = rule.texts.map(({ locale, subject, body }) => [locale, subject, body]);
  texts.sort(([one = ""], [other = ""]) => (one < other ? -1 : 1));
  return versionOf([letter, anchor, offsetMinutes, at, includesLate, audience, texts]);
}
