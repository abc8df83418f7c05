import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/lib/db";
import { findDeskRegistration } from "@/lib/desk/queries";
import { openEvent } from "../../open-event";

export type PersonParams = { params: Promise<{ slug: string; id: string }> };

/** What the pages about one registration begin with: gate, event, registration. Once per request; 404 for unknown ids. */
export const openRegistration = cache(async (slug: string, id: string) => {
  const opened = await openEvent(slug);
  const registration = await findDeskRegistration(database(), opened.scope, opened.event.id, id);
  if (!registration) notFound();
  const here = `/admin/events/${opened.event.slug}/registrations/${registration.id}`;
  return { ...opened, registration, name: `${registration.givenName} ${registration.familyName}`, here };
});
