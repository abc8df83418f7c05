"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { isSlug } from "@/lib/events/schema";
import { changeSender } from "@/lib/mail-texts/commands/change-sender";
import { openEventFor } from "../../open-event";
import { openTexts } from "../texts/open-texts";
import { isSenderField, readSender, senderForm } from "./form";

/** Saves who the mails come from, or shows the form again with what was typed, also after signing in again. */
export async function saveSender(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const name = senderForm(isSlug(slug) ? slug : "");
  const values = typedFrom(form, [...form.keys()].filter(isSenderField));
  await keepIfSignedOut(name, values);
  const { scope } = await openEventFor(slug, "events.change");
  const { event, letters } = await openTexts(slug);
  const read = readSender(values, letters);
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const input = { eventId: event.id, version: values.version ?? "" };
  const result = read.ok && (await changeSender({ ...input, sender: read.sender }, ctx));
  if (result === false || !result.ok) {
    await keepTyped(name, values);
    redirect(`/admin/events/${event.slug}/mail/sender`);
  }
  await forgetTyped(name);
  redirect(`/admin/events/${event.slug}/mail/sender?said=${result.changed ? "saved" : "unchanged"}`);
}
