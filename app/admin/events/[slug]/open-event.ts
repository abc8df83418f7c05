import { notFound } from "next/navigation";
import { cache } from "react";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDeskEvent } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import type { Permission } from "@/lib/organisers/policy";
import { requireOrganiser } from "../../gate";

/**
 * What every page and action about one event begins with: the gate, the event, the reader's words. Once per request.
 * An unknown slug becomes a 404, but only for those who are signed in.
 */
export const openEvent = cache(async (slug: string) => openEventFor(slug, "registrations.read"));

/** As `openEvent`, for whoever holds another permission at this event. */
export async function openEventFor<Wanted extends Permission>(slug: string, permission: Wanted) {
  const scope = await requireOrganiser(permission);
  const event = await findDeskEvent(database(), scope, slug);
  if (!event) notFound();
  const locale = await visitorLocale();
  const { title } = textFor(event, locale);
  return { scope, event, title, locale, t: translator(locale, "admin") };
}
