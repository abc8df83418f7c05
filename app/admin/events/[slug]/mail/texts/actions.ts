"use server";

import { notFound, redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { isSlug } from "@/lib/events/schema";
import { resetMailText } from "@/lib/mail-texts/commands/reset-mail-text";
import { saveMailTexts } from "@/lib/mail-texts/commands/save-mail-texts";
import { kindFromAddress } from "@/lib/mail-texts/schema";
import { openEventFor } from "../../open-event";
import { isTextField, readTexts, textsForm } from "./form";
import { openKind } from "./open-texts";

/** What a form names, made safe to keep something under. */
function named(form: FormData) {
  const slug = String(form.get("slug"));
  return { slug: isSlug(slug) ? slug : "", kind: kindFromAddress(String(form.get("kind"))) ?? notFound() };
}

async function chosen(form: FormData) {
  const { scope } = await openEventFor(String(form.get("slug")), "events.change");
  const params = { slug: String(form.get("slug")), kind: String(form.get("kind")) };
  const opened = await openKind({ params: Promise.resolve(params) });
  return { ...opened, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** Saves the words of one kind, or shows them as a letter first; what cannot be used is shown again with what is wrong. */
export async function saveTexts(form: FormData): Promise<void> {
  const { slug, kind } = named(form);
  const name = textsForm(slug, kind);
  const values = typedFrom(form, [...form.keys()].filter(isTextField));
  await keepIfSignedOut(name, values);
  const { event, page, here, shipped, ctx } = await chosen(form);
  const read = readTexts(values, kind, shipped);
  const preview = /^preview\.([a-z]{2})$/.exec(String(form.get("do")))?.[1];
  if (!read.ok || preview) {
    await keepTyped(name, values);
    redirect(read.ok ? `${page}/preview?language=${preview}` : page);
  }
  const result = await saveMailTexts(
    { eventId: event.id, kind, texts: read.texts, version: values.version ?? "" },
    ctx,
  );
  if (!result.ok) {
    await keepTyped(name, values);
    redirect(page);
  }
  await forgetTyped(name);
  redirect(`${here}?said=${result.changed ? "saved" : "unchanged"}#${form.get("kind")}`);
}

/** Forgets what was typed and not saved. */
export async function discardTexts(form: FormData): Promise<void> {
  const { slug, kind } = named(form);
  const { page } = await chosen(form);
  await forgetTyped(textsForm(slug, kind));
  redirect(page);
}

/** "Yes, back to the shipped words", in one language. */
export async function resetText(form: FormData): Promise<void> {
  const { slug } = named(form);
  const { event, kind, here, ctx } = await chosen(form);
  const { changed } = await resetMailText({ eventId: event.id, kind, locale: String(form.get("language")) }, ctx);
  await forgetTyped(textsForm(slug, kind));
  redirect(`${here}?said=${changed ? "reset" : "unchanged"}#${form.get("kind")}`);
}
