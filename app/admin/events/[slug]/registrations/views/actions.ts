"use server";

import { notFound, redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { isSlug } from "@/lib/events/schema";
import { changeView, deleteView, saveView } from "@/lib/saved-views/commands";
import { viewQuery } from "@/lib/saved-views/rules";
import { viewNameSchema } from "@/lib/saved-views/schema";
import { isUuid } from "@/lib/uuid";
import { openOwnView, openViews, viewFields, viewForm } from "./open-views";

const slugOf = (form: FormData) => (isSlug(String(form.get("slug"))) ? String(form.get("slug")) : "");
const context = () => ({ db: database(), now: clock.now() });

/** Keeps the list that was shown under a name, or shows the form again with what was typed. */
export async function saveAsView(form: FormData): Promise<void> {
  const values = typedFrom(form, viewFields);
  await keepIfSignedOut(viewForm(slugOf(form)), values);
  const { scope, event, here } = await openViews(slugOf(form));
  const query = viewQuery(String(form.get("query")));
  const name = viewNameSchema.safeParse(values.name ?? "");
  const replaces = values.replaces && isUuid(values.replaces) ? values.replaces : null;
  const isShared = values.isShared === "yes";
  const result = name.success
    ? await saveView(scope, { eventId: event.id, name: name.data, query, isShared, replaces }, context())
    : null;
  if (!result?.ok) {
    await keepTyped(viewForm(event.slug), { ...values, refused: result?.reason ?? "" });
    redirect(`${here}/new?${query}`);
  }
  await forgetTyped(viewForm(event.slug));
  redirect(`${here}/${result.id}?said=saved`);
}

/** Gives a view another name, or shares it. */
export async function changeSavedView(form: FormData): Promise<void> {
  const id = String(form.get("id"));
  const values = typedFrom(form, viewFields);
  await keepIfSignedOut(viewForm(slugOf(form), isUuid(id) ? id : ""), values);
  const opened = await openOwnView(slugOf(form), id);
  if (!opened) notFound();
  const { scope, event, here } = opened;
  const name = viewNameSchema.safeParse(values.name ?? "");
  const isShared = values.isShared === "yes";
  const result = name.success
    ? await changeView(scope, { eventId: event.id, id, name: name.data, isShared }, context())
    : null;
  if (!result?.ok) {
    await keepTyped(viewForm(event.slug, id), { ...values, refused: result?.reason ?? "" });
    redirect(`${here}/${id}/change`);
  }
  await forgetTyped(viewForm(event.slug, id));
  redirect(`${here}?said=changed`);
}

/** Deletes a view. A second press finds it gone, and says the same. */
export async function deleteSavedView(form: FormData): Promise<void> {
  const { scope, event, here } = await openViews(slugOf(form));
  const id = String(form.get("id"));
  if (isUuid(id)) await deleteView(scope, { eventId: event.id, id }, context());
  redirect(`${here}?said=deleted`);
}
