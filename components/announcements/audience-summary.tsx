import { Notice } from "@/components/ui/notice";
import type { Fallback } from "@/lib/announcements/rules";
import type { AudienceCount } from "@/lib/audience/queries";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"announcements">;
  count: AudienceCount;
  /** Who is meant, condition by condition, in words; and what has changed under that choice. */
  conditions: string[];
  problems: string[];
  /** Those whose language has no text. */
  fallbacks: Fallback[];
  languageOf: (tag: string) => string;
};

/** How many get it, in which languages, and who does not and why. */
export function AudienceSummary({ t, count, conditions, problems, fallbacks, languageOf }: Props) {
  const leftOut = Object.entries(count.leftOut).filter(([, number]) => number > 0);
  const isOwn = ({ locale }: { locale: string }) => !fallbacks.some(({ reads }) => reads === locale);
  return (
    <section className="stack" aria-labelledby="audience">
      <h2 id="audience">{t("check.audience")}</h2>
      <p>
        <strong>{t("check.reached", { count: count.reached })}</strong>. {t("check.reachedNow")}
      </p>
      <ul>
        {conditions.map((condition) => (
          <li key={condition}>{condition}</li>
        ))}
      </ul>
      {problems.length > 0 && (
        <Notice tone="warning">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      {count.reached > 0 && (
        <>
          <h3>{t("check.languages")}</h3>
          <ul>
            {count.languages.filter(isOwn).map(({ locale, count: people }) => (
              <li key={locale}>{t("check.inLanguage", { count: people, language: languageOf(locale) })}</li>
            ))}
            {fallbacks.map(({ reads, gets, count: people }) => (
              <li key={reads}>
                {t("check.fallback", { count: people, reads: languageOf(reads), gets: languageOf(gets) })}
              </li>
            ))}
          </ul>
        </>
      )}
      {leftOut.length > 0 && (
        <>
          <h3>{t("check.leftOut")}</h3>
          <p>{t("check.leftOutCount", { count: leftOut.reduce((sum, [, number]) => sum + number, 0) })}</p>
          <ul>
            {leftOut.map(([why, number]) => (
              <li key={why}>{t(`check.why.${why as keyof AudienceCount["leftOut"]}`, { count: number })}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
