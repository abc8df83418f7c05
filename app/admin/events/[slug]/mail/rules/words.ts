import { languageName } from "@/components/audience/audience-choices";
import { audienceInWords, problemInWords } from "@/components/audience/audience-words";
import { audienceProblems, type KnownChoices } from "@/lib/audience/rules";
import { formatMoment, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { ListedRule } from "@/lib/mail-rules/queries";
import { audienceOf, inUnits, momentOf, ruleTextFor } from "@/lib/mail-rules/rules";
import type { RuleFacts } from "@/lib/mail-rules/schema";
import { problemWords } from "../texts/words";
import type { RuleError } from "./form";
import type { openRules } from "./open-rules";

type T = Translate<"mailRules">;
type Opened = Awaited<ReturnType<typeof openRules>>;

/** What a rule sends, for people: its letter, or the subject of the organisers' own words. */
export function ruleName(
  t: T,
  rule: Pick<ListedRule, "letter" | "texts">,
  languages: readonly string[],
  locale: Locale,
): string {
  const letter = t(`letters.${rule.letter}`);
  const text = rule.letter === "own" ? ruleTextFor(rule.texts, [locale, ...languages], locale) : null;
  return text ? t("named", { letter, subject: text.subject }) : letter;
}

/** When it goes out seen from the event, for example "7 days before the start". */
export function distanceInWords(t: T, { anchor, offsetMinutes }: Pick<RuleFacts, "anchor" | "offsetMinutes">): string {
  const { count, unit } = inUnits(offsetMinutes);
  const distance = count === 0 ? t("when.zero") : t(`when.${unit}`, { count });
  return t(`when.${anchor}`, { distance });
}

/** Whom it is for, condition by condition. */
export function conditionsInWords(
  rule: Pick<ListedRule, "letter" | "audience">,
  known: KnownChoices,
  locale: Locale,
): string[] {
  return audienceInWords(audienceOf(rule, { hasAttendance: false }), known, locale);
}

/** Everything that a rule says now, field by field. */
export function ruleInWords(
  { words: t, event, locale, known }: Pick<Opened, "words" | "event" | "locale" | "known">,
  rule: ListedRule,
): { label: string; value: string }[] {
  const moment = formatMoment(momentOf(rule, event), locale, event.timeZone);
  const texts = rule.texts.flatMap(({ locale: tag, subject, body }) => [
    { label: t("form.subject", { language: languageName(tag, locale) }), value: subject },
    { label: t("form.body", { language: languageName(tag, locale) }), value: body },
  ]);
  return [
    { label: t("form.letter"), value: t(`letters.${rule.letter}`) },
    { label: t("form.when"), value: `${distanceInWords(t, rule)}: ${moment}` },
    { label: t("form.who"), value: conditionsInWords(rule, known, locale).join(" · ") },
    ...texts,
  ];
}

/** What has changed under the choice of people since it was made: a question, an option or a tag that is gone. */
export function problemsInWords(rule: ListedRule, known: KnownChoices, locale: Locale): string[] {
  const audience = audienceOf(rule, { hasAttendance: false });
  return audienceProblems(audience, known).map((problem) => problemInWords(problem, locale));
}

/** What is wrong, for the summary and the field alike: with the name of the field. */
export function ruleErrors(t: T, locale: Locale, timeZone: string, errors: readonly RuleError[]) {
  return errors.map((error) => ({
    name: error.name,
    message: t("errors.at", { field: fieldName(t, locale, error.name), error: wordsOf(t, locale, timeZone, error) }),
  }));
}

function wordsOf(t: T, locale: Locale, timeZone: string, error: RuleError): string {
  switch (error.code) {
    case "placeholder":
      return problemWords(translator(locale, "mailTexts"), error.placeholder);
    case "moment_past":
    case "reminder_after_start":
    case "thanks_before_end":
      return t(`errors.${error.code}`, { moment: formatMoment(error.moment, locale, timeZone) });
    case "zone_changed":
      return t("errors.zone_changed", { timeZone });
    case "amount_wrong":
      return t("errors.amount_wrong", error);
    case "too_long":
    case "unprintable":
      return t(`errors.${error.code}`, { most: new Intl.NumberFormat(localeTag(locale)).format(error.most) });
    case "moment_skipped":
    case "moment_doubled":
      return t(`errors.${error.code}`, { typed: error.typed ?? "" });
    default:
      return t(`errors.${error.code}`);
  }
}

function fieldName(t: T, locale: Locale, name: string): string {
  const [, part, language] = /^(subject|body)\.(.+)$/.exec(name) ?? [];
  if (part && language) return t(`form.${part as "subject" | "body"}`, { language: languageName(language, locale) });
  const known = (["letter", "anchor", "amount", "at"] as const).find((field) => field === name);
  return known ? t(`form.${known}`) : name;
}
