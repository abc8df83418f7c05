import { notFound } from "next/navigation";
import { cache } from "react";
import { limit } from "@/app/limits";
import { eventBySlug, invitationBehind } from "@/app/page-event";
import { visitorNetwork } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { invitationState } from "@/lib/invitations/rules";

export type InvitationParams = { params: Promise<{ locale: string; key: string }> };

/** Once per request, though title and page both ask: a link that opens nothing is one try, not two. */
const openLink = cache(async (locale: Locale, key: string) => {
  const invitation = await invitationBehind(key);
  if (invitation === "wrong" || invitation === "old") {
    await limit("wrong-link-network", await visitorNetwork(), locale);
    return null;
  }
  const event = await eventBySlug(invitation.event.slug);
  return event && { invitation, event };
});

/**
 * The invitation a secret link opens, with its event, how it stands now, and its own address. A link that opens nothing
 * gets a helpful 404 page, and is counted as those of registrations are.
 */
export async function invitationGate({ params }: InvitationParams) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const opened = await openLink(locale, key);
  if (!opened) notFound();
  const now = clock.now();
  const state = invitationState(opened.invitation, now);
  return { locale, key, now, state, ...opened, address: `/${locale}/invitations/${key}` };
}
