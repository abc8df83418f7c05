import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { OutgoingMailStatus } from "@/prisma/generated/enums";
import { MailStatusTag, mailKindName } from "./status";

type Mail = {
  id: string;
  kind: string;
  status: OutgoingMailStatus;
  lastError: string | null;
  at: ReactNode;
  registration: { id: string; givenName: string; familyName: string } | null;
};

/** Mails that somebody should look at, with what the mail server said. */
export function TroubledMails({
  t,
  mails,
  personHref,
}: {
  t: Translate<"admin">;
  mails: Mail[];
  personHref: (registrationId: string) => string;
}) {
  return (
    <ul className="timeline">
      {mails.map(({ id, kind, status, lastError, at, registration }) => (
        <li key={id}>
          <p>
            <MailStatusTag t={t} status={status} /> {mailKindName(t, kind)}
            {registration && (
              <>
                {` ${t("overview.mailTo")} `}
                <a href={personHref(registration.id)}>
                  <bdi>{`${registration.givenName} ${registration.familyName}`}</bdi>
                </a>
              </>
            )}
          </p>
          {lastError && <p className="field__hint">{lastError}</p>}
          {at}
        </li>
      ))}
    </ul>
  );
}
