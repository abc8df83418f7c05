import { typedFrom } from "@/app/admin/typed";
import { announcementProblems } from "@/lib/announcements/rules";
import { announcementParts, readTexts, type TextError, textField, writtenLanguages } from "@/lib/announcements/schema";
import { audienceQuery, isAudienceField, readAudience } from "@/lib/audience/rules";
import { audienceSchema } from "@/lib/audience/schema";
import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import type { ListedRule } from "@/lib/mail-rules/queries";
import { inUnits, momentOf, momentProblem, ruleVersion } from "@/lib/mail-rules/rules";
import type { RuleInput } from "@/lib/mail-rules/schema";
import type { PlaceholderProblem } from "@/lib/mail-texts/schema";
import { asLocalInput, normalMoment, readMoment, turnField, withTurn } from "@/lib/typed-moments";
import { isUuid } from "@/lib/uuid";

/** Name under which what was typed is kept. @param id `new` for one that is to be added. */
export const ruleForm = (slug: string, id: string) => `mail-rule:${slug}:${isUuid(id) ? id : "new"}`;

export const letters = ["reminder", "thanks", "own"] as const;
export const anchors = ["before_start", "after_end", "at"] as const;
export const units = { days: 24 * 60, hours: 60, minutes: 1 } as const;
export type Unit = keyof typeof units;
export const unitNames = Object.keys(units) as Unit[];

/** Most of each unit: a year. */
export const mostOf = { days: 366, hours: 8_784, minutes: 527_040 } as const satisfies Record<Unit, number>;

const plain: readonly string[] = ["letter", "anchor", "amount", "unit", "at", "includesLate", "timeZone"];
const isRuleField = (name: string) =>
  plain.includes(name) || name === "version" || /^(subject|body)\.[a-z]{2}$/.test(name);

/** What was typed. Of fields that come several times, such as the boxes of a group, each value on a line of its own. */
export function ruleValues(form: FormData): DraftValues {
  const joined = new FormData();
  for (const name of new Set(form.keys())) {
    if (isRuleField(name)) joined.set(name, withTurn(String(form.get(name)), form.get(turnField(name))));
    if (isAudienceField(name)) joined.set(name, form.getAll(name).map(String).join("\n"));
  }
  return typedFrom(joined, [...joined.keys()]);
}

/** What stands in the form of a rule as it is on record. */
export function storedRule(rule: ListedRule, event: DeskEvent): DraftValues {
  const { count, unit } = inUnits(rule.offsetMinutes);
  const query = audienceQuery(audienceSchema.parse(rule.audience));
  return {
    letter: rule.letter,
    anchor: rule.anchor,
    amount: rule.anchor === "at" ? "" : String(count),
    unit,
    at: rule.at ? asLocalInput(rule.at, event.timeZone) : "",
    includesLate: rule.includesLate ? "yes" : "",
    version: ruleVersion(rule),
    ...Object.fromEntries(
      rule.texts.flatMap((text) => announcementParts.map((part) => [`${part}.${text.locale}`, text[part]])),
    ),
    ...Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join("\n")])),
  };
}

/** What stands in the form before anything is typed. */
export const newRule: DraftValues = { letter: "own", anchor: "before_start", amount: "2", unit: "days" };

/** Who was chosen so far, for the fields that choose. */
export function audienceFrom(values: DraftValues) {
  const chosen = Object.entries(values).filter(([name]) => isAudienceField(name));
  return readAudience(Object.fromEntries(chosen.map(([name, value]) => [name, value.split("\n")])));
}

export type RuleError = { name: string } & (
  | { code: "letter_missing" | "anchor_missing" | "words_missing" | "subject_missing" | "body_missing" }
  | { code: "amount_wrong"; least: number; most: number }
  | { code: "zone_changed" }
  | { code: "moment_missing" | "not_a_moment" | "moment_skipped" | "moment_doubled"; typed?: string }
  | { code: "moment_past" | "reminder_after_start" | "thanks_before_end"; moment: Date }
  | { code: TextError["code"]; most: number }
  | { code: "placeholder"; placeholder: PlaceholderProblem }
);

/** Reads the form against the event it belongs to. @param now product time. */
export function readRule(
  values: DraftValues,
  event: DeskEvent,
  now: Date,
): { ok: true; rule: RuleInput } | { ok: false; errors: RuleError[] } {
  const errors: RuleError[] = [];
  const letter = letters.find((known) => known === values.letter);
  if (!letter) errors.push({ name: "letter", code: "letter_missing" });
  const anchor = anchors.find((known) => known === values.anchor);
  if (!anchor) errors.push({ name: "anchor", code: "anchor_missing" });
  const offsetMinutes = anchor === "at" ? 0 : readAmount(values, anchor === "after_end" ? 0 : 1, errors);
  const at = anchor === "at" ? readAt(values, event.timeZone, errors) : null;
  if (errors.length === 0 && letter && anchor) {
    const when = { letter, anchor, offsetMinutes, at };
    const code = momentProblem(when, event, now);
    if (code) errors.push({ name: anchor === "at" ? "at" : "amount", code, moment: momentOf(when, event) });
  }
  const texts = letter === "own" ? readOwnWords(values, event, errors) : [];
  if (errors.length > 0 || !letter || !anchor) return { ok: false, errors };
  return {
    ok: true,
    rule: {
      letter,
      anchor,
      offsetMinutes,
      at,
      audience: audienceFrom(values),
      includesLate: values.includesLate === "yes",
      texts: Object.fromEntries(texts.map(({ locale, subject, body }) => [locale, { subject, body }])),
    },
  };
}

function readAmount(values: DraftValues, least: number, errors: RuleError[]): number {
  const unit = unitNames.find((known) => known === values.unit) ?? "days";
  const text = (values.amount ?? "").trim();
  const amount = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (amount >= least && amount <= mostOf[unit]) return amount * units[unit];
  errors.push({ name: "amount", code: "amount_wrong", least, most: mostOf[unit] });
  return 0;
}

function readAt({ at: typed, timeZone: shown }: DraftValues, timeZone: string, errors: RuleError[]): Date | null {
  // It is a time of day alone: nobody saves that of a zone that they have not seen.
  if (shown !== undefined && shown !== timeZone) {
    errors.push({ name: "at", code: "zone_changed" });
    return null;
  }
  // Nothing is stored that an untouched field could stand for: the year 0 is never typed.
  const read = readMoment(normalMoment(typed), new Date(0), timeZone);
  if (!read.error) return read.value;
  errors.push({ name: "at", ...read.error });
  return null;
}

/** Words with placeholders; one language is enough, and what is begun has to be whole. */
function readOwnWords(values: DraftValues, event: DeskEvent, errors: RuleError[]) {
  const languages = writtenLanguages(event);
  const read = readTexts(values, languages);
  errors.push(...read.errors.map(({ name, code, most }) => ({ name, code, most })));
  for (const problem of announcementProblems(read.texts, languages)) {
    const { name } = problem;
    if (errors.some((error) => error.name === name)) continue;
    if (problem.problem === "no_text")
      errors.push({ name: textField("subject", languages[0] ?? "en"), code: "words_missing" });
    else if (problem.problem === "placeholder")
      errors.push({ name, code: "placeholder", placeholder: problem.placeholder });
    else errors.push({ name, code: problem.problem });
  }
  return read.texts;
}
