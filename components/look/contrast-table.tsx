import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { TEXT_CONTRAST } from "@/lib/look/constants";
import { contrastsOf } from "@/lib/look/rules";

type Props = { t: Translate<"lookEditor">; locale: Locale; colour: string };

/** How well a colour can be read in each place it would stand in, in figures and in words. */
export function ContrastTable({ t, locale, colour }: Props) {
  // Cut, not rounded: 4.49 is too little and must not be shown as 4.5.
  const number = new Intl.NumberFormat(localeTag(locale), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    roundingMode: "trunc",
  } as Intl.NumberFormatOptions);
  return (
    <div className="table-wrap">
      <table className="table table--stack">
        <caption>
          {t("contrast.title", { colour })}. {t("contrast.text", { least: number.format(TEXT_CONTRAST) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("contrast.place")}</th>
            <th scope="col">{t("contrast.figure")}</th>
            <th scope="col">{t("contrast.result")}</th>
          </tr>
        </thead>
        <tbody>
          {contrastsOf(colour).map(({ place, contrast, isEnough }) => (
            <tr key={place}>
              <th scope="row">{t(`contrast.places.${place}`)}</th>
              <td data-label={t("contrast.figure")}>{`${number.format(contrast)} : 1`}</td>
              <td data-label={t("contrast.result")}>
                <span className={isEnough ? "tag tag--good" : "tag tag--bad"}>
                  {t(isEnough ? "contrast.enough" : "contrast.short")}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
