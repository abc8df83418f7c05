import type { Metadata } from "next";
import { eventRows } from "@/components/registrations/event-rows";
import { ConfirmationPanel } from "@/components/ui/confirmation-panel";
import { mailto } from "@/components/ui/mailto";
import { SummaryList } from "@/components/ui/summary-list";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { type RegisterParams, registrationGate } from "../gate";

export async function generateMetadata({ params }: RegisterParams): Promise<Metadata> {
  const { locale, event, draft } = await registrationGate({ params });
  const t = translator(locale, "registration");
  const title = draft?.outcome ? t("done.title") : t("done.goneTitle");
  return { title: `${title} – ${textFor(event, locale).title}`, robots: { index: false } };
}

/**
 * Confirmation. Says the same whether the address was new or registered before, so that nobody learns from it who is
 * registered; the mail tells the person (DOMAIN.md).
 */
export default async function DonePage({ params }: RegisterParams) {
  const { locale, event, draft } = await registrationGate({ params });
  const t = translator(locale, "registration");
  const eventLink = (
    <p>
      <a href={`/${locale}/events/${event.slug}`}>{t("done.backToEvent")}</a>
    </p>
  );
  if (!draft?.outcome) {
    return (
      <div className="page">
        <h1>{t("done.goneTitle")}</h1>
        <p className="lead">{t("done.gone")}</p>
        {eventLink}
      </div>
    );
  }
  const { reference, email } = draft.outcome;
  return (
    <div className="page">
      <ConfirmationPanel heading={t("done.title")}>
        <p>
          {t("done.reference")} <strong className="reference">{reference}</strong>
        </p>
      </ConfirmationPanel>
      <SummaryList rows={eventRows(event, locale)} />
      <h2>{t("done.next")}</h2>
      <p>{t.rich("done.mail", { email, strong: (address) => <strong className="breakable">{address}</strong> })}</p>
      <p>{t.rich("done.noMail", { contact: event.contactEmail, mailto })}</p>
      {eventLink}
    </div>
  );
}
