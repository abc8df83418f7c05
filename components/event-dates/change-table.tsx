import type { Translate } from "@/lib/i18n/translator";

export type Change = { name: string; label: string; was: string; is: string };

/** What is and what will be, side by side. */
export function ChangeTable({ t, changes }: { t: Translate<"eventDates">; changes: Change[] }) {
  return (
    <table className="table table--stack">
      <caption className="visually-hidden">{t("check.changes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("check.what")}</th>
          <th scope="col">{t("check.was")}</th>
          <th scope="col">{t("check.is")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, label, was, is }) => (
          <tr key={name}>
            <th scope="row">{label}</th>
            <td data-label={t("check.was")}>{was}</td>
            <td data-label={t("check.is")}>
              <strong>{is}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
