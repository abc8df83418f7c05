"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { setPublishing } from "@/lib/event-editor/commands/set-publishing";
import { publishingSteps } from "@/lib/event-editor/constants";
import { openEventFor } from "../open-event";

/** Publishes, takes back, closes or opens again, whichever button was pressed; the page then says what came of it. */
export async function changePublishing(form: FormData): Promise<void> {
  const { scope, event } = await openEventFor(String(form.get("slug")), "events.change");
  const here = `/admin/events/${event.slug}/publishing`;
  const step = publishingSteps.find((known) => known === form.get("step"));
  if (!step) redirect(here);
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await setPublishing({ eventId: event.id, step }, ctx);
  redirect(`${here}?said=${result.ok ? step : result.reason}`);
}
