import type { ExportFormat, ExportPurpose } from "@/lib/exports/constants";
import { exportFormats } from "@/lib/exports/constants";
import type { Translate } from "@/lib/i18n/translator";

export type PurposeCard = {
  purpose: ExportPurpose;
  /** How many people are meant. */
  count: number;
  /** Why it cannot be taken; null when it can. */
  closed: string | null;
  /** A caution beside the way out. */
  caution?: string;
};

type Props = {
  t: Translate<"exports">;
  cards: PurposeCard[];
  href: (purpose: ExportPurpose, format: ExportFormat, separator?: "comma") => string;
};

/** What can be taken out, each with who is in it and the ways out. */
export function PurposeCards({ t, cards, href }: Props) {
  return (
    <ul className="card-list">
      {cards.map(({ purpose, count, closed, caution }) => (
        <li className="card stack" key={purpose}>
          <h3 id={`purpose-${purpose}`}>{t(`purposes.${purpose}.title`)}</h3>
          <p>{t(`purposes.${purpose}.text`)}</p>
          {caution && <p className="field__hint">{caution}</p>}
          <p>
            <strong>{t("count", { count })}</strong>
          </p>
          {closed ? (
            <p>{closed}</p>
          ) : (
            <ul className="cluster export-ways">
              {exportFormats.map((format) => (
                <li key={format}>
                  <DownloadLink t={t} purpose={purpose} format={format} href={href(purpose, format)} />
                </li>
              ))}
              <li>
                <a className="export-ways__other" href={href(purpose, "csv", "comma")} download>
                  {t("separator")}
                </a>
              </li>
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

type LinkProps = { t: Translate<"exports">; purpose: ExportPurpose; format: ExportFormat; href: string };

/** For the ear, each way out says what it is of. */
function DownloadLink({ t, purpose, format, href }: LinkProps) {
  return (
    <a className="button button--secondary" href={href} download>
      {t(`formats.${format}`)}
      <span className="visually-hidden">: {t(`purposes.${purpose}.title`)}</span>
    </a>
  );
}
