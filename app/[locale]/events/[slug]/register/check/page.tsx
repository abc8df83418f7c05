import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DetailsSummary } from "@/components/registrations/details-summary";
import { Notice } from "@/components/ui/notice";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { likelyMeantAddress } from "@/lib/registrations/rules";
import { sendRegistration } from "../actions";
import { type RegisterParams, registrationGate } from "../gate";

type Props = RegisterParams & { searchParams: Promise<{ changed?: string }> };

export async function generateMetadata({ params }: RegisterParams): Promise<Metadata> {
  const { locale, event } = await registrationGate({ params });
  const t = translator(locale, "registration");
  return { title: `${t("check.title")} – ${textFor(event, locale).title}`, robots: { index: false } };
}

export default async function CheckPage(props: Props) {
  const { locale, event, draft, answers, admission } = await registrationGate(props);
  const form = `/${locale}/events/${event.slug}/register`;
  if (draft?.outcome) redirect(`${form}/done`);
  if (!draft || !answers.success || (admission !== "admitted" && admission !== "waiting_list")) redirect(form);

  const t = translator(locale, "registration");
  const wasChanged = (await props.searchParams).changed === "elsewhere";
  const meant = likelyMeantAddress(answers.data.email);
  return (
    <div className="page">
      {wasChanged && (
        <Notice tone="warning" live>
          <p>{t("check.changed")}</p>
        </Notice>
      )}
      <p className="caption">{textFor(event, locale).title}</p>
      <h1>{t("check.title")}</h1>
      <p className="lead">{t("check.lead")}</p>
      <DetailsSummary
        locale={locale}
        details={answers.data}
        asksConference={event.conferenceStartsOn !== null}
        changeHref={form}
        emailRemark={meant && <strong className="summary-list__warning">{t("check.meant", { address: meant })}</strong>}
      />
      <form action={sendRegistration}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="event" value={event.slug} />
        <input type="hidden" name="draft" value={draft.id} />
        <div className="button-group">
          <button className="button button--primary" type="submit">
            {t("check.send")}
          </button>
          <a className="button button--quiet" href={form}>
            {t("check.back")}
          </a>
        </div>
      </form>
    </div>
  );
}
