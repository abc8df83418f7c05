import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";

/** What an action has to say when it comes back to the person's page; the words stand in the address as their key. */
const sayings = [
  ["resent", "success"],
  ["approved", "success"],
  ["declined", "success"],
  ["cancelled", "success"],
  ["erased", "success"],
  ["corrected", "success"],
  ["corrected_only", "success"],
  ["present", "success"],
  ["not_present", "success"],
  ["not_a_day", "warning"],
  ["not_coming", "warning"],
  ["not_waiting_for_approval", "warning"],
  ["already_ended", "warning"],
  ["event_has_started", "warning"],
  ["event_cancelled", "warning"],
  ["too_late", "warning"],
] as const;

/** The same of what is done by the pages of their own: part of the address, message, tone. */
const further = [
  ["edit_saved", "edit.saved", "success"],
  ["edit_saved_told", "edit.saved_told", "success"],
  ["edit_saved_merged", "edit.saved_merged", "success"],
  ["edit_unchanged", "edit.unchanged", "success"],
  ["edit_ended", "edit.ended", "warning"],
  ["edit_too_late", "edit.ended", "warning"],
  ["edit_erased", "edit.erased", "warning"],
  ["edit_merged", "edit.merged", "warning"],
  ["edit_event_cancelled", "edit.cancelled", "warning"],
  ["added", "add.added", "success"],
  ["added_silently", "add.added_silently", "success"],
  ["waits", "add.waits", "success"],
  ["waits_silently", "add.waits_silently", "success"],
  ["restored", "restore.restored", "success"],
  ["restored_line", "restore.restored_line", "success"],
  ["merged", "merge.merged", "success"],
  ["merged_told", "merge.merged_told", "success"],
  ["note_added", "notes.added", "success"],
  ["note_changed", "notes.changed", "success"],
  ["note_removed", "notes.removed", "success"],
  ["note_gone", "notes.gone", "warning"],
  ["note_not_yours", "notes.not_yours", "warning"],
  ["note_erased", "edit.erased", "warning"],
  ["moved", "move.moved", "success"],
  ["no_seat_held", "move.no_seat_held", "warning"],
  ["nobody_else_waits", "move.nobody_else_waits", "warning"],
  ["no_waiting_list", "move.no_waiting_list", "warning"],
  ["tag_added", "tags.added", "success"],
  ["tag_removed", "tags.removed", "success"],
] as const;

/** What is said of somebody who was just added: what their form had no room for may follow. */
const additions = ["added", "added_silently", "waits", "waits_silently"] as const;
export const isAddition = (said: unknown): boolean => additions.some((word) => word === said);

type Props = {
  said: unknown;
  locale: Locale;
  email: string;
  /** Where files are added, for somebody just added whom the event asks for some. */
  files?: string | null;
};

/** Tells what came of a button. Nothing for a word that nobody knows. */
export function Said({ said, locale, email, files }: Props) {
  const known = sayings.find(([word]) => word === said);
  const other = further.find(([word]) => word === said);
  const text = known
    ? translator(locale, "admin")(`person.${known[0]}`, { email })
    : other && translator(locale, "personDesk")(other[1], { email });
  if (!text) return null;
  return (
    <Notice tone={known?.[1] ?? other?.[2]} live>
      <p>{text}</p>
      {files && (
        <p>
          {translator(locale, "personDesk")("add.filesNext")}{" "}
          <a href={files}>{translator(locale, "personDesk")("add.filesLink")}</a>
        </p>
      )}
    </Notice>
  );
}
