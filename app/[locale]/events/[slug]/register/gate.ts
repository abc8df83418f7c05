import { notFound } from "next/navigation";
import { cache } from "react";
import { limit } from "@/app/limits";
import { eventBySlug } from "@/app/page-event";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { isLocale } from "@/lib/i18n/locales";
import { readAnswers } from "./answers";

export type RegisterParams = { params: Promise<{ locale: string; slug: string }> };

/** An invitation's key or a group's code can come with the address of the form. */
export type PassParams = { searchParams?: Promise<Record<string, string | string[] | undefined>> };

/** Name under which what is typed into an event's registration form is kept. */
export function registrationDraft(slug: string): string {
  return `register:${slug}`;
}

/** The event of the address, or the 404 page. */
export async function eventOfAddress(locale: string, slug: string) {
  if (!isLocale(locale)) notFound();
  const event = await eventBySlug(slug);
  if (!event) notFound();
  return { locale, event };
}

/** The event of a posted form, from its hidden fields. */
export async function formOf(form: FormData) {
  const { locale, event } = await eventOfAddress(String(form.get("locale")), String(form.get("event")));
  return { locale, event, address: `/${locale}/events/${event.slug}/register` };
}

/** Once per request, though title and page both ask. */
const load = cache(async (wanted: string, slug: string, invitation: string, code: string) => {
  const { locale, event } = await eventOfAddress(wanted, slug);
  const draft = await findDraft(database(), await browserToken(), registrationDraft(slug));
  const kept = draft && !draft.outcome ? draft.values : {};
  const read = await readAnswers(event, locale, { ...kept, ...(invitation && { invitation }), ...(code && { code }) });
  // Guessing is counted where no form is sent; where one is, sending is.
  if ((invitation || code) && read.brought.problem) await limit("wrong-link-network", await visitorNetwork(), locale);
  const wasAttempted = Boolean(draft?.wasAttempted) && !draft?.outcome;
  return { locale, event, draft, read, wasAttempted, address: `/${locale}/events/${event.slug}/register` };
});

/** What the pages of the registration form stand on: the event, whether one gets in, and what was typed so far. */
export async function registrationGate({ params, searchParams }: RegisterParams & PassParams) {
  const { locale, slug } = await params;
  const query = (await searchParams) ?? {};
  return load(locale, slug, fromAddress(query.invitation), fromAddress(query.code));
}

export type RegistrationGate = Awaited<ReturnType<typeof registrationGate>>;

/** One short text; what cannot be kept becomes the sign for it, as in `draftValuesFrom`. */
function fromAddress(value: string | string[] | undefined): string {
  return typeof value === "string" ? value.slice(0, 200).replaceAll("\0", "\uFFFD").toWellFormed() : "";
}
