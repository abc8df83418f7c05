import type { Translate } from "@/lib/i18n/translator";
import type { MailPauseReason } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"mailDesk">;
  reason: MailPauseReason;
  /** How many mails wait. */
  waiting: number;
  /** The page about it; null for whoever may not open it. */
  queue: string | null;
};

/** Says on every page of the desk that no mail leaves, so that nobody promises one. */
export function MailPauseNotice({ t, reason, waiting, queue }: Props) {
  return (
    <div className="mail-pause frame" role="status">
      <p>
        <strong>{t("notice.heading")}.</strong> {t(`pauses.${reason}`)} {t("notice.waiting", { count: waiting })}{" "}
        {queue && <a href={queue}>{t("notice.more")}</a>}
      </p>
    </div>
  );
}
