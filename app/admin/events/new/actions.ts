"use server";

import { redirect } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { addEvent } from "@/lib/event-editor/commands/add-event";
import { isNewEventField, newEventForm, readNewEvent } from "./form";

/** Makes the draft and goes to what it still needs, or shows the form again with what was typed. */
export async function saveNewEvent(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isNewEventField));
  await keepIfSignedOut(newEventForm, values);
  const { organiserId } = await requireOrganiser("events.change");
  const ctx = contextFor({ kind: "organiser", id: organiserId });
  const read = readNewEvent(values, ctx.now);
  const result = read.ok ? await addEvent(read.event, ctx) : null;
  if (!result?.ok) {
    await keepTyped(newEventForm, values);
    redirect(`/admin/events/new${result?.reason === "slug_taken" ? `?taken=${values.slug}` : ""}`);
  }
  await forgetTyped(newEventForm);
  redirect(`/admin/events/${result.slug}/publishing?said=added`);
}
