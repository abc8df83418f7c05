import { languageName } from "@/components/audience/audience-choices";
import { AudienceFields } from "@/components/audience/audience-fields";
import { PlaceholderHelp } from "@/components/mail/placeholder-help";
import { RuleForm } from "@/components/mail-rules/rule-form";
import { writtenLanguages } from "@/lib/announcements/schema";
import { isEverybody } from "@/lib/audience/rules";
import type { DraftValues } from "@/lib/drafts/schema";
import { formatDate, formatTimeRange } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { MOST_RULES } from "@/lib/mail-rules/constants";
import { placeholders } from "@/lib/mail-texts/schema";
import { saveMailRule } from "./actions";
import { audienceFrom, readRule } from "./form";
import type { openRules } from "./open-rules";
import { ruleErrors } from "./words";

type Opened = Awaited<ReturnType<typeof openRules>>;

/** What is wrong with what was typed, in words. @param now product time. */
export function typedErrors({ event, words, locale }: Opened, typed: DraftValues | null, now: Date) {
  if (!typed) return [];
  const read = readRule(typed, event, now);
  if (!read.ok) return ruleErrors(words, locale, event.timeZone, read.errors);
  return typed.refused === "too_many"
    ? [{ name: "letter", message: words("errors.too_many", { most: String(MOST_RULES) }) }]
    : [];
}

/** The form of a rule with all its choices. */
export function FilledRuleForm({
  opened,
  id,
  values,
  errors,
}: {
  opened: Opened;
  id: string;
  values: DraftValues;
  errors: { name: string; message: string }[];
}) {
  const { event, locale, words, choices } = opened;
  const audience = audienceFrom(values);
  return (
    <RuleForm
      t={words}
      forms={translator(locale, "forms")}
      action={saveMailRule}
      slug={event.slug}
      id={id}
      values={values}
      errors={Object.fromEntries(errors.map(({ name, message }) => [name, message]))}
      languages={writtenLanguages(event).map((tag) => ({ tag, name: languageName(tag, locale) }))}
      timeZone={event.timeZone}
      date={formatDate(event.startsAt, locale, event.timeZone)}
      time={formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone)}
      audience={
        <AudienceFields locale={locale} languages={event.languages} choices={choices} audience={audience} withSearch />
      }
      isChosen={!isEverybody(audience)}
      help={<PlaceholderHelp t={translator(locale, "mailTexts")} placeholders={placeholders} />}
    />
  );
}
