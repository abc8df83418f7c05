import { StatusTag } from "@/components/ui/status-tag";
import type { Translate } from "@/lib/i18n/translator";
import { bounceWord, mailState, type MailState as State } from "@/lib/mail-desk/rules";
import type { BounceKind, OutgoingMailReason, OutgoingMailStatus } from "@/prisma/generated/enums";

const tones: Record<State, "good" | "waiting" | "ended" | "bad"> = {
  queued: "waiting",
  sending: "waiting",
  retrying: "waiting",
  sent: "good",
  returned: "bad",
  failed: "bad",
  withdrawn: "ended",
};

export type MailStanding = {
  status: OutgoingMailStatus;
  reason: OutgoingMailReason | null;
  /** What came back of it, the latest first. */
  bounces: { kind: BounceKind; status: string | null }[];
};

type Props = {
  t: Translate<"mailDesk">;
  mail: MailStanding;
  /** When it is tried again, in words; null when that is within a minute. */
  next: string | null;
  /** Whether no mail leaves at the moment. */
  isPaused: boolean;
};

/** Where a mail stands: a word, and where one is needed a sentence that says why or what comes. */
export function MailState({ t, mail, next, isPaused }: Props) {
  const state = mailState(mail.status, mail.bounces);
  const sentence = sentenceOf({ t, mail, next, isPaused });
  return (
    <span className="mail-state">
      <StatusTag tone={tones[state]}>{t(`states.${state}`)}</StatusTag>
      {sentence && <span>{sentence}</span>}
    </span>
  );
}

function sentenceOf({ t, mail: { status, reason, bounces }, next, isPaused }: Props): string | null {
  if (isPaused && (status === "queued" || status === "waiting_to_retry")) return t("held");
  if (status === "waiting_to_retry") return next ? t("next", { moment: next }) : t("nextNow");
  if (reason) return t(`reasons.${reason}`);
  const [bounce] = bounces;
  return status === "sent" && bounce ? t(`bounces.${bounceWord(bounce)}`) : null;
}
