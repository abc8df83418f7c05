import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AnswerError } from "@/lib/questions/schema";

/** A date as readers of this language write one in figures: it shows what to type. */
export function exampleDate(locale: Locale): string {
  return new Intl.DateTimeFormat(localeTag(locale), { day: "numeric", month: "numeric", year: "numeric" }).format(
    new Date(2024, 2, 19),
  );
}

/** What to do about an answer, in the reader's language. */
export function answerMessage({ code, kind, label, limit = 0 }: AnswerError, locale: Locale): string {
  const t = translator(locale, "questions");
  const number = new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 10 }).format(limit);
  switch (code) {
    case "missing":
      if (kind === "file") return t("errors.missing.file", { label });
      return kind === "one_of" || kind === "several_of" || kind === "yes_no"
        ? t("errors.missing.choice", { label })
        : t("errors.missing.text", { label });
    case "not_a_date":
      return t("errors.not_a_date", { label, example: exampleDate(locale) });
    case "too_long":
    case "too_small":
    case "too_large":
      return t(`errors.${code}`, { label, limit: number });
    default:
      return t(`errors.${code}`, { label });
  }
}

/** All messages in the order of the page, for the summary and for the fields. */
export function answerMessages(errors: readonly AnswerError[], locale: Locale): { name: string; message: string }[] {
  return errors.map((error) => ({ name: error.name, message: answerMessage(error, locale) }));
}
