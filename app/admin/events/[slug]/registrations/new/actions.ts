"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { registerByHand } from "@/lib/registrations/commands/register-by-hand";
import { openEvent, openEventFor } from "../../open-event";
import { typedPerson } from "../person-form";
import { askingNew, newFields, newForm, readNew } from "./form";

/** Adds somebody, or shows the form again with what is wrong, or with who has the address already. */
export async function addPerson(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const { refused: _, ...typed } = typedPerson(form, newFields);
  await keepIfSignedOut(newForm(slug), typed);
  const { scope, event } = await openEventFor(slug, "registrations.change");
  const list = `/admin/events/${event.slug}/registrations`;
  const again = async (more: Record<string, string> = {}) => {
    await keepTyped(newForm(slug), { ...typed, ...more });
    redirect(`${list}/new`);
  };
  const read = readNew(typed, await askingNew(await openEvent(slug)));
  const submissionId = z.uuid().safeParse(typed.submission).data;
  if (!read.ok || !submissionId) return again();
  const choice = { seatAnyway: typed.seat === "yes", tells: typed.tells !== "no" };
  const result = await registerByHand(
    { eventId: event.id, submissionId, ...read, ...choice },
    contextFor({ kind: "organiser", id: scope.organiserId }),
  );
  if (!result.ok) return again({ refused: result.reason });
  await forgetTyped(newForm(slug));
  const word = result.status === "waitlisted" ? "waits" : "added";
  redirect(`${list}/${result.registrationId}?said=${word}${result.told ? "" : "_silently"}`);
}
