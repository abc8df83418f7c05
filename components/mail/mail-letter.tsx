import type { Translate } from "@/lib/i18n/translator";
import type { RenderedMail } from "@/lib/mail/schema";

type Props = {
  t: Translate<"mailDesk">;
  /** Null when it cannot be made any more. */
  letter: RenderedMail | null;
  /** The reader's language. */
  locale: string;
  wasSent: boolean;
  /** Address of the letter by itself; ends in `/letter`. */
  src: string;
};

/** What a mail says: as its reader sees it, in a frame where nothing can run, and as plain text. */
export function MailLetter({ t, letter, locale, wasSent, src }: Props) {
  return (
    <section className="stack" aria-labelledby="letter">
      <h2 id="letter">{t("mail.letter")}</h2>
      {letter ? (
        <>
          <p className="measure">{t(wasSent ? "mail.asWas" : "mail.asIs")}</p>
          <p className="breakable">
            {t("mail.subject")}: <strong lang={locale}>{letter.subject}</strong>
          </p>
          <iframe className="mail-letter__frame" title={t("mail.frame")} src={src} sandbox="" />
          <details>
            <summary>{t("mail.plain")}</summary>
            <p className="mail-letter__text" lang={locale}>
              {letter.text}
            </p>
          </details>
        </>
      ) : (
        <p>{t("mail.noLetter")}</p>
      )}
    </section>
  );
}
