import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";

export type LogRow = {
  id: string;
  at: ReactNode;
  /** Who did what, as one sentence. */
  sentence: string;
  changes: LogChange[];
  reason: string | null;
  /** When what it said of a person was removed, in words. */
  removed: string | null;
  /** Whom or what it is about. */
  about: ReactNode;
};

/** @property before null where nothing is compared: then `after` is what was noted. */
export type LogChange = { field: string; before: string | null; after: string };

type Props = { t: Translate<"auditLog">; caption: string; rows: LogRow[] };

/** The log, newest first; on a phone each entry becomes a card. */
export function LogTable({ t, caption, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("scroll")} tabIndex={0}>
      <table className="table table--stack log-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("columns.at")}</th>
            <th scope="col">{t("columns.what")}</th>
            <th scope="col">{t("columns.about")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="table__tight">{row.at}</td>
              <td>
                <p>
                  <bdi>{row.sentence}</bdi>
                </p>
                <Changes t={t} changes={row.changes} />
                {row.reason && (
                  <p className="history__reason">{t("value", { field: t("columnNames.reason"), value: row.reason })}</p>
                )}
                {row.removed && <p className="history__reason">{t("removed", { date: row.removed })}</p>}
              </td>
              <td>{row.about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Up to how many characters a value is read at a glance. */
const SHORT = 80;
/** How many noted values are shown without being asked for. */
const FEW = 3;

/** What changed, in view as far as it is short; long texts side by side when opened. */
function Changes({ t, changes }: { t: Props["t"]; changes: LogChange[] }) {
  const compared = changes.filter(({ before }) => before !== null);
  const noted = changes.filter(({ before }) => before === null);
  const isShort = ({ before, after }: LogChange) => Math.max(before?.length ?? 0, after.length) <= SHORT;
  const areInView = noted.length <= FEW && noted.every(isShort);
  return (
    <>
      {compared.some(isShort) && <Lines t={t} changes={compared.filter(isShort)} />}
      {compared
        .filter((change) => !isShort(change))
        .map(({ field, before, after }) => (
          <details key={field}>
            <summary>{field}</summary>
            <dl className="log-texts">
              <div>
                <dt>{t("before")}</dt>
                <dd>
                  <bdi>{before}</bdi>
                </dd>
              </div>
              <div>
                <dt>{t("after")}</dt>
                <dd>
                  <bdi>{after}</bdi>
                </dd>
              </div>
            </dl>
          </details>
        ))}
      {noted.length > 0 && areInView && <Lines t={t} changes={noted} />}
      {noted.length > 0 && !areInView && (
        <details>
          <summary>{t("noted", { count: noted.length })}</summary>
          <Lines t={t} changes={noted} />
        </details>
      )}
    </>
  );
}

function Lines({ t, changes }: { t: Props["t"]; changes: LogChange[] }) {
  return (
    <ul className="log-changes">
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          <bdi>{before === null ? t("value", { field, value: after }) : t("change", { field, before, after })}</bdi>
        </li>
      ))}
    </ul>
  );
}
