import { z } from "zod";
import { countCharacters, UNPRINTABLE, VISIBLE } from "../registrations/schema";
import { NOTE_MAX_CHARACTERS } from "./constants";

/** What can be wrong with a note. The words stand in the messages `personDesk.notes.errors.<code>`. */
export const noteErrorCodes = ["missing", "too_long", "unprintable"] as const;
export type NoteErrorCode = (typeof noteErrorCodes)[number];

/** A note as it is kept: trimmed, composed, with plain line breaks. Every script passes. */
export const noteSchema = z
  .string("missing")
  .transform((text) => text.trim().normalize("NFC").replace(/\r\n?/g, "\n"))
  .pipe(
    z
      .string()
      .refine((text) => VISIBLE.test(text), "missing")
      .refine((text) => !UNPRINTABLE.test(text.replace(/[\n\t]/g, " ")), "unprintable")
      .refine((text) => countCharacters(text) <= NOTE_MAX_CHARACTERS, "too_long"),
  );

/** What is wrong with a typed note; null when nothing is. */
export function noteProblem(typed: string): NoteErrorCode | null {
  const parsed = noteSchema.safeParse(typed);
  if (parsed.success) return null;
  return noteErrorCodes.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
