import type { ReactNode } from "react";
import { type MailCounts, shownStatus } from "@/lib/announcements/rules";
import type { Translate } from "@/lib/i18n/translator";
import type { AnnouncementStatus } from "@/prisma/generated/enums";
import { AnnouncementState } from "./announcement-state";

type Row = { id: string; subject: string; status: AnnouncementStatus; mails: MailCounts; when: ReactNode };

type Props = { t: Translate<"announcements">; caption: string; here: string; rows: Row[] };

/** Announcements, the latest first; on a phone each row becomes a card. */
export function AnnouncementTable({ t, caption, here, rows }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {(["subject", "state", "people", "when"] as const).map((name) => (
              <th scope="col" key={name}>
                {t(`list.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, subject, status, mails, when }) => (
            <tr key={id}>
              <th scope="row" className="breakable">
                <a href={`${here}/${id}`}>
                  <bdi>{subject}</bdi>
                </a>
              </th>
              <td data-label={t("list.columns.state")}>
                <AnnouncementState t={t} status={shownStatus({ status, mails })} />
              </td>
              <td data-label={t("list.columns.people")}>
                <People t={t} mails={mails} />
              </td>
              <td data-label={t("list.columns.when")}>{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** How many it reached, of how many; and that something went wrong, if so. */
function People({ t, mails }: { t: Translate<"announcements">; mails: MailCounts }) {
  if (mails.all === 0) return "–";
  const trouble = mails.failed + mails.returned;
  return (
    <div className="lines">
      <span>{t("list.reached", { sent: mails.sent, all: mails.all })}</span>
      {trouble > 0 && <span className="field__hint">{t("list.trouble", { count: trouble })}</span>}
    </div>
  );
}
