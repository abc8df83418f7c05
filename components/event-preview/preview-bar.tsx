import { Checkbox } from "@/components/forms/checkbox";
import { MomentField } from "@/components/forms/moment-field";
import { SelectField } from "@/components/forms/select-field";
import type { QuickMoment } from "@/lib/event-preview/rules";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"eventPreview">;
  forms: Translate<"forms">;
  /** Address of this preview without its query. */
  here: string;
  /** The event at the desk. */
  back: string;
  page: "event" | "form";
  /** The other of the two pages, at the same moment. */
  other: string;
  /** In words. */
  moment: string;
  /** IANA name. */
  timeZone: string;
  locale: Locale;
  /** As the field takes it. */
  at: string;
  isNow: boolean;
  isFull: boolean;
  isDraft: boolean;
  /** What is wrong with a moment that somebody typed into the address. */
  wrong: string | null;
  moments: { name: QuickMoment; moment: string; href: string; isCurrent: boolean }[];
};

/** Says what is shown, and leads to other moments and languages. A plain GET form: each answer has its own address. */
export function PreviewBar(props: Props) {
  const { t, forms, here, back, page, other, moment, timeZone, locale, at, isNow, isFull, isDraft, wrong, moments } =
    props;
  return (
    <aside className="preview-bar frame no-print" aria-label={t("label")}>
      <div className="preview-bar__inner">
        <p>
          <a className="back-link" href={back}>
            {t("back")}
          </a>
        </p>
        <p role="status">
          <strong>{t(isNow ? "now" : "shows", { page: t(`pages.${page}`), moment, timeZone })}</strong>{" "}
          {isDraft && `${t("draft")} `}
          {`${t(isFull ? "full" : "seats")} ${t("nothing")}`}
        </p>
        {wrong !== null && <p className="field__error">{wrong}</p>}
        <form className="filter-bar" action={here} method="get">
          <SelectField
            name="locale"
            label={t("language")}
            value={locale}
            options={locales.map((value) => ({ value, label: localeNames[value] }))}
          />
          <MomentField forms={forms} name="at" label={t("at")} value={at} timeZone={timeZone} />
          <Checkbox name="full" label={t("asFull")} checked={isFull} />
          <button className="button button--secondary" type="submit">
            {t("show")}
          </button>
        </form>
        <nav aria-label={t("quick")}>
          <ul className="preview-bar__moments">
            {moments.map(({ name, moment: when, href, isCurrent }) => (
              <li key={name}>
                <a href={href} title={when} aria-current={isCurrent ? "true" : undefined}>
                  {t(`moments.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <a href={other}>{t(page === "form" ? "toEvent" : "toForm")}</a>
        </p>
      </div>
    </aside>
  );
}
