import { notFound } from "next/navigation";
import { limit } from "@/app/limits";
import { visitorNetwork } from "@/app/visitor";
import { database } from "@/lib/db";
import { findEvent } from "@/lib/events/queries";
import { isLocale } from "@/lib/i18n/locales";
import { findOwnRegistration } from "@/lib/registrations/queries";

export type OwnParams = { params: Promise<{ locale: string; key: string }> };

/**
 * The registration a secret link opens, with its event and its own address. Every page and every action behind such a
 * link comes through here.
 * A link that opens nothing gets a helpful 404 page, and is counted: guessing soon meets the calm 429 page instead.
 */
export async function ownRegistrationGate({ params }: OwnParams) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const registration = await findOwnRegistration(database(), key);
  if (registration === "wrong" || registration === "old") {
    await limit("wrong-link-network", await visitorNetwork(), locale);
    notFound();
  }
  const event = await findEvent(database(), registration.event.slug);
  if (!event) notFound();
  return { locale, registration, event, address: `/${locale}/registrations/${key}` };
}

/** Name under which changed details are kept until they are saved. */
export function changeDraft(registrationId: string): string {
  return `change:${registrationId}`;
}
