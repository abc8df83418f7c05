"use server";

import { redirect } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { duplicateEvent } from "@/lib/event-editor/commands/duplicate-event";
import { openEventFor } from "../open-event";
import { duplicateForm, isDuplicateField, readCopy } from "./form";

/** Makes the copy and goes to what it still needs, or shows the form again: to look at the dates, or with what is wrong. */
export async function makeCopy(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isDuplicateField));
  await keepIfSignedOut(duplicateForm(String(form.get("event")).slice(0, 40)), values);
  const { event } = await openEventFor(String(form.get("slug-of")), "events.change");
  // A copy is an event of its own, so it takes a role for all events.
  const { organiserId } = await requireOrganiser("events.change");
  const ctx = contextFor({ kind: "organiser", id: organiserId });
  const read = readCopy(values, event, ctx.now);
  const isLook = form.get("do") === "look";
  const result = read.ok && !isLook ? await duplicateEvent({ eventId: event.id, ...read.copy }, ctx) : null;
  if (!result?.ok) {
    await keepTyped(duplicateForm(event.id), values);
    const why = result?.reason === "slug_taken" ? `?taken=${encodeURIComponent(values.slug ?? "")}` : "";
    redirect(`/admin/events/${event.slug}/duplicate${why}`);
  }
  await forgetTyped(duplicateForm(event.id));
  redirect(`/admin/events/${result.slug}/publishing?said=duplicated`);
}
