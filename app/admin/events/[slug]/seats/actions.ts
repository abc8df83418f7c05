"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { isSlug } from "@/lib/events/schema";
import { openEventFor } from "../open-event";
import { bringTogether, isSeatingField, readSeating, seatingForm } from "./form";

/** Saves the settings beside what others have saved meanwhile, or shows the form again with what was typed, also after signing in again. */
export async function saveSeating(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const name = isSlug(slug) ? seatingForm(slug) : seatingForm("");
  const sent = typedFrom(form, [...form.keys()].filter(isSeatingField));
  await keepIfSignedOut(name, sent);
  const { scope, event } = await openEventFor(slug, "events.change");
  const here = `/admin/events/${event.slug}/seats`;
  const { values, conflicts } = bringTogether(sent, event);
  const read = readSeating(values, event);
  if (!read.ok) {
    await keepTyped(name, values);
    redirect(here);
  }
  if (conflicts.length > 0) {
    await keepTyped(name, values);
    redirect(`${here}?${new URLSearchParams(conflicts.map((field) => ["conflict", field]))}`);
  }
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await changeSeating({ eventId: event.id, seating: read.seating }, ctx);
  // What the command refuses has been refused above, unless somebody else has changed the event this very moment.
  if (!result.ok) {
    await keepTyped(name, values);
    redirect(here);
  }
  await forgetTyped(name);
  const said = new URLSearchParams({ said: result.changed ? "saved" : "unchanged" });
  if (result.offers > 0) said.set("offers", String(result.offers));
  for (const field of read.doubled) said.append("doubled", field);
  redirect(`${here}?${said}`);
}
