import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationMail } from "@/lib/mail-desk/queries";
import { MailState } from "./mail-state";
import { subjectOf } from "./mail-table";

type Props = {
  t: Translate<"mailDesk">;
  mails: RegistrationMail[];
  isPaused: boolean;
  kindOf: (kind: string) => string;
  nextOf: (mail: RegistrationMail) => string | null;
  moment: (at: Date) => ReactNode;
  /** Address of the event's mails. */
  list: string;
};

/** The mails of one registration, the latest first; each leads to its own page with all that can be done about it. */
export function PersonMailList({ t, mails, isPaused, kindOf, nextOf, moment, list }: Props) {
  if (mails.length === 0) return <p>{t("person.none")}</p>;
  return (
    <ol className="timeline">
      {mails.map((mail) => (
        <li key={mail.id}>
          {moment(mail.sentAt ?? mail.queuedAt)}
          <p>
            <a href={`${list}/${mail.id}`}>{kindOf(mail.kind)}</a>
          </p>
          {subjectOf(mail) && <p className="breakable">{subjectOf(mail)}</p>}
          <MailState t={t} mail={mail} next={nextOf(mail)} isPaused={isPaused} />
          {mail.deliveries.length > 1 && <Attempts t={t} mail={mail} moment={moment} />}
        </li>
      ))}
    </ol>
  );
}

/** The attempts of a mail that took more than one, with the server's answers. */
function Attempts({ t, mail, moment }: Pick<Props, "t" | "moment"> & { mail: RegistrationMail }) {
  return (
    <details>
      <summary>{t("person.attempts", { count: mail.deliveries.length })}</summary>
      <ul>
        {mail.deliveries.map(({ id, startedAt, succeeded, serverAnswer }) => (
          <li key={id}>
            {moment(startedAt)} {t(succeeded ? "mail.good" : "mail.bad")}:{" "}
            <code className="server-answer">{serverAnswer}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
