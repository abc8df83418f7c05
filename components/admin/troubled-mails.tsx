import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { OutgoingMailStatus } from "@/prisma/generated/enums";
import { Moment } from "./moment";
import { MailStatusTag, mailKindName } from "./status";

type Mail = {
  id: string;
  kind: string;
  status: OutgoingMailStatus;
  lastError: string | null;
  queuedAt: Date;
  registration: { id: string; givenName: string; familyName: string } | null;
};

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** The event's. */
  timeZone: string;
  mails: Mail[];
  /** Address of the list of registrations. */
  list: string;
};

/** Mails that somebody should look at, with what the mail server said. */
export function TroubledMails({ t, locale, timeZone, mails, list }: Props) {
  if (mails.length === 0) return <p>{t("overview.mailsNone")}</p>;
  return (
    <ul className="timeline">
      {mails.map(({ id, kind, status, lastError, queuedAt, registration }) => (
        <li key={id}>
          <p>
            <MailStatusTag t={t} status={status} /> {mailKindName(t, kind)}
            {registration && (
              <>
                {` ${t("overview.mailTo")} `}
                <a href={`${list}/${registration.id}`}>
                  <bdi>{`${registration.givenName} ${registration.familyName}`}</bdi>
                </a>
              </>
            )}
          </p>
          {lastError && <p className="field__hint">{lastError}</p>}
          <Moment at={queuedAt} locale={locale} timeZone={timeZone} />
        </li>
      ))}
    </ul>
  );
}
