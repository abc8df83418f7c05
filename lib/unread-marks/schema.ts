/** What people know from other editors and texts here do not have: readers see the marks as they were typed. */
export const unreadMarks = [
  "heading",
  "table",
  "picture",
  "html",
  "code",
  "quote",
  "divider",
  "struck",
  "bare_address",
  "definition",
  "bold",
  "italic",
  "link",
] as const;
export type UnreadMark = (typeof unreadMarks)[number];

/** `line` counts from 1, as the text was typed; `typed` is how that line begins. */
export type MarkFound = { mark: UnreadMark; line: number; typed: string };

/**
 * Where a text is shown. `rich`: with the marks of lib/rich-text. `plain`: as it is typed, whether in a page or in a mail,
 * where lists and addresses are made out by themselves.
 */
export type PlaceOfText = "rich" | "plain";
