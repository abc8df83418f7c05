import { Notice } from "@/components/ui/notice";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ClaimedPass, PassRefusal } from "@/lib/invitations/commands/claim-pass";

type Brought = { pass: ClaimedPass | null; problem: PassRefusal | null; until?: Date };
type Props = { locale: Locale; event: { timeZone: string }; brought: Brought; isOpen: boolean };

/** What is wrong with a code, as words for its field; null when nothing is, or when it is an invitation's matter. */
export function passMessage({ problem, until }: Brought, event: Props["event"], locale: Locale): string | null {
  if (problem === null || problem === "invitation_over") return null;
  const moment = until ? formatMoment(until, locale, event.timeZone) : "";
  return translator(locale, "entry")(`code.errors.${problem}`, { moment });
}

/** What an invitation or a code that somebody came with is good for. */
export function PassNotice({ locale, event, brought, isOpen }: Props) {
  const t = translator(locale, "entry");
  if (brought.problem === "invitation_over") {
    return (
      <Notice tone="warning" heading={t("invitation.overTitle")}>
        <p>
          {t("invitation.over")} {isOpen && t("invitation.overOpen")}
        </p>
      </Notice>
    );
  }
  const { pass } = brought;
  if (!pass) return null;
  const kind = pass.invitationId ? "invitation" : "code";
  const moment = formatMoment(pass.until, locale, event.timeZone);
  return (
    <Notice tone="success" heading={t(`${kind}.title`)}>
      <p>{t(pass.holdsSeat ? `${kind}.seat` : `${kind}.noSeat`, { moment })}</p>
    </Notice>
  );
}
