import type { ReactNode } from "react";
import { REFRESH_SECONDS } from "@/lib/announcements/constants";
import { type MailCounts, progress } from "@/lib/announcements/rules";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"announcements">;
  /** Address of the page, without its query. */
  here: string;
  mails: MailCounts;
  /** Whether mail of it is still leaving, and whether the page shows itself anew meanwhile. */
  isLeaving: boolean;
  refreshes: boolean;
  /** The ways to stop it. */
  children?: ReactNode;
};

const shown = ["all", "sent", "sending", "waiting", "failed", "returned", "withdrawn"] as const;

/**
 * How far it has got. While mail is leaving the page can show itself anew, which works without JavaScript; its reader can
 * switch that off and on (WCAG 2.2.1, 2.2.2), and it ends by itself with the last mail.
 */
export function ProgressPanel({ t, here, mails, isLeaving, refreshes, children }: Props) {
  const percent = progress(mails);
  return (
    <section className="stack" aria-label={t("outcome.progress", { percent })}>
      {isLeaving && refreshes && <meta httpEquiv="refresh" content={`${REFRESH_SECONDS};url=${here}?refresh=on`} />}
      <p role="status">
        <strong>{t("outcome.progress", { percent })}</strong>
      </p>
      <progress className="progress" max={100} value={percent} aria-label={t("outcome.progress", { percent })} />
      <dl className="figures">
        {shown
          .filter((name) => name === "all" || name === "sent" || mails[name] > 0)
          .map((name) => (
            <div key={name}>
              <dt>{t(`outcome.figures.${name}`)}</dt>
              <dd>{mails[name]}</dd>
            </div>
          ))}
      </dl>
      {isLeaving && (
        <p>
          {refreshes ? (
            <>
              {t("outcome.refreshOn", { seconds: REFRESH_SECONDS })} <a href={here}>{t("outcome.refreshOff")}</a>
            </>
          ) : (
            <>
              <a href={here}>{t("outcome.look")}</a>
              {" · "}
              <a href={`${here}?refresh=on`}>{t("outcome.refreshStart", { seconds: REFRESH_SECONDS })}</a>
            </>
          )}
        </p>
      )}
      {children}
    </section>
  );
}
