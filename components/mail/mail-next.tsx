import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import { mailState } from "@/lib/mail-desk/rules";
import type { MailStanding } from "./mail-state";

type Props = {
  t: Translate<"mailDesk">;
  mail: MailStanding;
  /** How many have been made. */
  attempts: number;
  isPaused: boolean;
  /** Whether an earlier mail to the same person has to leave first. */
  isBehind: boolean;
  children: ReactNode;
};

/** What happens next with a mail by itself, and what somebody can do about it. */
export function MailNext({ t, mail, attempts, isPaused, isBehind, children }: Props) {
  return (
    <section className="stack" aria-labelledby="next">
      <h2 id="next">{t("mail.nextHeading")}</h2>
      <p className="measure">{adviceOf({ t, mail, isPaused, isBehind })}</p>
      {mail.status === "waiting_to_retry" && <p className="measure">{t("retryHint", { attempts })}</p>}
      {children}
    </section>
  );
}

function adviceOf({ t, mail, isPaused, isBehind }: Omit<Props, "children" | "attempts">): string {
  const { status, reason, bounces } = mail;
  const state = mailState(status, bounces);
  if (reason) return t(`advice.${reason}`);
  if (isPaused && (state === "queued" || state === "retrying")) return t("advice.paused");
  if (state === "queued" && isBehind) return t("advice.queuedBehind");
  if (state === "returned" && bounces.every(({ kind }) => kind === "soft")) return t("advice.returnedSoft");
  return state === "failed" || state === "withdrawn" ? "" : t(`advice.${state}`);
}
