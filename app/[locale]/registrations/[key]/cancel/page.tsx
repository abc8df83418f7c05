import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { eventRows } from "@/components/registrations/event-rows";
import { CancellationsClosed } from "@/components/registrations/own-actions";
import { OwnForm } from "@/components/registrations/own-form";
import { SummaryList } from "@/components/ui/summary-list";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { canCancel, isEnded } from "@/lib/registrations/rules";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { cancelOwnRegistration } from "../actions";
import { type OwnParams, ownRegistrationGate } from "../gate";

/** What is given back: a place, a request or a place in line. Each has its own words. */
function kindOf(standing: RegistrationStatus): "place" | "request" | "line" {
  if (standing === "waitlisted") return "line";
  return standing === "confirmed" ? "place" : "request";
}

async function cancelGate(props: OwnParams) {
  const gate = await ownRegistrationGate(props);
  const isOpen = canCancel(gate.standing, gate.event, gate.now);
  return { ...gate, isOpen, kind: kindOf(gate.standing), t: translator(gate.locale, "own") };
}

export async function generateMetadata(props: OwnParams): Promise<Metadata> {
  const { t, isOpen, kind } = await cancelGate(props);
  return {
    title: isOpen ? t(`cancelPage.${kind}.title`) : t("cancelPage.closedTitle"),
    robots: { index: false, follow: false },
  };
}

/** Second step of cancelling, and where "I can't come after all" in a mail leads: only the button changes anything. */
export default async function CancelPage(props: OwnParams) {
  const { t, locale, linkKey, registration, event, address, now, standing, isOpen, kind } = await cancelGate(props);
  if (isEnded(standing)) redirect(address);
  if (standing === "offered") redirect(`${address}/decline`);
  if (!isOpen) {
    return (
      <div className="page">
        <p className="caption">{registration.reference}</p>
        <h1>{t("cancelPage.closedTitle")}</h1>
        {now >= event.startsAt ? <p>{t("actions.started")}</p> : <CancellationsClosed locale={locale} event={event} />}
        <p>
          <a href={address}>{t("cancelPage.back")}</a>
        </p>
      </div>
    );
  }
  return (
    <div className="page">
      <p className="caption">{registration.reference}</p>
      <h1>{t(`cancelPage.${kind}.title`)}</h1>
      <p className="lead">{t(`cancelPage.${kind}.question`, { event: textFor(event, locale).title })}</p>
      <SummaryList rows={eventRows(event, locale).slice(1)} />
      <p>{t(`cancelPage.${kind}.consequence`)}</p>
      <OwnForm action={cancelOwnRegistration} locale={locale} linkKey={linkKey}>
        <div className="button-group">
          <button className="button button--danger" type="submit">
            {t(`cancelPage.${kind}.confirm`)}
          </button>
          <a className="button button--quiet" href={address}>
            {t(`cancelPage.${kind}.keep`)}
          </a>
        </div>
      </OwnForm>
      {kind === "place" && (
        <>
          <h2>{t("cancelPage.colleague")}</h2>
          <p>{t("cancelPage.colleagueText")}</p>
          <form action={`${address}/hand-over`}>
            <button className="button button--secondary" type="submit">
              {t("actions.handOver")}
            </button>
          </form>
        </>
      )}
    </div>
  );
}
