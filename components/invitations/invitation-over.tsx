import { unavailableTitle } from "@/components/registrations/unavailable";
import type { EventView } from "@/lib/events/queries";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { InvitationState } from "@/lib/invitations/constants";
import type { OpenedInvitation } from "@/lib/invitations/queries";
import type { Admission } from "@/lib/registrations/rules";

type Props = {
  locale: Locale;
  state: InvitationState;
  invitation: Pick<OpenedInvitation, "email" | "reservedUntil">;
  event: EventView;
  /** Whether one can register like everyone else now. */
  admission: Admission;
};

const titles = {
  waiting: "own.title",
  reminded: "own.title",
  accepted: "own.acceptedTitle",
  declined: "own.declinedTitle",
  withdrawn: "own.withdrawnTitle",
  run_out: "own.ranOutTitle",
} as const;

export function overTitle(state: InvitationState, locale: Locale): string {
  return translator(locale, "invitations")(titles[state]);
}

/** An invitation that can no longer be answered: why, and what one can still do. */
export function InvitationOver({ locale, state, invitation, event, admission }: Props) {
  const t = translator(locale, "invitations");
  if (admission === "cancelled") {
    return (
      <>
        <h1>{unavailableTitle("cancelled", locale)}</h1>
        <p className="lead">{translator(locale, "registration")("unavailable.cancelled")}</p>
      </>
    );
  }
  const why: Record<InvitationState, string | null> = {
    waiting: null,
    reminded: null,
    accepted: t("own.accepted", { email: invitation.email }),
    declined: t("own.declined"),
    withdrawn: t("own.withdrawn"),
    run_out: t("own.ranOut", { moment: formatMoment(invitation.reservedUntil, locale, event.timeZone) }),
  };
  return (
    <>
      <h1>{overTitle(state, locale)}</h1>
      <p className="lead">{why[state]}</p>
      {state !== "accepted" && <OtherWays locale={locale} event={event} admission={admission} />}
    </>
  );
}

/** The way that is open to everyone, if one is; whom to ask if none is. */
function OtherWays({ locale, event, admission }: Pick<Props, "locale" | "event" | "admission">) {
  const t = translator(locale, "invitations");
  if (admission === "over") return null;
  if (admission !== "admitted" && admission !== "waiting_list") return <p>{t("own.askContact")}</p>;
  const isFree = admission === "admitted";
  return (
    <>
      <p>{t(isFree ? "own.asEveryone" : "own.waitingList")}</p>
      <p>
        <a className="button button--primary" href={`/${locale}/events/${event.slug}/register`}>
          {t(isFree ? "own.asEveryoneAction" : "own.waitingListAction")}
        </a>
      </p>
    </>
  );
}
