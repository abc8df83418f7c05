import { notFound } from "next/navigation";
import { cache } from "react";
import { limit } from "@/app/limits";
import { eventBySlug, handoverBehind } from "@/app/page-event";
import { visitorNetwork } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { placeState } from "@/lib/handovers/rules";
import { isLocale, type Locale } from "@/lib/i18n/locales";

export type HandoverParams = { params: Promise<{ locale: string; key: string }> };

/** Once per request, though title and page both ask: a link that opens nothing is one try, not two. */
const openLink = cache(async (locale: Locale, key: string) => {
  const handover = await handoverBehind(key);
  if (!handover) {
    await limit("wrong-link-network", await visitorNetwork(), locale);
    return null;
  }
  const event = await eventBySlug(handover.event.slug);
  return event && { handover, event };
});

/**
 * The offered place a secret link opens, and how it stands at this moment. Every page and every action behind such a link
 * comes through here. A link that opens nothing gets a helpful 404 page, and is counted.
 */
export async function handoverGate({ params }: HandoverParams) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const opened = await openLink(locale, key);
  if (!opened) notFound();
  const { handover, event } = opened;
  const { givenName, familyName } = handover.registration;
  return {
    locale,
    handover,
    event,
    linkKey: key,
    address: `/${locale}/handovers/${key}`,
    from: `${givenName} ${familyName}`,
    state: placeState(handover, { status: handover.registration.status, event }, clock.now()),
  };
}

export type HandoverGate = Awaited<ReturnType<typeof handoverGate>>;

/** The same for an action: the link's key stands in the form as it does in the address. */
export async function gateOfForm(form: FormData) {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  return handoverGate({ params: Promise.resolve(params) });
}
