import type { Locale } from "@/lib/i18n/locales";
import type { EventFacts } from "@/lib/mail/schema";

/** A piece of a letter. HTML and plain text are both made from these, so neither can say what the other does not. */
export type Block =
  | { type: "paragraph"; text: string }
  | { type: "heading"; text: string }
  | { type: "list"; items: string[] }
  /** Somebody else's words, set apart. */
  | { type: "quote"; text: string }
  | { type: "facts"; rows: Fact[] }
  /** The one thing to do. The address is also written out for whoever cannot press the button. */
  | { type: "action"; label: string; url: string; hint?: string }
  /** A way out, beside the one thing to do. */
  | { type: "link"; label: string; url: string };

export type Fact = { label: string; value: string; isStrong?: boolean };

export type Letter = {
  locale: Locale;
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  /** At the top: the event, or the desk itself. */
  masthead: string;
  heading: string;
  greeting: string | null;
  blocks: Block[];
  event: EventFacts | null;
  /** Why the reader gets this mail. */
  why: string;
};

/** Paragraphs, those that do not apply left out. */
export function paragraphs(...texts: (string | null)[]): Block[] {
  return texts.filter((text) => text !== null).map((text) => ({ type: "paragraph", text }));
}
