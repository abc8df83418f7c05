import { z } from "zod";
import { countCharacters, UNPRINTABLE, VISIBLE } from "../registrations/schema";
import { TAG_MAX_CHARACTERS } from "./constants";

/** What can be wrong with the name of a tag. The words stand in the messages `bulk.tagErrors.<code>`. */
export const tagErrorCodes = ["missing", "too_long", "unprintable"] as const;
export type TagErrorCode = (typeof tagErrorCodes)[number];

/**
 * A name that organisers give to something, as it is kept: on one line, trimmed, composed. Every script passes.
 * @param most characters. Refuses with one of `tagErrorCodes`.
 */
export const labelSchema = (most: number) =>
  z
    .string("missing")
    .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
    .pipe(
      z
        .string()
        .refine((text) => VISIBLE.test(text), "missing")
        .refine((text) => !UNPRINTABLE.test(text), "unprintable")
        .refine((text) => countCharacters(text) <= most, "too_long"),
    );

/** A tag's name. */
export const tagNameSchema = labelSchema(TAG_MAX_CHARACTERS);

/** What is wrong with a typed name; null when nothing is. */
export function tagProblem(typed: string): TagErrorCode | null {
  const parsed = tagNameSchema.safeParse(typed);
  if (parsed.success) return null;
  return tagErrorCodes.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
