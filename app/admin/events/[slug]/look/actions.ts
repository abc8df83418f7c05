"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { changeAccent } from "@/lib/look/commands/change-accent";
import { removeLogo } from "@/lib/look/commands/save-logo";
import { readColour } from "@/lib/look/schema";
import { colourForm, isColourField, openLook } from "./open-look";

/** Saves the colour, or shows the form again with what was typed, also after signing in again. */
export async function saveColour(form: FormData): Promise<void> {
  const name = colourForm(String(form.get("slug")));
  const values = typedFrom(form, [...form.keys()].filter(isColourField));
  await keepIfSignedOut(name, values);
  const { scope, event, here } = await openLook(String(form.get("slug")), "events.change");
  const colour = readColour(values.accent);
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const input = { eventId: event.id, basis: values.basis || null, accentColour: colour || null };
  const result = colour !== null && (await changeAccent(input, ctx));
  if (result === false || !result.ok) {
    await keepTyped(name, values);
    redirect(here);
  }
  await forgetTyped(name);
  redirect(`${here}?said=${result.changed ? "changed" : "unchanged"}`);
}

/** "Yes, remove it"; asks once more where it is another one now. */
export async function takeLogoAway(form: FormData): Promise<void> {
  const { scope, event, here } = await openLook(String(form.get("slug")), "events.change");
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await removeLogo({ eventId: event.id, version: String(form.get("version")) }, ctx);
  if (!result.ok) redirect(`${here}/logo/remove?changed`);
  redirect(`${here}?said=${result.removed ? "removed" : "unchanged"}`);
}
