import type { ReactNode } from "react";
import { REFRESH_SECONDS } from "@/lib/bulk/constants";
import type { Translate } from "@/lib/i18n/translator";
import type { BulkActionStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"bulk">;
  /** Address of the page, without its query. */
  here: string;
  status: BulkActionStatus;
  stopReason: string | null;
  /** Who started it. */
  by: string;
  counts: { all: number; done: number; refused: number; waiting: number };
  /** Whether the page shows itself anew while it runs. */
  refreshes: boolean;
  /** The way to stop it. */
  children?: ReactNode;
};

/** How far it has got, as `ProgressPanel` says it of announcements: without JavaScript, and its reader decides. */
export function BulkProgress({ t, here, status, stopReason, by, counts, refreshes, children }: Props) {
  const { all, done, refused, waiting } = counts;
  const isRunning = status === "running";
  const said =
    status === "stopped"
      ? t(stopReason === "not_allowed" ? "result.notAllowed" : "result.stopped", { name: by, count: waiting })
      : isRunning
        ? t("result.running", { done: all - waiting, all })
        : t("result.done");
  const figures = { all, done, refused, [isRunning ? "waiting" : "left"]: waiting };
  return (
    <div className="stack">
      {isRunning && refreshes && <meta httpEquiv="refresh" content={`${REFRESH_SECONDS};url=${here}?refresh=on`} />}
      <p role="status">
        <strong>{said}</strong>
      </p>
      {isRunning && <progress className="progress" max={all} value={all - waiting} aria-label={said} />}
      <dl className="figures">
        {Object.entries(figures)
          .filter(([name, count]) => name === "all" || name === "done" || count > 0)
          .map(([name, count]) => (
            <div key={name}>
              <dt>{t(`result.figures.${name as "all"}`)}</dt>
              <dd>{count}</dd>
            </div>
          ))}
      </dl>
      {isRunning && (
        <p>
          {refreshes ? (
            <>
              {t("result.refreshOn", { seconds: REFRESH_SECONDS })} <a href={here}>{t("result.refreshOff")}</a>
            </>
          ) : (
            <>
              <a href={here}>{t("result.look")}</a>
              {" · "}
              <a href={`${here}?refresh=on`}>{t("result.refreshStart", { seconds: REFRESH_SECONDS })}</a>
            </>
          )}
        </p>
      )}
      {children}
    </div>
  );
}
