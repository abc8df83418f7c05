import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { SummaryList } from "@/components/ui/summary-list";
import type { Translate } from "@/lib/i18n/translator";
import { STUCK_AFTER_MINUTES } from "@/lib/mail-health/constants";
import type { MailPause } from "@/lib/mail-health/queries";

type Props = {
  t: Translate<"mailDesk">;
  pause: MailPause;
  since: ReactNode;
  /** When the server is asked again by itself, in words; null for within a minute. */
  next: string | null;
  /** For how many minutes it should have been asked already. */
  overdue: number;
  /** Has the server asked at once; none for those who only read. */
  probe: (() => Promise<void>) | undefined;
};

/** Why no mail leaves, first for whoever reads it, then for whoever can mend it. */
export function MailPausePanel({ t, pause, since, next, overdue, probe }: Props) {
  return (
    <section className="stack" aria-labelledby="paused">
      <Notice tone="warning">
        <h2 className="notice__heading" id="paused">
          {t("desk.paused")}
        </h2>
        <p>
          {t(`pauses.${pause.reason}`)} {t("notice.waiting", { count: pause.waiting })}
        </p>
        <p>{t(`remedies.${pause.reason}`)}</p>
        {overdue >= STUCK_AFTER_MINUTES && <p>{t("desk.nobodyTries", { minutes: overdue })}</p>}
      </Notice>
      <h3>{t("desk.forIt")}</h3>
      <SummaryList
        rows={[
          { name: "since", label: t("desk.since"), value: since },
          {
            name: "answer",
            label: t("desk.answer"),
            value: <code className="server-answer">{pause.serverAnswer ?? "–"}</code>,
          },
          { name: "next", label: t("desk.nextTry"), value: next ?? t("desk.atOnce") },
          { name: "tries", label: t("desk.tries"), value: pause.probes },
        ]}
      />
      {probe ? (
        <form action={probe}>
          <button className="button" type="submit" aria-describedby="probe-hint">
            {t("desk.probe")}
          </button>
          <p className="field__hint" id="probe-hint">
            {t("desk.probeHint")}
          </p>
        </form>
      ) : (
        <p className="field__hint">{t("desk.readOnly")}</p>
      )}
    </section>
  );
}
