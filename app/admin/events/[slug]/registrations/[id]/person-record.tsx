import type { ReactNode } from "react";
import { History } from "@/components/admin/history";
import type { HistoryEntry } from "@/lib/audit/queries";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { changes, sentence } from "./words";

type Props = {
  t: Translate<"admin">;
  history: HistoryEntry[];
  locale: Locale;
  /** The event's. */
  timeZone: string;
  moment: (at: Date) => ReactNode;
  /** The labels of questions by their field's name, as they were at a moment. */
  askedAt: (at: Date) => ReadonlyMap<string, string>;
  /** The mails. */
  children: ReactNode;
};

/** What happened to a registration, and what was mailed about it. */
export function PersonRecord({ t, history, locale, timeZone, moment, askedAt, children }: Props) {
  return (
    <div className="stack">
      <section className="stack" aria-labelledby="history">
        <h2 id="history">{t("person.history")}</h2>
        <History
          t={t}
          lines={history.map((entry) => ({
            id: entry.id,
            at: moment(entry.at),
            sentence: sentence(t, entry, (at) => formatMoment(at, locale, timeZone), locale),
            changes: changes(t, entry, locale, askedAt(entry.at)),
            reason: entry.reason,
          }))}
        />
      </section>
      {children}
    </div>
  );
}
