"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { addNote, changeNote, removeNote } from "@/lib/notes/commands";
import { noteSchema } from "@/lib/notes/schema";
import { openRegistrationFor } from "../open-registration";
import { noteForm } from "./form";

const idOf = (form: FormData, name: string) => z.uuid().safeParse(form.get(name)).data ?? "";

/** Keeps what was typed where the session has ended; otherwise the registration the form is about. */
async function open(form: FormData, kept: string, typed: Record<string, string>) {
  if (idOf(form, "id")) await keepIfSignedOut(kept, typed);
  return openRegistrationFor(String(form.get("slug")), idOf(form, "id"), "registrations.change");
}

/** Writes a new note, or shows what was typed again. */
export async function saveNewNote(form: FormData): Promise<void> {
  const typed = typedFrom(form, ["note"]);
  const kept = noteForm(idOf(form, "id"));
  const { granted, here, registration, ctx } = await open(form, kept, typed);
  const text = noteSchema.safeParse(typed.note ?? "");
  if (!text.success) {
    await keepTyped(kept, typed);
    redirect(`${here}?problem=note`);
  }
  const input = { noteId: idOf(form, "note-id"), registrationId: registration.id, text: text.data };
  const result = await addNote(granted, input, ctx);
  await forgetTyped(kept);
  redirect(`${here}?said=note_${result.ok ? "added" : result.reason}`);
}

/** Changes a note, or shows what was typed again: with what is wrong, or with what somebody else made of it. */
export async function saveNote(form: FormData): Promise<void> {
  const typed = typedFrom(form, ["note"]);
  const noteId = idOf(form, "note-id");
  const kept = noteForm(idOf(form, "id"), noteId);
  const { granted, here, registration, ctx } = await open(form, kept, typed);
  const text = noteSchema.safeParse(typed.note ?? "");
  const again = async (values: Record<string, string>) => {
    await keepTyped(kept, values);
    redirect(`${here}/notes/${noteId}`);
  };
  if (!text.success) return again(typed);
  const { basis = "" } = typedFrom(form, ["basis"]);
  const input = { noteId, registrationId: registration.id, text: text.data, basis: basis.replace(/\r\n?/g, "\n") };
  const result = await changeNote(granted, input, ctx);
  if (!result.ok && result.reason === "changed_meanwhile") return again({ ...typed, refused: result.reason });
  await forgetTyped(kept);
  redirect(`${here}?said=note_${result.ok ? "changed" : result.reason}`);
}

/** "Yes, remove it". */
export async function removeForGood(form: FormData): Promise<void> {
  const { granted, here, registration, ctx } = await openRegistrationFor(
    String(form.get("slug")),
    idOf(form, "id"),
    "registrations.change",
  );
  const result = await removeNote(granted, { noteId: idOf(form, "note-id"), registrationId: registration.id }, ctx);
  redirect(`${here}?said=note_${result.ok ? "removed" : result.reason}`);
}
