import type { Metadata } from "next";
import { AnswersSummary } from "@/components/questions/answers-summary";
import { DetailsSummary } from "@/components/registrations/details-summary";
import { eventRows } from "@/components/registrations/event-rows";
import { OwnRegistrationActions } from "@/components/registrations/own-actions";
import { OwnRegistrationHead } from "@/components/registrations/own-head";
import { OwnNotice } from "@/components/registrations/own-notice";
import { OwnTasks } from "@/components/registrations/own-tasks";
import { SummaryList } from "@/components/ui/summary-list";
import { formatMoment } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { isPending } from "@/lib/registrations/rules";
import { type OwnParams, ownRegistrationGate } from "./gate";
import { ownRegistrationView } from "./view";

type Props = OwnParams & { searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, registration } = await ownRegistrationGate(props);
  return {
    title: `${translator(locale, "own")("title")} ${registration.reference}`,
    robots: { index: false, follow: false },
  };
}

export default async function OwnRegistrationPage(props: Props) {
  const { view, answers, handover, missing, canChange } = await ownRegistrationView(props);
  const { locale, registration, event, address } = view;
  const { done } = await props.searchParams;
  const t = translator(locale, "own");
  const moment = (date: Date) => formatMoment(date, locale, event.timeZone);
  const { registeredAt, deletionRequestedAt } = registration;
  return (
    <div className="page">
      <OwnNotice locale={locale} done={String(done)} standing={view.standing} />
      <OwnRegistrationHead {...view} />
      <OwnTasks {...view} handover={handover} missing={missing} canChange={canChange} />
      <h2>{t("event")}</h2>
      <SummaryList
        rows={[
          ...eventRows(event, locale),
          {
            name: "registered",
            label: t(isPending(registration.status) ? "receivedOn" : "registeredOn"),
            value: moment(registeredAt),
          },
        ]}
      />
      <OwnRegistrationActions {...view} />
      <h2>{t("details")}</h2>
      <DetailsSummary locale={locale} details={registration} asksConference={event.conferenceStartsOn !== null} />
      {answers.length > 0 && <h2>{t("answers")}</h2>}
      <AnswersSummary locale={locale} answers={answers} />
      <h2>{t("data.title")}</h2>
      {deletionRequestedAt && <p>{t("data.requested", { date: moment(deletionRequestedAt) })}</p>}
      <p>{t.rich("data.text", { link: (text) => <a href={`${address}/data`}>{text}</a> })}</p>
    </div>
  );
}
