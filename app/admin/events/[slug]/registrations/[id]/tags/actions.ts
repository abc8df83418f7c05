"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { addTag, removeTag } from "@/lib/tags/commands";
import { tagNameSchema } from "@/lib/tags/schema";
import { openRegistrationFor } from "../open-registration";
import { tagForm } from "./form";

/** Puts a tag on the person, or shows again what was typed. */
export async function putTag(form: FormData): Promise<void> {
  const typed = typedFrom(form, ["tag"]);
  const named = z.uuid().safeParse(form.get("id"));
  if (named.success) await keepIfSignedOut(tagForm(named.data), typed);
  const slug = String(form.get("slug"));
  const { here, registration, ctx } = await openRegistrationFor(slug, String(form.get("id")), "registrations.change");
  const name = tagNameSchema.safeParse(typed.tag ?? "");
  if (!name.success) {
    await keepTyped(tagForm(registration.id), typed);
    redirect(`${here}?problem=tag`);
  }
  const result = await addTag({ registrationId: registration.id, name: name.data }, ctx);
  await forgetTyped(tagForm(registration.id));
  redirect(`${here}?said=${result.ok ? "tag_added" : "note_erased"}`);
}

/** Takes a tag off the person. */
export async function takeTag(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const { here, registration, ctx } = await openRegistrationFor(slug, String(form.get("id")), "registrations.change");
  await removeTag({ registrationId: registration.id, name: String(form.get("tag")) }, ctx);
  redirect(`${here}?said=tag_removed`);
}
