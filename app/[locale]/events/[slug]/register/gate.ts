import { notFound } from "next/navigation";
import { cache } from "react";
import { eventBySlug } from "@/app/page-event";
import { browserToken } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { isLocale } from "@/lib/i18n/locales";
import { admission } from "@/lib/registrations/rules";
import { fieldErrorsFrom, registrationSchema } from "@/lib/registrations/schema";

export type RegisterParams = { params: Promise<{ locale: string; slug: string }> };

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

/** Once per request, though title and page both ask. */
const load = cache(async (wanted: string, slug: string) => {
  const { locale, event } = await eventOfAddress(wanted, slug);
  const draft = await findDraft(database(), await browserToken(), registrationDraft(slug));
  const answers = registrationSchema.safeParse(draft?.values ?? {});
  const errors = draft?.wasAttempted && !draft.outcome && !answers.success ? fieldErrorsFrom(answers.error) : {};
  return { locale, event, draft, answers, errors, admission: admission(event, event.seats, clock.now()) };
});

/** What the pages of the registration form stand on: the event, whether one gets in, and what was typed so far. */
export async function registrationGate({ params }: RegisterParams) {
  const { locale, slug } = await params;
  return load(locale, slug);
}
