import type { Metadata } from "next";
import { eventRows } from "@/components/registrations/event-rows";
import { HandoverHead, handoverTitle } from "@/components/registrations/handover-head";
import { Notice } from "@/components/ui/notice";
import { SummaryList } from "@/components/ui/summary-list";
import { translator } from "@/lib/i18n/translator";
import { type HandoverParams, handoverGate } from "./gate";

type Props = HandoverParams & { searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state, from } = await handoverGate(props);
  return { title: handoverTitle(state, from, locale), robots: { index: false, follow: false } };
}

/** A place that somebody offers: who, until when, and what one can answer. Opening it decides nothing. */
export default async function HandoverPage(props: Props) {
  const gate = await handoverGate(props);
  const { locale, event, state } = gate;
  const { problem } = await props.searchParams;
  const t = translator(locale, "handovers");
  return (
    <div className="page">
      {problem === "over" && state !== "open" && state !== "accepted" && (
        <Notice tone="warning" live>
          <p>{t("tooLate")}</p>
        </Notice>
      )}
      <HandoverHead {...gate} hasPlace={problem === "already_has_place"} />
      <h2>{t("event")}</h2>
      <SummaryList rows={eventRows(event, locale)} />
    </div>
  );
}
