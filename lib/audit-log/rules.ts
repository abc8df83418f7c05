import type { PartReader } from "../address-parts/rules";
import { type AuditAction, auditActions } from "../audit/schema";
import { answerField } from "../questions/schema";
import { dayAfter, startOfDay } from "../time-zone";
import type { LogGroup } from "./constants";
import { type LogFilter, type LogPosition, logParts } from "./schema";

type Subject = AuditAction extends `${infer Noun}.${string}` ? Noun : never;

/** Where an action belongs by its noun. A new noun has to be given a place here before it compiles. */
const groupBySubject: Record<Subject, LogGroup> = {
  registration: "registrations",
  attendance: "attendance",
  answers: "answers",
  note: "notes",
  bulk: "bulk",
  registrations: "files",
  audit: "files",
  invitation: "invitations",
  access_code: "invitations",
  event: "event",
  programme_item: "programme",
  speaker: "programme",
  question: "questions",
  mail: "mail",
  mail_queue: "mail",
  mail_text: "mail",
  mail_rule: "mail",
  announcement: "announcements",
  recognised_body: "recognised",
  organiser: "team",
};

/** Actions that people look for elsewhere than their noun says. */
const groupByAction: Partial<Record<AuditAction, LogGroup>> = {
  "registration.waitlisted": "waiting_list",
  "registration.offered": "waiting_list",
  "registration.accepted": "waiting_list",
  "registration.declined_offer": "waiting_list",
  "registration.passed": "waiting_list",
  "registration.lapsed": "waiting_list",
  "registration.rejoined": "waiting_list",
  "registration.moved_to_line": "waiting_list",
  "registration.handover_offered": "handovers",
  "registration.handover_declined": "handovers",
  "registration.handover_withdrawn": "handovers",
  "registration.handover_lapsed": "handovers",
  "registration.handed_over": "handovers",
  "registration.taken_over": "handovers",
  "registration.tagged": "notes",
  "registration.untagged": "notes",
  "registration.deletion_requested": "personal_data",
  "registration.erased": "personal_data",
  "answers.deleted": "personal_data",
  "event.contacts_erased": "personal_data",
  "organiser.signed_in": "sign_in",
  "organiser.signed_out": "sign_in",
  "organiser.session_ended": "sign_in",
};

/** What kind of thing an action is, as people look for it. */
export function groupOf(action: AuditAction): LogGroup {
  return groupByAction[action] ?? groupBySubject[action.split(".")[0] as Subject];
}

/** All actions of a kind. */
export function actionsOf(group: LogGroup): AuditAction[] {
  return auditActions.filter((action) => groupOf(action) === group);
}

/** Entries whose `after` names the organiser they are about. */
export const actionsOnOrganisers = actionsOf("team").concat(actionsOf("sign_in"));

/**
 * The moments between which the filter's days lie, in a zone's calendar: from the first moment of `from` up to, and not
 * including, the first of the day after `to`, also where clocks change on one of them.
 * @param timeZone IANA name.
 */
export function logWindow({ from, to }: Pick<LogFilter, "from" | "to">, timeZone: string) {
  return {
    since: from === null ? null : startOfDay(from, timeZone),
    until: to === null ? null : startOfDay(dayAfter(to), timeZone),
  };
}

/** What a question is called, by language, and what it was called before, the earliest first. */
export type QuestionLabels = {
  key: string;
  labels: Record<string, string>;
  former: { until: Date; labels: Record<string, string> }[];
};

/** The key of a question and its labels by language, as an entry about its change has them; none where it says nothing. */
export function formerLabels(before: unknown): { key: string; labels: Record<string, string> } {
  const { key, texts } = (before ?? {}) as { key?: unknown; texts?: Record<string, { label?: unknown } | null> | null };
  const labels = Object.entries(texts ?? {}).flatMap(([locale, text]) =>
    typeof text?.label === "string" ? [[locale, text.label]] : [],
  );
  return { key: String(key ?? ""), labels: Object.fromEntries(labels) };
}

/**
 * What questions were called at a moment, by the name of their field: an old entry speaks of what people were asked then.
 * @param languages in which to look for the words, best first. A language that came later has no words of then, so the
 *   next one's are taken before those of now.
 */
export function labelsAt(questions: readonly QuestionLabels[], languages: readonly string[]) {
  const turns = [...new Set(questions.flatMap(({ former }) => former.map(({ until }) => until.getTime())))].sort(
    (one, other) => one - other,
  );
  const known = new Map<number, ReadonlyMap<string, string>>();
  return (at: Date): ReadonlyMap<string, string> => {
    // All moments between two changes have the same words, so that an export makes them once.
    const period = turns.filter((turn) => turn <= at.getTime()).length;
    const found =
      known.get(period) ?? new Map(questions.map((one) => [answerField(one.key), labelAt(one, at, languages)]));
    known.set(period, found);
    return found;
  };
}

function labelAt({ key, labels, former }: QuestionLabels, at: Date, languages: readonly string[]): string {
  const then = former.find(({ until }) => until > at)?.labels ?? labels;
  const wanted = languages.find((language) => then[language]);
  return (wanted && then[wanted]) ?? Object.values(then)[0] ?? key;
}

/** The log's state as a query string with its question mark; what is not set is left out. */
export function logQuery(filter: LogFilter, changes: Partial<LogFilter> = {}): string {
  const { q, registration, actor, group, from, to, older, newer } = { ...filter, ...changes };
  const parts = { q, registration, actor, group, from, to, older: positionText(older), newer: positionText(newer) };
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `?${query}` : "";
}

function positionText(position: LogPosition | null): string | null {
  return position && `${position.at.getTime()}-${position.number}`;
}

/** Of an address with two values of a part, the second: the log takes one, and what that one lacks has its own sentence. */
export const onlyFirst: PartReader = {
  understands: (name) => (logParts.some((part) => part === name) ? true : null),
};

/** Whether the log shows less than everything. */
export function isFiltered({ q, registration, actor, group, from, to }: LogFilter): boolean {
  return [q, registration, actor, group, from, to].some(Boolean);
}

/** The filter as it stands on record when somebody exports what it finds. */
export function filterNoted({ q, registration, actor, group, from, to }: LogFilter) {
  const parts = { q, registration, actor, group, from, to };
  return Object.fromEntries(Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1])));
}
