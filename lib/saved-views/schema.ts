import { labelSchema } from "../tags/schema";
import { VIEW_NAME_MAX } from "./constants";

/** What can be wrong with the name of a view. The words stand in the messages `savedViews.errors.<code>`. */
export const viewNameErrors = ["missing", "too_long", "unprintable"] as const;
export type ViewNameError = (typeof viewNameErrors)[number];

/** A view's name. */
export const viewNameSchema = labelSchema(VIEW_NAME_MAX);

/** What is wrong with a typed name; null when nothing is. */
export function viewNameProblem(typed: string): ViewNameError | null {
  const parsed = viewNameSchema.safeParse(typed);
  if (parsed.success) return null;
  return viewNameErrors.find((code) => code === parsed.error.issues[0]?.message) ?? "missing";
}
