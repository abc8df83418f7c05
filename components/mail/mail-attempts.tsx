import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import { bounceWord } from "@/lib/mail-desk/rules";
import type { BounceKind } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"mailDesk">;
  attempts: { id: string; at: ReactNode; succeeded: boolean; serverAnswer: string }[];
  bounces: { id: string; at: ReactNode; kind: BounceKind; status: string | null; diagnostic: string }[];
};

/** Every attempt to hand a mail to the server, the latest first, and what came back, each in the server's own words. */
export function MailAttempts({ t, attempts, bounces }: Props) {
  return (
    <>
      {bounces.length > 0 && (
        <section className="stack" aria-labelledby="returns">
          <h2 id="returns">{t("mail.returns")}</h2>
          <ol className="timeline">
            {bounces.map((bounce) => (
              <li key={bounce.id}>
                {bounce.at}
                <p>{t(`bounces.${bounceWord(bounce)}`)}</p>
                <code className="server-answer">{bounce.diagnostic}</code>
              </li>
            ))}
          </ol>
        </section>
      )}
      <section className="stack" aria-labelledby="attempts">
        <h2 id="attempts">{t("mail.attempts")}</h2>
        {attempts.length === 0 && <p>{t("mail.noAttempts")}</p>}
        <ol className="timeline">
          {attempts.map(({ id, at, succeeded, serverAnswer }) => (
            <li key={id}>
              {at}
              <p>{t(succeeded ? "mail.good" : "mail.bad")}</p>
              <code className="server-answer">{serverAnswer}</code>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
