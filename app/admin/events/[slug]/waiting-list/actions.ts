"use server";

import { redirect } from "next/navigation";
import { openRegistration } from "@/app/admin/events/[slug]/registrations/[id]/open-registration";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { findDeskSeats } from "@/lib/desk/queries";
import { unheldSeats } from "@/lib/events/rules";
import { offerSeat } from "@/lib/waiting-list/commands/offer-seat";
import { findPlaceInLine } from "@/lib/waiting-list/queries";
import { openEventFor } from "../open-event";

/**
 * Offers a seat. The first in line gets a free one at once; everything else needs the tick of the page that says whom it
 * passes over, and going over capacity needs that this page said so.
 */
export async function offer(form: FormData): Promise<void> {
  const { scope } = await openEventFor(String(form.get("slug")), "registrations.change");
  const {
    scope: reader,
    registration,
    event,
  } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  const line = `/admin/events/${event.slug}/waiting-list`;
  const ask = `${line}/${registration.id}/offer`;
  const isConfirmed = form.get("confirmed") === "yes";
  const wasAsked = form.get("asked") === "yes";
  const place = await findPlaceInLine(database(), registration.id);
  const isFree = unheldSeats(await findDeskSeats(database(), reader, event.id)) > 0;
  if ((place !== 1 || !isFree) && place !== null && !isConfirmed) redirect(wasAsked ? `${ask}?problem=confirm` : ask);
  const overCapacity = isConfirmed && form.get("over") === "yes" ? Number.POSITIVE_INFINITY : 0;
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await offerSeat({ registrationId: registration.id, overCapacity }, ctx);
  if (!result.ok && result.reason === "no_seat") redirect(`${ask}?problem=changed`);
  redirect(`${line}?${new URLSearchParams({ said: result.ok ? "offered" : result.reason, to: registration.id })}`);
}
