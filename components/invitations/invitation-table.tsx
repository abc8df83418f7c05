import type { ReactNode } from "react";
import { Moment } from "@/components/admin/moment";
import { StatusTag } from "@/components/ui/status-tag";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { InvitationState } from "@/lib/invitations/constants";
import type { ListedInvitation } from "@/lib/invitations/queries";
import { isOpen } from "@/lib/invitations/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"invitations">;
  locale: Locale;
  /** The event's, with its slug and its title. */
  timeZone: string;
  slug: string;
  title: string;
  rows: ListedInvitation[];
  statusOf: (status: RegistrationStatus) => string;
  /** What can be done about one of them; none for those who only read. */
  actions?: (row: ListedInvitation) => ReactNode;
};

const tones: Record<InvitationState, "good" | "waiting" | "ended"> = {
  waiting: "waiting",
  reminded: "waiting",
  accepted: "good",
  declined: "ended",
  withdrawn: "ended",
  run_out: "ended",
};

/** The invitations; on a phone each row becomes a card. */
export function InvitationTable({ t, locale, timeZone, slug, title, rows, statusOf, actions }: Props) {
  const label = (name: "state" | "until" | "sent" | "actions") => t(`list.columns.${name}`);
  const moment = (at: Date) => <Moment at={at} locale={locale} timeZone={timeZone} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{t("list.caption", { event: title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.columns.name")}</th>
            <th scope="col">{label("state")}</th>
            <th scope="col">{label("until")}</th>
            <th scope="col">{label("sent")}</th>
            {actions && <th scope="col">{label("actions")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <div className="lines">
                  {row.name && <bdi>{row.name}</bdi>}
                  <bdi className={row.name ? "field__hint" : undefined}>{row.email}</bdi>
                </div>
              </th>
              <td data-label={label("state")}>
                <State t={t} row={row} slug={slug} statusOf={statusOf} moment={moment} />
              </td>
              <td data-label={label("until")}>
                <span>
                  {t.rich(row.holdsSeat ? "list.seatUntil" : "list.openUntil", {
                    moment: () => moment(row.reservedUntil),
                  })}
                </span>
              </td>
              <td data-label={label("sent")}>
                <div className="lines">{moment(row.createdAt)}</div>
              </td>
              {actions && <td data-label={label("actions")}>{actions(row)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type StateProps = Pick<Props, "t" | "slug" | "statusOf"> & {
  row: ListedInvitation;
  moment: (at: Date) => ReactNode;
};

/** Where it stands, what came of it, and what is to come. */
function State({ t, row, slug, statusOf, moment }: StateProps) {
  return (
    <div className="lines">
      <StatusTag tone={tones[row.state]}>{t(`list.states.${row.state}`)}</StatusTag>
      {row.registrationId && row.status && (
        <a href={`/admin/events/${slug}/registrations/${row.registrationId}`}>
          {t("list.registration")}: {statusOf(row.status)}
        </a>
      )}
      {isOpen(row.state) && row.remindedAt && (
        <span className="field__hint">
          {t.rich("list.remindedOn", { moment: () => moment(row.remindedAt ?? row.createdAt) })}
        </span>
      )}
      {isOpen(row.state) && !row.remindedAt && row.remindAt && (
        <span className="field__hint">
          {t.rich("list.remindOn", { moment: () => moment(row.remindAt ?? row.createdAt) })}
        </span>
      )}
      {row.mailFailed && <StatusTag tone="bad">{t("list.mailFailed")}</StatusTag>}
    </div>
  );
}
