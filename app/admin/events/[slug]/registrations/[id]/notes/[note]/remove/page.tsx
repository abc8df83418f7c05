import type { Metadata } from "next";
import { HiddenFields } from "@/components/forms/hidden-fields";
import { AdminFrame } from "../../../../../../../frame";
import { adminTitle } from "../../../../../../../title";
import { removeForGood } from "../../actions";
import { type NoteParams, openNote } from "../../open-note";

export async function generateMetadata(props: NoteParams): Promise<Metadata> {
  const { words } = await openNote(props);
  return adminTitle(() => words("notes.removeTitle"));
}

/** Asks before a note is gone for good. */
export default async function RemoveNotePage(props: NoteParams) {
  const { event, title, name, here, note, hidden, words } = await openNote(props);
  return (
    <AdminFrame event={{ slug: event.slug, title }} narrow>
      <a className="back-link" href={here}>
        {name}
      </a>
      <h1>{words("notes.removeTitle")}</h1>
      <blockquote className="note-list__text" dir="auto">
        {note.text}
      </blockquote>
      <p>{words("notes.removeText")}</p>
      <form className="cluster" action={removeForGood}>
        <HiddenFields values={hidden} />
        <button className="button button--danger" type="submit">
          {words("notes.removeButton")}
        </button>
        <a href={here}>{words("notes.removeKeep")}</a>
      </form>
    </AdminFrame>
  );
}
