import { type AudienceProblem, type FilterQuestion, isEverybody } from "@/lib/audience/rules";
import type { Audience } from "@/lib/audience/schema";
import { formatCountry, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { languageName } from "./audience-choices";

/** Who is meant, condition by condition, for example ["Status: Confirmed or Seat offered", "Country: Denmark"]. */
export function audienceInWords(audience: Audience, questions: readonly FilterQuestion[], locale: Locale): string[] {
  const t = translator(locale, "announcements");
  if (isEverybody(audience)) return [t("audience.everybody")];
  const admin = translator(locale, "admin");
  const registration = translator(locale, "registration");
  const either = new Intl.ListFormat(localeTag(locale), { type: "disjunction" });
  const condition = (label: string, values: string[]) =>
    values.length > 0 ? [t("audience.condition", { label, values: either.format(values) })] : [];
  const answered = audience.answers.flatMap(({ questionId, values }) => {
    const question = questions.find(({ id }) => id === questionId);
    const known = question ? [...question.options, ...question.formerOptions] : [];
    const words = values.map((value) => known.find((option) => option.value === value)?.label ?? value);
    return condition(question?.label ?? t("audience.gone"), words);
  });
  return [
    ...(audience.q ? [t("audience.search", { words: audience.q })] : []),
    ...condition(
      t("audience.statuses"),
      audience.statuses.map((status) => admin(`statuses.${status}`)),
    ),
    ...condition(
      t("audience.locales"),
      audience.locales.map((tag) => languageName(tag, locale)),
    ),
    ...condition(
      t("audience.countries"),
      audience.countries.map((code) => formatCountry(code, locale)),
    ),
    ...condition(
      t("audience.types"),
      audience.types.map((type) => registration(`organisationTypes.${type}`)),
    ),
    ...answered,
    ...(audience.attendance === "any"
      ? []
      : condition(t("audience.attendance"), [t(`audience.attendances.${audience.attendance}`)])),
  ];
}

/** What has changed under a choice that was kept, in words. */
export function problemInWords(problem: AudienceProblem, locale: Locale): string {
  const t = translator(locale, "announcements");
  switch (problem.problem) {
    case "question_gone":
      return t("audience.problems.question_gone");
    case "question_retired":
      return t("audience.problems.question_retired", { label: problem.label });
    case "option_gone":
      return t("audience.problems.option_gone", { label: problem.label, option: problem.option });
  }
}
