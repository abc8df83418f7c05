import type { EventView } from "@/lib/events/queries";
import { textFor } from "@/lib/events/rules";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OpenedInvitation } from "@/lib/invitations/queries";

type Props = {
  locale: Locale;
  invitation: Pick<OpenedInvitation, "name" | "email" | "holdsSeat" | "reservedUntil">;
  event: EventView;
  /** Of this page; and the key at its end, which the form takes along. */
  address: string;
  invitationKey: string;
};

/** An invitation that can still be answered: until when, and the two answers. Both lead to a page by GET. */
export function InvitationAnswer({ locale, invitation, event, address, invitationKey }: Props) {
  const t = translator(locale, "invitations");
  const { title } = textFor(event, locale);
  const { name, email, holdsSeat, reservedUntil } = invitation;
  return (
    <>
      <h1>{t("own.title")}</h1>
      <p className="lead">{name ? t("own.leadNamed", { name, event: title }) : t("own.lead", { event: title })}</p>
      <p>
        {t.rich(holdsSeat ? "own.seat" : "own.noSeat", {
          moment: formatMoment(reservedUntil, locale, event.timeZone),
          strong: (words) => <strong>{words}</strong>,
        })}
      </p>
      <p>{t("own.forYou", { email })}</p>
      <div className="button-group">
        <a
          className="button button--primary"
          href={`/${locale}/events/${event.slug}/register?${new URLSearchParams({ invitation: invitationKey })}`}
        >
          {t("own.register")}
        </a>
        <form action={`${address}/decline`}>
          <button className="button button--secondary" type="submit">
            {t("own.decline")}
          </button>
        </form>
      </div>
    </>
  );
}
