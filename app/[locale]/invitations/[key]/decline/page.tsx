import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { isOpen } from "@/lib/invitations/rules";
import { declineOwnInvitation } from "../actions";
import { type InvitationParams, invitationGate } from "../gate";

export async function generateMetadata(props: InvitationParams): Promise<Metadata> {
  const { locale } = await invitationGate(props);
  return { title: translator(locale, "invitations")("decline.title"), robots: { index: false, follow: false } };
}

/** Second step of declining: only the button on this page changes anything. */
export default async function DeclinePage(props: InvitationParams) {
  const { locale, key, state, invitation, event, address } = await invitationGate(props);
  if (!isOpen(state)) redirect(address);
  const t = translator(locale, "invitations");
  return (
    <div className="page">
      <h1>{t("decline.title")}</h1>
      <p className="lead">{t("decline.question", { event: textFor(event, locale).title })}</p>
      <p>{t(invitation.holdsSeat ? "decline.consequenceSeat" : "decline.consequence")}</p>
      <form action={declineOwnInvitation}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="key" value={key} />
        <div className="button-group">
          <button className="button button--danger" type="submit">
            {t("decline.confirm")}
          </button>
          <a className="button button--quiet" href={address}>
            {t("decline.keep")}
          </a>
        </div>
      </form>
    </div>
  );
}
