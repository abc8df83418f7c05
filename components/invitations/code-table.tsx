import { Moment } from "@/components/admin/moment";
import { StatusTag } from "@/components/ui/status-tag";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedCode } from "@/lib/invitations/queries";
import { seatsOfCode } from "@/lib/invitations/rules";

type Props = {
  t: Translate<"invitations">;
  locale: Locale;
  /** The event's, and its title. */
  timeZone: string;
  title: string;
  codes: ListedCode[];
  /** Product time. */
  now: Date;
  /** Address of the registration form, to which a code is added. */
  form: string;
  /** Where codes are changed; none for those who only read. */
  change?: string;
};

/** The codes; on a phone each row becomes a card. */
export function CodeTable({ t, locale, timeZone, title, codes, now, form, change }: Props) {
  const label = (name: "code" | "used" | "setAside" | "until" | "state") => t(`codes.columns.${name}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("codes.title")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("codes.caption", { event: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("codes.columns.label")}</th>
            <th scope="col">{label("code")}</th>
            <th scope="col">{label("state")}</th>
            <th scope="col">{label("used")}</th>
            <th scope="col">{label("setAside")}</th>
            <th scope="col">{label("until")}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code.id}>
              <th scope="row">
                <div className="lines">
                  <bdi>{code.label}</bdi>
                  {change && !code.closedAt && (
                    <a href={`${change}/${code.id}`}>
                      {t("codes.change")}
                      <span className="visually-hidden">: {code.label}</span>
                    </a>
                  )}
                </div>
              </th>
              <td data-label={label("code")}>
                <div className="lines">
                  <span className="reference">{code.code}</span>
                  {!code.closedAt && now <= code.reservedUntil && (
                    <span className="field__hint">
                      {t("codes.link")}: <a href={`${form}?code=${code.code}`}>{`${form}?code=${code.code}`}</a>
                    </span>
                  )}
                </div>
              </td>
              <td data-label={label("state")}>
                <State t={t} code={code} now={now} />
              </td>
              <td data-label={label("used")}>{t("codes.used", { used: code.used, seats: code.seats })}</td>
              <td data-label={label("setAside")}>{t("codes.setAside", { count: seatsOfCode(code) })}</td>
              <td data-label={label("until")}>
                <Moment at={code.reservedUntil} locale={locale} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function State({ t, code, now }: { t: Translate<"invitations">; code: ListedCode; now: Date }) {
  if (code.closedAt) return <StatusTag tone="ended">{t("codes.closed")}</StatusTag>;
  if (now > code.reservedUntil) return <StatusTag tone="ended">{t("codes.over")}</StatusTag>;
  if (code.used >= code.seats) return <StatusTag tone="ended">{t("codes.usedUp")}</StatusTag>;
  return <StatusTag tone="good">{t("codes.open")}</StatusTag>;
}
