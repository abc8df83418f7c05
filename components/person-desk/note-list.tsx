import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedNote } from "@/lib/notes/queries";

type Props = {
  t: Translate<"personDesk">;
  notes: (ListedNote & { mayChange: boolean })[];
  moment: (at: Date) => ReactNode;
  /** Address under which the notes of this registration are changed. */
  here: string;
};

/** What organisers told each other, the latest first. */
export function NoteList({ t, notes, moment, here }: Props) {
  if (notes.length === 0) return <p>{t("notes.none")}</p>;
  return (
    <ul className="note-list">
      {notes.map(({ id, text, author, writtenAt, changedAt, mayChange }) => (
        <li className="note-list__note" key={id} id={`note-${id}`}>
          <div className="note-list__text" dir="auto">
            {text}
          </div>
          <p className="note-list__about">
            <bdi>{author?.name ?? author?.email ?? t("notes.somebody")}</bdi>, {moment(writtenAt)}
            {changedAt && (
              <>
                , {t("notes.changedAt")} {moment(changedAt)}
              </>
            )}
          </p>
          {mayChange && (
            <p className="cluster">
              <a href={`${here}/notes/${id}`}>
                {t("notes.change")}
                <span className="visually-hidden">: {text.slice(0, 60)}</span>
              </a>
              <a href={`${here}/notes/${id}/remove`}>
                {t("notes.remove")}
                <span className="visually-hidden">: {text.slice(0, 60)}</span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
