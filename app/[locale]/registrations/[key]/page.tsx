import type { Metadata } from "next";
import { DetailsSummary } from "@/components/registrations/details-summary";
import { OwnRegistrationActions } from "@/components/registrations/own-actions";
import { OwnRegistrationHead } from "@/components/registrations/own-head";
import { Notice } from "@/components/ui/notice";
import { clock } from "@/lib/clock";
import { translator } from "@/lib/i18n/translator";
import { canCancel, canChangeDetails, isEnded } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "./gate";

type Props = OwnParams & { searchParams: Promise<{ saved?: string }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, registration } = await ownRegistrationGate(props);
  return {
    title: `${translator(locale, "registration")("own.title")} ${registration.reference}`,
    robots: { index: false, follow: false },
  };
}

export default async function OwnRegistrationPage(props: Props) {
  const { locale, registration, event, address } = await ownRegistrationGate(props);
  const { saved } = await props.searchParams;
  const t = translator(locale, "registration");
  const now = clock.now();
  return (
    <div className="page">
      {(saved === "changed" || saved === "unchanged") && (
        <Notice tone="success" live>
          <p>{t(`own.${saved}`)}</p>
        </Notice>
      )}
      <OwnRegistrationHead locale={locale} registration={registration} event={event} now={now} />
      <OwnRegistrationActions
        locale={locale}
        address={address}
        event={event}
        isLive={!isEnded(registration.status) && now < event.endsAt}
        canChange={canChangeDetails(registration.status, event, now)}
        canCancel={canCancel(registration.status, event, now)}
      />
      <h2>{t("own.details")}</h2>
      <DetailsSummary locale={locale} details={registration} asksConference={event.conferenceStartsOn !== null} />
    </div>
  );
}
