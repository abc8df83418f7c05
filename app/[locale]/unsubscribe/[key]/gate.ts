import { notFound } from "next/navigation";
import { cache } from "react";
import { limit } from "@/app/limits";
import { eventBySlug, subscriberBehind } from "@/app/page-event";
import { visitorNetwork } from "@/app/visitor";
import { isLocale, type Locale } from "@/lib/i18n/locales";

export type UnsubscribeParams = { params: Promise<{ locale: string; key: string }> };

/** Once per request, though title and page both ask: a link that opens nothing is one try, not two. */
const openLink = cache(async (locale: Locale, key: string) => {
  const subscriber = await subscriberBehind(key);
  if (!subscriber) await limit("wrong-link-network", await visitorNetwork(), locale);
  return subscriber;
});

/** Whom a link to unsubscribe belongs to. One that opens nothing gets a helpful 404 page, and is counted. */
export async function unsubscribeGate({ params }: UnsubscribeParams) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const subscriber = await openLink(locale, key);
  if (!subscriber) notFound();
  const event = await eventBySlug(subscriber.event.slug);
  return { locale, linkKey: key, subscriber, event, address: `/${locale}/unsubscribe/${key}` };
}
