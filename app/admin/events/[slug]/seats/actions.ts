"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { changeSeating } from "@/lib/events/commands/change-seating";
import { seatingOf } from "@/lib/events/rules";
import { isSlug } from "@/lib/events/schema";
import { openEventFor } from "../open-event";
import { bringTogether, isSeatingField, readSeating, seatingForm, withSeating } from "./form";

/** Saves the settings beside what others have saved meanwhile, or shows the form again with what was typed, also after signing in again. */
export async function saveSeating(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const name = isSlug(slug) ? seatingForm(slug) : seatingForm("");
  const sent = typedFrom(form, [...form.keys()].filter(isSeatingField));
  await keepIfSignedOut(name, sent);
  const { scope, event } = await openEventFor(slug, "events.change");
  const here = `/admin/events/${event.slug}/seats`;
  const again = async ({ values, conflicts }: ReturnType<typeof bringTogether>): Promise<never> => {
    await keepTyped(name, values);
    const query = new URLSearchParams(conflicts.map((field) => ["conflict", field]));
    redirect(conflicts.length > 0 ? `${here}?${query}` : here);
  };
  const merged = bringTogether(sent, event);
  const read = readSeating(merged.values, event);
  if (!read.ok) return again({ ...merged, conflicts: [] });
  if (merged.conflicts.length > 0) return again(merged);
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await changeSeating({ eventId: event.id, basis: seatingOf(event), seating: read.seating }, ctx);
  // Somebody else has saved since the event was read above, this very moment.
  if (!result.ok && result.reason === "changed_meanwhile")
    return again(bringTogether(merged.values, withSeating(event, result.now)));
  if (!result.ok) return again(merged);
  await forgetTyped(name);
  const said = new URLSearchParams({ said: result.changed ? "saved" : "unchanged" });
  if (result.offers > 0) said.set("offers", String(result.offers));
  redirect(`${here}?${said}`);
}
