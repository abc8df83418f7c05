import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import type { DraftOutcome } from "@/lib/drafts/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

type Props = {
  locale: Locale;
  outcome: DraftOutcome;
  /** A seat was promised and somebody else was faster. */
  wasTaken: boolean;
};

/** The states of a new registration that is not confirmed straight away, each with words of its own. */
export function pendingState(status: DraftOutcome["status"]) {
  return status === "waitlisted" || status === "awaiting_verification" || status === "awaiting_approval"
    ? status
    : null;
}

export function outcomeTitle(status: DraftOutcome["status"], locale: Locale): string {
  const pending = pendingState(status);
  return pending
    ? translator(locale, "entry")(`done.${pending}.title`)
    : translator(locale, "registration")("done.title");
}

/** What came of sending, in one glance. */
export function OutcomePanel({ locale, outcome, wasTaken }: Props) {
  const { status, reference } = outcome;
  const t = translator(locale, "entry");
  return (
    <ConfirmationPanel heading={outcomeTitle(status, locale)} tone={pendingState(status) ? "waiting" : "good"}>
      {status === "awaiting_approval" && <p>{t("done.awaiting_approval.state")}</p>}
      {status === "waitlisted" && wasTaken && <p>{t("done.waitlisted.taken")}</p>}
      <p>
        {translator(locale, "registration")("done.reference")} <strong className="reference">{reference}</strong>
      </p>
    </ConfirmationPanel>
  );
}
