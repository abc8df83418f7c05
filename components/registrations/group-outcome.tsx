import { SummaryList } from "@/components/ui/summary-list";
import type { DraftOutcome } from "@/lib/drafts/schema";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { pendingState } from "./outcome-panel";

type Props = {
  locale: Locale;
  event: { timeZone: string };
  others: NonNullable<DraftOutcome["others"]>;
  heldUntil: Date | null;
};

/** What the colleagues got who were registered in the same go. */
export function GroupOutcome({ locale, event, others, heldUntil }: Props) {
  const t = translator(locale, "entry");
  const moment = heldUntil ? formatMoment(heldUntil, locale, event.timeZone) : "";
  const rows = others.map(({ name, reference, status }) => ({
    name: reference,
    label: name,
    value: `${t(`done.fates.${pendingState(status) ?? "confirmed"}`, { moment })}\n${reference}`,
  }));
  return (
    <>
      <h2>{t("done.colleagues")}</h2>
      <p>{t("done.colleaguesMail")}</p>
      <SummaryList rows={rows} />
    </>
  );
}
