import type { Translate } from "@/lib/i18n/translator";
import type { MailPauseReason } from "@/prisma/generated/enums";
import { type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"mailDesk">;
  reason: MailPauseReason;
  /** How many mails wait. */
  waiting: number;
  /** The page about it; null for whoever may not open it. */
  queue: string | null;
  ticks?: Ticks;
};

/** Says on every page of the desk that no mail leaves, so that nobody promises one. */
export function MailPauseNotice({ t, reason, waiting, queue, ticks }: Props) {
  return (
    <div className="mail-pause frame" role="status">
      <p>
        <strong>{t("notice.heading")}.</strong> {t(`pauses.${reason}`)} {t("notice.waiting", { count: waiting })}{" "}
        {queue && (
          <Way ticks={ticks} href={queue}>
            {t("notice.more")}
          </Way>
        )}
      </p>
    </div>
  );
}
