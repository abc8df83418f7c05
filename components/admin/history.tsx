import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";

export type HistoryLine = {
  id: string;
  at: ReactNode;
  /** Who did what, as one sentence. */
  sentence: string;
  changes: { field: string; before: string; after: string }[];
  reason: string | null;
};

/** What happened, the latest first: when, who and what, with old and new values. */
export function History({ t, lines }: { t: Translate<"admin">; lines: HistoryLine[] }) {
  return (
    <ol className="timeline">
      {lines.map(({ id, at, sentence, changes, reason }) => (
        <li key={id}>
          {at}
          <p>{sentence}</p>
          {changes.length > 0 && (
            <ul>
              {changes.map((change) => (
                <li key={change.field}>{t("history.change", change)}</li>
              ))}
            </ul>
          )}
          {reason && <p className="history__reason">{t("history.reason", { reason })}</p>}
        </li>
      ))}
    </ol>
  );
}
