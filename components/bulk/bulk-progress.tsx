import type { ReactNode } from "react";
import { LiveRefresh } from "@/components/ui/live-refresh";
import { REFRESH_SECONDS } from "@/lib/bulk/constants";
import type { Translate } from "@/lib/i18n/translator";
import type { BulkActionStatus } from "@/prisma/generated/enums";

/**
 * How the page keeps up while something runs: by a script that replaces what has changed, by loading itself anew where the
 * reader has asked for that, or not at all.
 */
export type Refreshing = "live" | "anew" | "off";

type Props = {
  t: Translate<"bulk">;
  /** Address of the page, without its query. */
  here: string;
  status: BulkActionStatus;
  stopReason: string | null;
  /** Who started it. */
  by: string;
  counts: { all: number; done: number; refused: number; waiting: number };
  refreshing: Refreshing;
  /** The way to stop it. */
  children?: ReactNode;
};

/**
 * How far it has got. Without JavaScript the page stands still until its reader asks for more, and loads itself anew only
 * where they chose so (WCAG 2.2.1, 2.2.2). A screen reader is told each quarter and the end, not each person.
 */
export function BulkProgress({ t, here, status, stopReason, by, counts, refreshing, children }: Props) {
  const { all, done, refused, waiting } = counts;
  const isRunning = status === "running";
  const said =
    status === "stopped"
      ? t(stopReason === "not_allowed" ? "result.notAllowed" : "result.stopped", { name: by, count: waiting })
      : isRunning
        ? t("result.running", { done: all - waiting, all })
        : t("result.done");
  const percent = Math.floor((4 * (all - waiting)) / Math.max(1, all)) * 25;
  const figures = { all, done, refused, [isRunning ? "waiting" : "left"]: waiting };
  const stands = (
    <p>
      <a href={here}>{t("result.look")}</a>
      {" · "}
      <a href={`${here}?refresh=anew`}>{t("result.refreshStart", { seconds: REFRESH_SECONDS })}</a>
    </p>
  );
  const follows = (
    <p>
      {t("result.refreshOn", { seconds: REFRESH_SECONDS })} <a href={`${here}?refresh=off`}>{t("result.refreshOff")}</a>
    </p>
  );
  return (
    <div className="stack">
      {isRunning && refreshing === "anew" && (
        <noscript>
          <meta httpEquiv="refresh" content={`${REFRESH_SECONDS};url=${here}?refresh=anew`} />
        </noscript>
      )}
      <p role="status" id="outcome" tabIndex={-1}>
        <strong aria-hidden={isRunning || undefined}>{said}</strong>
        {isRunning && <span className="visually-hidden">{t("result.quarter", { percent })}</span>}
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
      <LiveRefresh
        isRunning={isRunning}
        isWanted={refreshing !== "off"}
        seconds={REFRESH_SECONDS}
        outcome="outcome"
        following={follows}
      >
        {refreshing === "anew" ? follows : stands}
      </LiveRefresh>
      {children}
    </div>
  );
}
