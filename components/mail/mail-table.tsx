import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedMail } from "@/lib/mail-desk/queries";
import { MailState } from "./mail-state";

type Props = {
  t: Translate<"mailDesk">;
  caption: string;
  rows: ListedMail[];
  isPaused: boolean;
  /** The kind of a mail in words. */
  kindOf: (kind: string) => string;
  /** When a mail is tried again, in words; null for within a minute. */
  nextOf: (mail: ListedMail) => string | null;
  moment: (at: Date) => ReactNode;
  /** Address of a mail's own page; none where mails have none. */
  hrefOf?: (mail: ListedMail) => string;
  /** Address of the list of registrations. */
  registrations?: string;
};

/** Mails: to whom, what, where they stand and when; on a phone each row becomes a card. */
export function MailTable({ t, caption, rows, isPaused, kindOf, nextOf, moment, hrefOf, registrations }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack mail-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("list.columns.to")}</th>
            <th scope="col">{t("list.columns.what")}</th>
            <th scope="col">{t("list.columns.state")}</th>
            <th scope="col">{t("list.columns.when")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((mail) => (
            <tr key={mail.id}>
              <th scope="row">
                <Recipient mail={mail} registrations={registrations} />
              </th>
              <td data-label={t("list.columns.what")}>
                <div className="lines">
                  {hrefOf ? (
                    <a href={hrefOf(mail)}>
                      {kindOf(mail.kind)}
                      <span className="visually-hidden">: {mail.recipientName ?? mail.recipient}</span>
                    </a>
                  ) : (
                    <span>{kindOf(mail.kind)}</span>
                  )}
                  {subjectOf(mail) && <bdi className="field__hint">{subjectOf(mail)}</bdi>}
                </div>
              </td>
              <td data-label={t("list.columns.state")}>
                <MailState t={t} mail={mail} next={nextOf(mail)} isPaused={isPaused} />
              </td>
              <td data-label={t("list.columns.when")} className="table__tight">
                {moment(mail.sentAt ?? mail.queuedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Name and address; the name leads to the person where there is one. */
function Recipient({ mail, registrations }: { mail: ListedMail; registrations: string | undefined }) {
  const { registration, recipient } = mail;
  const name = mail.recipientName ?? (registration && `${registration.givenName} ${registration.familyName}`);
  return (
    <div className="lines">
      {name && registration && registrations && (
        <a href={`${registrations}/${registration.id}`}>
          <bdi>{name}</bdi>
        </a>
      )}
      {name && !(registration && registrations) && <bdi>{name}</bdi>}
      <bdi className={name ? "field__hint" : undefined}>{recipient}</bdi>
    </div>
  );
}

/** The subject it was sent under, or that its announcement has in its language. */
export function subjectOf({ subject, announcement, locale }: ListedMail): string | null {
  return subject ?? announcement?.texts.find((text) => text.locale === locale)?.subject ?? null;
}
