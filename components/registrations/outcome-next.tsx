import type { ReactNode } from "react";
import type { DraftOutcome } from "@/lib/drafts/schema";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { pendingState } from "./outcome-panel";

type Props = {
  locale: Locale;
  event: { timeZone: string };
  outcome: DraftOutcome;
  /** Until when an address has to be proven. */
  heldUntil: Date | null;
};

/** What happens next, and what to do for it. */
export function OutcomeNext({ locale, event, outcome, heldUntil }: Props) {
  const t = translator(locale, "entry");
  const pending = pendingState(outcome.status);
  const mail = { email: outcome.email, strong };
  if (!pending) return <p>{translator(locale, "registration").rich("done.mail", mail)}</p>;
  const moment = heldUntil ? formatMoment(heldUntil, locale, event.timeZone) : "";
  return (
    <>
      <p>{t(`done.${pending}.next`, { moment })}</p>
      <p>{t.rich(`done.${pending}.mail`, mail)}</p>
    </>
  );
}

function strong(address: ReactNode): ReactNode {
  return <strong className="breakable">{address}</strong>;
}
