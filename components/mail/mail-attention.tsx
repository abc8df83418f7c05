import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedMail } from "@/lib/mail-desk/queries";
import { mailQuery } from "@/lib/mail-desk/rules";
import { MailState } from "./mail-state";

type Props = {
  t: Translate<"mailDesk">;
  /** The latest mails that need attention, and how many there are. */
  rows: ListedMail[];
  total: number;
  /** How many are being tried again by themselves. */
  retrying: number;
  isPaused: boolean;
  kindOf: (kind: string) => string;
  nextOf: (mail: ListedMail) => string | null;
  moment: (at: Date) => ReactNode;
  /** Address of the event's mails. */
  list: string;
  /** And of its registrations. */
  registrations: string;
};

/** Mails that somebody should look at, each with the way to what can be done about it. */
export function MailAttention({
  t,
  rows,
  total,
  retrying,
  isPaused,
  kindOf,
  nextOf,
  moment,
  list,
  registrations,
}: Props) {
  return (
    <>
      {total === 0 && <p>{t("overview.fine")}</p>}
      {rows.length > 0 && (
        <ul className="timeline">
          {rows.map((mail) => (
            <li key={mail.id}>
              {moment(mail.queuedAt)}
              <p className="breakable">
                <a href={`${list}/${mail.id}`}>{kindOf(mail.kind)}</a> {t("overview.to")}{" "}
                {mail.registration ? (
                  <a href={`${registrations}/${mail.registration.id}`}>
                    <bdi>{`${mail.registration.givenName} ${mail.registration.familyName}`}</bdi>
                  </a>
                ) : (
                  <bdi>{mail.recipientName ?? mail.recipient}</bdi>
                )}
              </p>
              <MailState t={t} mail={mail} next={nextOf(mail)} isPaused={isPaused} />
            </li>
          ))}
        </ul>
      )}
      {retrying > 0 && <p>{t("overview.retrying", { count: retrying })}</p>}
      <p>
        {total > rows.length ? (
          <a href={list + mailQuery({ state: "attention" })}>{t("overview.all", { count: total })}</a>
        ) : (
          <a href={list}>{t("overview.open")}</a>
        )}
      </p>
    </>
  );
}
