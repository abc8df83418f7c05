import type { Translate } from "@/lib/i18n/translator";
import type { RenderedMail } from "@/lib/mail/schema";

type Props = {
  t: Translate<"mailDesk">;
  /** Null when it cannot be made any more. */
  letter: RenderedMail | null;
  /** The reader's language. */
  locale: string;
  wasSent: boolean;
  /** Address of the letter as HTML. */
  formatted: string;
};

/** What a mail says, as plain text, with a way to see it as its reader does. */
export function MailLetter({ t, letter, locale, wasSent, formatted }: Props) {
  return (
    <section className="stack" aria-labelledby="letter">
      <h2 id="letter">{t("mail.letter")}</h2>
      {letter ? (
        <>
          <p className="measure">
            {t(wasSent ? "mail.asWas" : "mail.asIs")} <a href={formatted}>{t("mail.formatted")}</a>
          </p>
          <div className="mail-letter" lang={locale}>
            <p className="mail-letter__subject">
              <strong>{letter.subject}</strong>
            </p>
            <p className="mail-letter__text">{letter.text}</p>
          </div>
        </>
      ) : (
        <p>{t("mail.noLetter")}</p>
      )}
    </section>
  );
}
