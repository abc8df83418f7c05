import { z } from "zod";
import { countCharacters, UNPRINTABLE, VISIBLE } from "../registrations/schema";
import { VIEW_NAME_MAX } from "./constants";

/** What can be wrong with the name of a view. The words stand in the messages `savedViews.errors.<code>`. */
export const viewNameErrors = ["missing", "too_long", "unprintable"] as const;
export type ViewNameError = (typeof viewNameErrors)[number];

/** A view's name as it is kept: on one line, trimmed, composed. Every script passes. */
export const viewNameSchema = z
  .string("missing")
  .transform((text) => text.normalize("NFC").trim().replace(/\s+/gu, " "))
  .pipe(
    z
      .string()
      .refine((text) => VISIBLE.test(text), "missing")
      .refine((text) => !UNPRINTABLE.test(text), "unprintable")
      .refine((text) => countCharacters(text) <= VIEW_NAME_MAX, "too_long"),
  );

/** What is wrong with a typed name; null when nothing is. */
export function viewNameProblem(typed: string): ViewNameError | null {
  const parsed = viewNameSchema.safeParse(typed);
  if (parsed.success) return null;
  return viewNameErrors.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
