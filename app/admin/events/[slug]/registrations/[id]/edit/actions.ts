"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { openSensitiveAnswers } from "@/lib/questions/commands/open-sensitive-answers";
import { type ChangeResult, changeDetails } from "@/lib/registrations/commands/change-details";
import { changeableFields } from "@/lib/registrations/constants";
import { typedPerson } from "../../person-form";
import { openRegistrationFor } from "../open-registration";
import { editFiles, editForm, readSentEdit } from "./form";

/** Saves what was changed, or shows the form again: with what is wrong, or with what somebody else changed meanwhile. */
export async function saveEdit(form: FormData): Promise<void> {
  const typed = typedPerson(form, [...changeableFields, "locale", "tells"], ["was.", "shown.", "choice."]);
  const named = z.uuid().safeParse(form.get("id"));
  if (named.success) await keepIfSignedOut(editForm(named.data), typed);
  const opened = await openRegistrationFor(String(form.get("slug")), String(form.get("id")), "registrations.change");
  const { id } = opened.registration;
  const { read, hasSensitive, hasFile } = await readSentEdit(opened, typed);
  const { ctx } = opened;
  const file = form.get("file");
  if (hasFile(file)) {
    await keepTyped(editForm(id), typed);
    redirect(`${opened.here}/edit/files/${file}`);
  }
  const tells = typed.tells === "yes";
  const result = read.ok ? await changeDetails({ registrationId: id, ...read, tells }, ctx) : null;
  if (result?.ok || (result && result.reason !== "changed_meanwhile")) {
    await forgetTyped(editForm(id));
    await forgetTyped(editFiles(id));
    redirect(`${opened.here}?said=${saying(result, tells)}`);
  }
  await keepTyped(editForm(id), typed);
  // It comes back with sensitive answers in it: they are opened once more, on record.
  if (hasSensitive) await openAnswers(opened.event.slug, id);
  redirect(`${opened.here}/edit`);
}

function saying(result: ChangeResult, tells: boolean): string {
  if (!result.ok) return `edit_${result.reason}`;
  if (!result.changed) return "edit_unchanged";
  if (result.others) return "edit_saved_merged";
  return tells ? "edit_saved_told" : "edit_saved";
}

/** Opens the sensitive answers, on record, and comes back to the form. */
export async function openForEdit(form: FormData): Promise<void> {
  redirect(`${await openAnswers(String(form.get("slug")), String(form.get("id")))}/edit`);
}

async function openAnswers(slug: string, id: string): Promise<string> {
  const { granted, here, registration, ctx } = await openRegistrationFor(slug, id, "answers.sensitive");
  await openSensitiveAnswers(granted, { registrationId: registration.id }, ctx);
  return here;
}
