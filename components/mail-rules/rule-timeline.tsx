import type { ReactNode } from "react";
import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";
import type { RuleStanding, SkippedBecause } from "@/lib/mail-rules/schema";

export type TimelineRule = {
  id: string;
  moment: Date;
  name: string;
  /** For example "7 days before the start". */
  distance: string;
  /** Whom it is for, condition by condition. */
  conditions: string[];
  /** What has changed under that choice since it was made, in words. */
  problems: string[];
  standing: RuleStanding;
  skipped: SkippedBecause | null;
  writesLate: boolean;
  /** Of one to come: how many it would reach now, and how many fit and get none. */
  reached: number | null;
  leftOut: number;
  outcome: { sent: number; waiting: number; failed: number; withdrawn: number };
  href: string;
  /** Where its mails are listed. */
  mails: string;
  /** Buttons. */
  action: ReactNode;
};

export type TimelineMark = { mark: "now" | "start" | "end"; moment: Date };

type Props = {
  t: Translate<"mailRules">;
  /** In the order of time. */
  entries: (TimelineRule | TimelineMark)[];
  momentOf: (at: Date) => ReactNode;
};

const tones = {
  upcoming: "waiting",
  due: "waiting",
  done: "good",
  skipped: "ended",
  off: "ended",
  stopped: "ended",
} as const;

/** What goes out when, what has gone, and the event itself in between. */
export function RuleTimeline({ t, entries, momentOf }: Props) {
  return (
    <ol className="timeline timeline--rules" aria-label={t("timeline")}>
      {entries.map((entry) =>
        "mark" in entry ? (
          <li className="timeline__mark" key={entry.mark}>
            {momentOf(entry.moment)}
            <strong>{t(`marks.${entry.mark}`)}</strong>
          </li>
        ) : (
          <li
            className={entry.standing === "upcoming" || entry.standing === "due" ? undefined : "timeline__ended"}
            key={entry.id}
          >
            {momentOf(entry.moment)}
            <h2 className="timeline__heading">
              <a href={entry.href}>{entry.name}</a>
            </h2>
            <p className="cluster">
              <StatusTag tone={tones[entry.standing]}>{t(`standings.${entry.standing}`)}</StatusTag>
              <span>{entry.distance}</span>
            </p>
            <p className="field__hint">{entry.conditions.join(" · ")}</p>
            {entry.problems.map((problem) => (
              <p className="field__error" key={problem}>
                {problem}
              </p>
            ))}
            <Facts t={t} entry={entry} />
            {entry.action}
          </li>
        ),
      )}
    </ol>
  );
}

function Facts({ t, entry }: Pick<Props, "t"> & { entry: TimelineRule }) {
  const { outcome, standing, skipped, reached, leftOut } = entry;
  const counts = (["sent", "waiting", "failed", "withdrawn"] as const).filter((what) => outcome[what] > 0);
  return (
    <>
      {reached !== null && (
        <p>
          {t("people", { count: reached })} {leftOut > 0 && t("leftOut", { count: leftOut })}
        </p>
      )}
      {skipped && <p>{t(`skipped.${skipped}`)}</p>}
      {counts.length > 0 && (
        <p>
          {counts.map((what) => t(`outcome.${what}`, { count: outcome[what] })).join(" · ")}{" "}
          <a href={entry.mails}>
            {t("outcome.see")}
            <span className="visually-hidden">: {entry.name}</span>
          </a>
        </p>
      )}
      {standing === "done" && counts.length === 0 && <p>{t("outcome.nobody")}</p>}
      {entry.writesLate && <p>{t("late")}</p>}
    </>
  );
}
