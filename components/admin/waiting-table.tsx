import type { ReactNode } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import type { Recognition } from "@/lib/recognised-bodies/rules";
import { Moment } from "./moment";
import { RecognitionHint } from "./recognition-hint";

export type WaitingRow = {
  id: string;
  name: string;
  organisation: string;
  recognition: Recognition;
  registeredAt: Date;
  /** While an offer stands: until when it can be answered. */
  heldUntil: Date | null;
  /** What can be done; nothing for those who may only look. */
  action?: ReactNode;
};

type Props = {
  locale: Locale;
  /** The event's. */
  timeZone: string;
  label: string;
  /** Address of the list of registrations. */
  list: string;
  rows: WaitingRow[];
  /** People in line have a place; those with an offer have a time. */
  kind: "line" | "offers";
};

/** Who waits, in order, or whose offer stands. */
export function WaitingTable({ locale, timeZone, label, list, rows, kind }: Props) {
  const t = translator(locale, "seats");
  const recognised: Translate<"recognised"> = translator(locale, "recognised");
  const hasActions = rows.some(({ action }) => action);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={label} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {kind === "line" && <th scope="col">{t("line.position")}</th>}
            <th scope="col">{t("line.name")}</th>
            <th scope="col">{t("line.organisation")}</th>
            <th scope="col">{t("line.hint")}</th>
            <th scope="col">{t("line.since")}</th>
            {kind === "offers" && <th scope="col">{t("line.until")}</th>}
            {hasActions && <th scope="col">{t("line.action")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              {kind === "line" && <td data-label={t("line.position")}>{index + 1}</td>}
              <th scope="row">
                <a href={`${list}/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </a>
              </th>
              <td data-label={t("line.organisation")}>
                <bdi>{row.organisation}</bdi>
              </td>
              <td data-label={t("line.hint")}>
                <RecognitionHint t={recognised} recognition={row.recognition} />
              </td>
              <td className="table__tight" data-label={t("line.since")}>
                <Moment at={row.registeredAt} locale={locale} timeZone={timeZone} />
              </td>
              {kind === "offers" && (
                <td className="table__tight" data-label={t("line.until")}>
                  {row.heldUntil && <Moment at={row.heldUntil} locale={locale} timeZone={timeZone} />}
                </td>
              )}
              {hasActions && <td className="table__tight">{row.action}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
