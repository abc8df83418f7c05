import { Moment } from "@/components/admin/moment";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { listImports } from "@/lib/imports/queries";

type Props = {
  locale: Locale;
  timeZone: string;
  caption: string;
  here: string;
  imports: Awaited<ReturnType<typeof listImports>>;
};

/** Imports of an event, the latest first. */
export function ImportList({ locale, timeZone, caption, here, imports }: Props) {
  const t = translator(locale, "imports");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={caption} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(["file", "rows", "status", "by", "at"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`listColumns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {imports.map(({ id, fileName, status, uploadedAt, organiser, _count }) => (
            <tr key={id}>
              <th scope="row" className="breakable">
                <a href={`${here}/${id}${status === "checked" ? "/check" : ""}`}>
                  <bdi>{fileName}</bdi>
                </a>
              </th>
              <td data-label={t("listColumns.rows")}>{_count.rows}</td>
              <td data-label={t("listColumns.status")}>{t(`statuses.${status}`)}</td>
              <td className="breakable" data-label={t("listColumns.by")}>
                <bdi>{organiser.name ?? organiser.email}</bdi>
              </td>
              <td className="table__tight" data-label={t("listColumns.at")}>
                <Moment at={uploadedAt} locale={locale} timeZone={timeZone} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
