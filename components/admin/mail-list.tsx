import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { OutgoingMailStatus } from "@/prisma/generated/enums";
import { MailStatusTag, mailKindName } from "./status";

export type ListedMail = {
  id: string;
  kind: string;
  subject: string | null;
  status: OutgoingMailStatus;
  /** When it was sent, or queued. */
  when: ReactNode;
  attempts: { id: string; at: ReactNode; succeeded: boolean; serverAnswer: string }[];
};

/** The mails of one registration, the latest first, each with what the mail server said. */
export function MailList({ t, mails }: { t: Translate<"admin">; mails: ListedMail[] }) {
  if (mails.length === 0) return <p>{t("person.mailsNone")}</p>;
  return (
    <ol className="timeline">
      {mails.map(({ id, kind, subject, status, when, attempts }) => (
        <li key={id}>
          {when}
          <p>
            <strong>{mailKindName(t, kind)}</strong> <MailStatusTag t={t} status={status} />
          </p>
          {subject && <p>{subject}</p>}
          {attempts.length > 0 && (
            <details>
              <summary>{t("person.attempts", { count: attempts.length })}</summary>
              <ul>
                {attempts.map((attempt) => (
                  <li key={attempt.id}>
                    {attempt.at} {t(attempt.succeeded ? "person.attemptGood" : "person.attemptBad")}:{" "}
                    <code>{attempt.serverAnswer}</code>
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ol>
  );
}
