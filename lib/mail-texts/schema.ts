/** What organisers can put into their texts, in braces; each mail has its reader's own value there. */
export const placeholders = [
  "given_name",
  "family_name",
  "organisation",
  "reference",
  "event",
  "date",
  "time",
  "place",
  "own_page",
] as const;
export type Placeholder = (typeof placeholders)[number];
export type PlaceholderValues = Record<Placeholder, string>;

/** Those that have a value also where the reader has no registration yet. */
export const placeholdersOfEvent: readonly Placeholder[] = ["event", "date", "time", "place", "own_page"];

/**
 * What is wrong with a brace. `unknown`: no such placeholder. `unavailable`: there is one, but not in this mail.
 * `unclosed`: an opening brace without its end. `stray`: a closing one without a beginning. `doubled`: written in double
 * braces, which stand for braces that are shown.
 */
export type PlaceholderProblem = {
  what: "unknown" | "unavailable" | "unclosed" | "stray" | "doubled";
  /** As it stands in the text. */
  found: string;
  /** What was probably meant. */
  meant: Placeholder | null;
};

/** A run of words; with `url` it leads there. */
export type Run = { text: string; url?: string };

/** Organisers' words as a letter shows them. Lines of a paragraph stand under each other. */
export type WordBlock = { type: "paragraph"; lines: Run[][] } | { type: "list"; items: Run[][] };
