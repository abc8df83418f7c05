import { notFound } from "next/navigation";
import { cache } from "react";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { findDeskEvent } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { translator } from "@/lib/i18n/translator";
import { requireOrganiser } from "../../gate";

/**
 * What every page about one event begins with: the gate, the event, the reader's words. Once per request.
 * An unknown slug becomes a 404, but only for those who are signed in.
 */
export const openEvent = cache(async (slug: string) => {
  const scope = await requireOrganiser("registrations.read");
  const event = await findDeskEvent(database(), scope, slug);
  if (!event) notFound();
  const locale = await visitorLocale();
  const { title } = textFor(event, locale);
  return { scope, event, title, locale, t: translator(locale, "admin") };
});
