"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { changeTexts } from "@/lib/event-texts/commands/change-texts";
import { sectionNames } from "@/lib/event-texts/constants";
import { openEventFor } from "../open-event";
import { isTextsField, splitTyped, textsForm } from "./form";

/**
 * Saves a section, or shows it again with what was typed: to look at it ("Preview"), where something is wrong, or where
 * somebody else has changed the same words meanwhile.
 */
export async function saveTexts(form: FormData): Promise<void> {
  const section = sectionNames.find((known) => known === form.get("section")) ?? "about";
  const values = typedFrom(form, [...form.keys()].filter(isTextsField(section)));
  await keepIfSignedOut(textsForm(String(form.get("event")).slice(0, 40), section), values);
  const { scope, event } = await openEventFor(String(form.get("slug")), "events.change");
  const [name, here] = [textsForm(event.id, section), `/admin/events/${event.slug}/texts`];
  const isPreview = form.get("do") === "preview";
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = isPreview ? null : await changeTexts({ eventId: event.id, section, ...splitTyped(values) }, ctx);
  if (!result?.ok) {
    await keepTyped(name, values);
    const why = result?.reason === "slug_taken" ? `?taken=${encodeURIComponent(values.slug ?? "")}` : "";
    redirect(`${here}/${section}${isPreview ? "?preview=yes" : why}`);
  }
  await forgetTyped(name);
  redirect(`/admin/events/${result.slug}/texts?said=${result.changed ? "saved" : "unchanged"}&section=${section}`);
}
