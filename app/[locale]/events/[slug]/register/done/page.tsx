import type { Metadata } from "next";
import { eventRows } from "@/components/registrations/event-rows";
import { GroupOutcome } from "@/components/registrations/group-outcome";
import { OutcomeNext } from "@/components/registrations/outcome-next";
import { OutcomePanel, outcomeTitle } from "@/components/registrations/outcome-panel";
import { mailto } from "@/components/ui/mailto";
import { SummaryList } from "@/components/ui/summary-list";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { verificationDeadline } from "@/lib/registrations/rules";
import { type RegisterParams, registrationGate } from "../gate";

type Props = RegisterParams & { searchParams: Promise<{ seat?: string }> };

export async function generateMetadata({ params }: RegisterParams): Promise<Metadata> {
  const { locale, event, draft } = await registrationGate({ params });
  const t = translator(locale, "registration");
  const title = draft?.outcome ? outcomeTitle(draft.outcome.status, locale) : t("done.goneTitle");
  return { title: `${title} – ${textFor(event, locale).title}`, robots: { index: false } };
}

/**
 * Confirmation. Says the same whether the address was new or registered before, so that nobody learns from it who is
 * registered; the mail tells the person (DOMAIN.md).
 */
export default async function DonePage({ params, searchParams }: Props) {
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
  const { outcome, completedAt } = draft;
  const heldUntil = completedAt && verificationDeadline(event, completedAt);
  const wasTaken = (await searchParams).seat === "taken";
  return (
    <div className="page">
      <OutcomePanel locale={locale} outcome={outcome} wasTaken={wasTaken} />
      <SummaryList rows={eventRows(event, locale)} />
      <h2>{t("done.next")}</h2>
      <OutcomeNext locale={locale} event={event} outcome={outcome} heldUntil={heldUntil} />
      <p>{t.rich("done.noMail", { contact: event.contactEmail, mailto })}</p>
      {outcome.others && <GroupOutcome locale={locale} event={event} others={outcome.others} heldUntil={heldUntil} />}
      {eventLink}
    </div>
  );
}
