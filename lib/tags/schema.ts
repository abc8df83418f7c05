import { z } from "zod";
import { countCharacters, UNPRINTABLE, VISIBLE } from "../registrations/schema";
import { TAG_MAX_CHARACTERS } from "./constants";

/** What can be wrong with the name of a tag. The words stand in the messages `bulk.tagErrors.<code>`. */
export const tagErrorCodes = ["missing", "too_long", "unprintable"] as const;
export type TagErrorCode = (typeof tagErrorCodes)[number];

/** A tag's name as it is kept: on one line, trimmed, composed. Every script passes. */
export const tagNameSchema = z
  .string("missing")
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .refine((text) => VISIBLE.test(text), "missing")
      .refine((text) => !UNPRINTABLE.test(text), "unprintable")
      .refine((text) => countCharacters(text) <= TAG_MAX_CHARACTERS, "too_long"),
  );

/** What is wrong with a typed name; null when nothing is. */
export function tagProblem(typed: string): TagErrorCode | null {
  const parsed = tagNameSchema.safeParse(typed);
  if (parsed.success) return null;
  return tagErrorCodes.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
