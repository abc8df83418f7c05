import type { Metadata } from "next";
import { InvitationAnswer } from "@/components/invitations/invitation-answer";
import { InvitationOver, overTitle } from "@/components/invitations/invitation-over";
import { eventRows } from "@/components/registrations/event-rows";
import { unavailableTitle } from "@/components/registrations/unavailable";
import { SummaryList } from "@/components/ui/summary-list";
import { isCancelled } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { isOpen } from "@/lib/invitations/rules";
import { admission } from "@/lib/registrations/rules";
import { type InvitationParams, invitationGate } from "./gate";

export async function generateMetadata(props: InvitationParams): Promise<Metadata> {
  const { locale, state, event } = await invitationGate(props);
  if (isCancelled(event))
    return { title: unavailableTitle("cancelled", locale), robots: { index: false, follow: false } };
  return {
    title: isOpen(state) ? translator(locale, "invitations")("own.title") : overTitle(state, locale),
    robots: { index: false, follow: false },
  };
}

/** What the invited person sees behind the link. Opening it changes nothing. */
export default async function InvitationPage(props: InvitationParams) {
  const { locale, key, now, state, invitation, event, address } = await invitationGate(props);
  const t = translator(locale, "invitations");
  return (
    <div className="page">
      {isOpen(state) && !isCancelled(event) ? (
        <InvitationAnswer locale={locale} invitation={invitation} event={event} address={address} invitationKey={key} />
      ) : (
        <InvitationOver
          locale={locale}
          state={state}
          invitation={invitation}
          event={event}
          admission={admission(event, event.seats, now)}
        />
      )}
      <h2>{t("own.event")}</h2>
      <SummaryList
        rows={[
          ...eventRows(event, locale),
          {
            name: "contact",
            label: t("own.contact"),
            value: (
              <>
                {event.contactName}, <a href={`mailto:${event.contactEmail}`}>{event.contactEmail}</a>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
