import { notFound } from "next/navigation";
import { cache } from "react";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { findDeskRegistration } from "@/lib/desk/queries";
import type { Permission } from "@/lib/organisers/policy";
import { openEvent, openEventFor } from "../../open-event";

export type PersonParams = { params: Promise<{ slug: string; id: string }> };

/** What the pages about one registration begin with: gate, event, registration. Once per request; 404 for unknown ids. */
export const openRegistration = cache(async (slug: string, id: string) => {
  const opened = await openEvent(slug);
  const registration = await findDeskRegistration(database(), opened.scope, opened.event.id, id);
  if (!registration) notFound();
  const here = `/admin/events/${opened.event.slug}/registrations/${registration.id}`;
  return { ...opened, registration, name: `${registration.givenName} ${registration.familyName}`, here };
});

/**
 * As `openRegistration`, for whoever holds another permission at this event: first line of what changes a registration.
 * Nobody acts on an event by naming another's registration.
 */
export async function openRegistrationFor<Wanted extends Permission>(slug: string, id: string, permission: Wanted) {
  const { scope: granted } = await openEventFor(slug, permission);
  const opened = await openRegistration(slug, id);
  return { ...opened, granted, ctx: contextFor({ kind: "organiser", id: granted.organiserId }) };
}
