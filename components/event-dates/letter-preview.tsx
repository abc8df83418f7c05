import type { Translate } from "@/lib/i18n/translator";

export type ShownLetter = { locale: string; language: string; name: string; subject: string; text: string };

/** A mail before it is sent, in every language in which somebody gets it; the first stands open. */
export function LetterPreviews({ t, letters }: { t: Translate<"eventDates">; letters: ShownLetter[] }) {
  if (letters.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="letter">
      <h2 id="letter">{t("check.mail")}</h2>
      {letters.map(({ locale, language, name, subject, text }, index) => (
        <details className="fold" key={locale} open={index === 0}>
          <summary>{t("check.mailIn", { language })}</summary>
          <p className="field__hint">{t("check.mailAs", { name })}</p>
          <div className="letter" lang={locale}>
            <p>
              <strong>{t("check.subject", { subject })}</strong>
            </p>
            <pre className="letter__text">{text}</pre>
          </div>
        </details>
      ))}
    </section>
  );
}
