import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"mailTexts">;
  /** The language of the letter, which can be another than the page's. */
  lang: string;
  from: string;
  replyTo: string | null;
  subject: string;
  text: string;
  /** Address of the letter by itself; ends in `/letter`. */
  src: string;
};

/** A letter as its reader gets it: what the list of mails shows, the HTML in a frame of its own, and the plain text. */
export function LetterPreview({ t, lang, from, replyTo, subject, text, src }: Props) {
  return (
    <div className="letter-preview">
      <dl className="letter-preview__head">
        <div>
          <dt>{t("preview.from")}</dt>
          <dd>{from}</dd>
        </div>
        {replyTo && (
          <div>
            <dt>{t("preview.replyTo")}</dt>
            <dd>{replyTo}</dd>
          </div>
        )}
        <div>
          <dt>{t("preview.subject")}</dt>
          <dd lang={lang}>{subject}</dd>
        </div>
      </dl>
      <h2>{t("preview.html")}</h2>
      <iframe className="letter-preview__frame" title={t("preview.frame")} src={src} sandbox="" />
      <h2>{t("preview.text")}</h2>
      {/* Wide lines wrap; whoever uses the keyboard can reach what does not fit. */}
      <pre className="letter-preview__text" lang={lang}>
        {text}
      </pre>
    </div>
  );
}
