import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDeskEvent } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { grantScopeAt, type Permission } from "@/lib/organisers/policy";
import type { SessionOrganiser } from "@/lib/organisers/schema";
import { requireSignedIn } from "../../gate";

/**
 * What every page and action about one event begins with: the gate, the event, the reader's words. Once per request.
 * An unknown slug becomes a 404, and so does an event at which somebody who is signed in has no role.
 */
export const openEvent = (slug: string) => openEventFor(slug, "registrations.read");

/**
 * As `openEvent`, for whoever holds another permission at this event. Its scope reads as well, and for no other event.
 * Who has a weaker role here is led to a page that says so.
 */
export const openEventFor = cache(async <Wanted extends Permission>(slug: string, permission: Wanted) => {
  const organiser = await requireSignedIn();
  const event = await eventOf(organiser, slug);
  if (!event) notFound();
  const scope = grantScopeAt(organiser, event.id, permission);
  if (!scope) redirect(`/admin/no-permission?${new URLSearchParams({ event: event.slug })}`);
  const locale = await visitorLocale();
  const { title } = textFor(event, locale);
  return { scope, event, title, locale, t: translator(locale, "admin") };
});

const eventOf = cache((organiser: SessionOrganiser, slug: string) => findDeskEvent(database(), organiser, slug));
