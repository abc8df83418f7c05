import { notFound } from "next/navigation";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { canChangeNote } from "@/lib/notes/policy";
import { findNote } from "@/lib/notes/queries";
import { openRegistrationFor } from "../open-registration";

export type NoteParams = { params: Promise<{ slug: string; id: string; note: string }> };

/** What the pages about one note begin with; 404 for notes that are gone, or that this organiser may not change. */
export async function openNote({ params }: NoteParams) {
  const { slug, id, note: noteId } = await params;
  const opened = await openRegistrationFor(slug, id, "registrations.change");
  const note = await findNote(database(), opened.scope, opened.registration.id, noteId);
  if (!note || !canChangeNote(opened.scope, note)) notFound();
  const hidden = { slug: opened.event.slug, id: opened.registration.id, "note-id": note.id };
  return { ...opened, note, hidden, words: translator(opened.locale, "personDesk") };
}
