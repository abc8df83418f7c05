import { NO_TAG } from "@/lib/audience/constants";
import { type AudienceProblem, isEverybody, type KnownChoices } from "@/lib/audience/rules";
import type { Audience } from "@/lib/audience/schema";
import { formatCountry, formatDayRange, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { languageName } from "./audience-choices";

/** Who is meant, condition by condition, for example ["Status: Confirmed or Seat offered", "Country: Denmark"]. */
export function audienceInWords(audience: Audience, { questions, tags }: KnownChoices, locale: Locale): string[] {
  const t = translator(locale, "announcements");
  if (isEverybody(audience)) return [t("audience.everybody")];
  const admin = translator(locale, "admin");
  const registration = translator(locale, "registration");
  const single = (part: "attendance" | "recognised" | "mail", words: Parameters<typeof t>[0]) =>
    audience[part] === "any" ? [] : condition(t(`audience.${part}`), [t(words as "audience.none")]);
  const either = new Intl.ListFormat(localeTag(locale), { type: "disjunction" });
  const condition = (label: string, values: string[]) =>
    values.length > 0 ? [t("audience.condition", { label, values: either.format(values) })] : [];
  const shown = (bound: string) =>
    /^\d{4}-/.test(bound) ? formatDayRange(new Date(bound), new Date(bound), locale) : bound;
  const range = ({ from, to }: { from?: string; to?: string }) => {
    if (from && to) return [t("audience.between", { from: shown(from), to: shown(to) })];
    if (from) return [t("audience.atLeast", { from: shown(from) })];
    return to ? [t("audience.atMost", { to: shown(to) })] : [];
  };
  const answered = audience.answers.flatMap(({ questionId, values, contains, ...bounds }) => {
    const question = questions.find(({ id }) => id === questionId);
    const known = question ? [...question.options, ...question.formerOptions] : [];
    const words = values.map((value) => known.find((option) => option.value === value)?.label ?? value);
    const containing = contains ? [t("audience.containing", { words: contains })] : [];
    return condition(question?.label ?? t("audience.gone"), [...words, ...containing, ...range(bounds)]);
  });
  return [
    ...(audience.q
      ? [t(audience.isSimilar ? "audience.searchSimilar" : "audience.search", { words: audience.q })]
      : []),
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
    ...condition(
      t("audience.routes"),
      audience.routes.map((route) => admin(`routes.${route}`)),
    ),
    ...condition(
      t("audience.tags"),
      audience.tags.map((tag) =>
        tag === NO_TAG ? t("audience.noTag") : (tags.find(({ value }) => value === tag)?.name ?? t("audience.goneTag")),
      ),
    ),
    ...answered,
    ...(audience.among ? [t("audience.amongOnly")] : []),
    ...condition(t("audience.registered"), range({ from: audience.registeredFrom, to: audience.registeredTo })),
    ...single("attendance", `audience.attendances.${audience.attendance}`),
    ...single("recognised", `audience.recognitions.${audience.recognised}`),
    ...single("mail", `audience.mails.${audience.mail}`),
  ];
}

/** What has changed under a choice that was kept, in words. */
export function problemInWords(problem: AudienceProblem, locale: Locale): string {
  const t = translator(locale, "announcements");
  switch (problem.problem) {
    case "question_gone":
      return t("audience.problems.question_gone");
    case "tag_gone":
      return t("audience.problems.tag_gone");
    case "turned":
      return problem.label === null
        ? t("audience.problems.turnedDays")
        : t("audience.problems.turned", { label: problem.label });
    case "question_retired":
      return t("audience.problems.question_retired", { label: problem.label });
    case "option_gone":
      return t("audience.problems.option_gone", { label: problem.label, option: problem.option });
  }
}
