import { SummaryList, type SummaryRow } from "@/components/ui/summary-list";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** An answer as it is shown: checked just now, or on record. */
export type ShownAnswer = {
  key: string;
  asked: string;
  /** Empty where nothing was answered. */
  inWords: string;
  /** Where the file of the answer can be fetched. */
  href?: string;
};

type Props = {
  locale: Locale;
  answers: readonly ShownAnswer[];
  /** Address of the field in which an answer is changed, by key; no "Change" links without it. */
  changeHref?: (key: string) => string;
};

/** What somebody answered to an event's own questions, in the words they were asked in. Nothing when nothing was asked. */
export function AnswersSummary({ locale, answers, changeHref }: Props) {
  const words = translator(locale, "forms");
  if (answers.length === 0) return null;
  const rows = answers.map(({ key, asked, inWords, href }): SummaryRow => {
    const text = inWords || words("notGiven");
    return {
      name: `answers.${key}`,
      label: asked,
      value: <bdi>{href ? <a href={href}>{text}</a> : text}</bdi>,
      change: changeHref && { href: changeHref(key), text: words("change") },
    };
  });
  return <SummaryList rows={rows} />;
}
