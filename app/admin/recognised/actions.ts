"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireOrganiser } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { visitorLocale } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { translator } from "@/lib/i18n/translator";
import { addRecognisedBodies } from "@/lib/recognised-bodies/commands/add-bodies";
import { changeRecognisedBody } from "@/lib/recognised-bodies/commands/change-body";
import { removeRecognisedBody } from "@/lib/recognised-bodies/commands/remove-body";
import { recognisedBodySchema, severalBodiesSchema } from "@/lib/recognised-bodies/schema";
import { bodyFields, bodyForm, severalForm, withTaken } from "./form";

/** Adds a body, or changes the one whose id was sent. What cannot be saved comes again as it was typed. */
export async function saveBody(form: FormData): Promise<void> {
  const id = z.uuid().safeParse(form.get("id")).data;
  const values = typedFrom(form, bodyFields);
  await keepIfSignedOut(bodyForm(id), values);
  const scope = await requireOrganiser("events.change");
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const again = `/admin/recognised/${id ?? "new"}`;
  const parsed = recognisedBodySchema.safeParse({ name: values.name ?? "", domains: values.domains ?? "" });
  if (!parsed.success) {
    await keepTyped(bodyForm(id), values);
    redirect(again);
  }
  const result = id
    ? await changeRecognisedBody({ id, version: values.version ?? "", ...parsed.data }, ctx)
    : await addRecognisedBodies([parsed.data], ctx);
  if (!result.ok && "version" in result) {
    await keepTyped(bodyForm(id), { ...values, version: result.version, conflict: "yes" });
    redirect(again);
  }
  if (!result.ok) {
    await keepTyped(bodyForm(id), withTaken(translator(await visitorLocale(), "recognised"), values, result.taken));
    redirect(again);
  }
  await forgetTyped(bodyForm(id));
  redirect(`/admin/recognised?said=${id ? "changed" : "added"}`);
}

/** Adds the bodies of a pasted list, all or none of them. */
export async function saveSeveral(form: FormData): Promise<void> {
  const values = typedFrom(form, ["list"]);
  await keepIfSignedOut(severalForm, values);
  const scope = await requireOrganiser("events.change");
  const parsed = severalBodiesSchema.safeParse({ list: values.list ?? "" });
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = parsed.success ? await addRecognisedBodies(parsed.data.list, ctx) : null;
  if (!result?.ok) {
    const t = translator(await visitorLocale(), "recognised");
    await keepTyped(severalForm, result ? withTaken(t, values, result.taken) : values);
    redirect("/admin/recognised/several");
  }
  await forgetTyped(severalForm);
  redirect("/admin/recognised?said=added");
}

/** Takes a body off the list, or asks once more where it is another one now. */
export async function removeBody(form: FormData): Promise<void> {
  const scope = await requireOrganiser("events.change");
  const id = z.uuid().safeParse(form.get("id")).data;
  const shown = { version: String(form.get("version")) };
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = id && (await removeRecognisedBody({ id, ...shown }, ctx));
  if (result && !result.ok) redirect(`/admin/recognised/${id}/remove?changed`);
  redirect("/admin/recognised?said=removed");
}
