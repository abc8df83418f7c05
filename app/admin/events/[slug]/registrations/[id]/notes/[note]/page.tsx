import type { Metadata } from "next";
import { ErrorSummary } from "@/components/forms/error-summary";
import { NoteForm } from "@/components/person-desk/note-form";
import { Notice } from "@/components/ui/notice";
import { translator } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../../../frame";
import { adminTitle } from "../../../../../../title";
import { saveNote } from "../actions";
import { findTypedNote } from "../form";
import { type NoteParams, openNote } from "../open-note";

export async function generateMetadata(props: NoteParams): Promise<Metadata> {
  const { name, note, registration, words } = await openNote(props);
  const typed = await findTypedNote(words, registration.id, note.id);
  return adminTitle(() => words("notes.changeTitle", { name }), { error: typed?.error !== undefined });
}

/** Changes a note; whoever is second sees what the first made of it before they save theirs. */
export default async function NotePage(props: NoteParams) {
  const { event, title, name, here, locale, note, registration, hidden, words } = await openNote(props);
  const typed = await findTypedNote(words, registration.id, note.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      {typed?.error && (
        <ErrorSummary
          heading={translator(locale, "forms")("errorHeading")}
          errors={[{ name: "note", message: typed.error }]}
        />
      )}
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{words("notes.changeTitle", { name })}</h1>
      {typed?.refused && (
        <Notice tone="warning" heading={words("notes.meanwhile")} live>
          <p className="note-list__text" dir="auto">
            {note.text}
          </p>
        </Notice>
      )}
      <NoteForm
        action={saveNote}
        hidden={{ ...hidden, basis: note.text }}
        label={words("notes.field")}
        hint={words("notes.hint")}
        value={typed?.text ?? note.text}
        error={typed?.error}
        button={words("notes.save")}
        back={{ href: here, text: words("notes.keep") }}
      />
    </AdminFrame>
  );
}
