import { findTyped } from "@/app/admin/typed";
import type { Translate } from "@/lib/i18n/translator";
import { noteProblem } from "@/lib/notes/schema";

/** Name under which a typed note is kept. @param noteId of the note that is changed; none for a new one. */
export const noteForm = (registrationId: string, noteId?: string) => `note:${registrationId}:${noteId ?? "new"}`;

/** What this browser typed as a note and could not save, with what is wrong; null when there is nothing. */
export async function findTypedNote(t: Translate<"personDesk">, registrationId: string, noteId?: string) {
  const values = await findTyped(noteForm(registrationId, noteId));
  if (!values) return null;
  const text = values.note ?? "";
  const problem = noteProblem(text);
  return { text, error: problem ? t(`notes.errors.${problem}`) : undefined, refused: values.refused };
}
