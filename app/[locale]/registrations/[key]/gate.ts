import { notFound } from "next/navigation";
import { cache } from "react";
import { limit } from "@/app/limits";
import { eventBySlug, registrationBehind } from "@/app/page-event";
import { visitorNetwork } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { standingOf } from "@/lib/registrations/rules";

export type OwnParams = { params: Promise<{ locale: string; key: string }> };

/** Once per request, though title and page both ask: a link that opens nothing is one try, not two. */
const openLink = cache(async (locale: Locale, key: string) => {
  const registration = await registrationBehind(key);
  if (registration === "wrong" || registration === "old") {
    await limit("wrong-link-network", await visitorNetwork(), locale);
    return null;
  }
  const event = await eventBySlug(registration.event.slug);
  return event && { registration, event };
});

/**
 * The registration a secret link opens, with its event, its own address, and how it stands at this moment. Every page and
 * every action behind such a link comes through here.
 * A link that opens nothing gets a helpful 404 page, and is counted: guessing soon meets the calm 429 page instead.
 */
export async function ownRegistrationGate({ params }: OwnParams) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const opened = await openLink(locale, key);
  if (!opened) notFound();
  const now = clock.now();
  const standing = standingOf(opened.registration, now);
  return { locale, ...opened, linkKey: key, address: `/${locale}/registrations/${key}`, now, standing };
}

export type OwnGate = Awaited<ReturnType<typeof ownRegistrationGate>>;

/** The same for an action: the link's key stands in the form as it does in the address. */
export async function gateOfForm(form: FormData) {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  return ownRegistrationGate({ params: Promise.resolve(params) });
}

/** Name under which changed details are kept until they are saved. */
export function changeDraft(registrationId: string): string {
  return `change:${registrationId}`;
}
