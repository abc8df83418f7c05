import { randomUUID } from "node:crypto";
import type { ReactNode } from "react";
import { NoteForm } from "@/components/person-desk/note-form";
import { NoteList } from "@/components/person-desk/note-list";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { canChangeNote } from "@/lib/notes/policy";
import { listNotes } from "@/lib/notes/queries";
import { can } from "@/lib/organisers/policy";
import { saveNewNote } from "./notes/actions";
import { openRegistration } from "./open-registration";

type Props = {
  slug: string;
  id: string;
  moment: (at: Date) => ReactNode;
  /** What was typed and could not be saved. */
  typed: { text: string; error?: string } | null;
};

/** What organisers tell each other about a person, and a field to write more for those who may. */
export async function PersonNotes({ slug, id, moment, typed }: Props) {
  const { scope, registration, here, locale } = await openRegistration(slug, id);
  // What organisers say among themselves is not for whoever only reads, or stands at the door.
  if (!can(scope.role, "registrations.change")) return null;
  const t = translator(locale, "personDesk");
  const notes = await listNotes(database(), scope, registration.id);
  const mayWrite = !registration.erasedAt;
  return (
    <section className="stack" aria-labelledby="notes">
      <h2 id="notes">{t("notes.title")}</h2>
      <NoteList
        t={t}
        notes={notes.map((note) => ({ ...note, mayChange: canChangeNote(scope, note) }))}
        moment={moment}
        here={here}
      />
      {mayWrite && (
        <NoteForm
          action={saveNewNote}
          hidden={{ slug, id: registration.id, "note-id": randomUUID() }}
          label={t("notes.text")}
          hint={t("notes.hint")}
          value={typed?.text}
          error={typed?.error}
          button={t("notes.button")}
        />
      )}
    </section>
  );
}
