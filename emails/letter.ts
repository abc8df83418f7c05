import type { Locale } from "@/lib/i18n/locales";
import type { EventFacts, OwnWords } from "@/lib/mail/schema";
import { fillPlaceholders, firstLine, wordBlocks } from "@/lib/mail-texts/rules";
import type { PlaceholderValues, WordBlock } from "@/lib/mail-texts/schema";

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
  | { type: "link"; label: string; url: string }
  /** Things one can go to, each with a word about it. */
  | { type: "links"; items: { label: string; url: string; detail: string | null }[] }
  /** Organisers' own words: lines under each other, or the items of a list. */
  | { type: "words"; words: WordBlock };

/** `before`: what stood there until now. */
export type Fact = { label: string; value: string; isStrong?: boolean; before?: string | null };

export type Letter = {
  locale: Locale;
  subject: string;
  /** What a list of mails shows beside the subject. */
  preview: string;
  /** At the top: the event, or the desk itself. */
  masthead: string;
  heading: string;
  greeting: string | null;
  /** The first words. Organisers can have their own here, for each kind of letter. */
  opening: Block[];
  /** What the opening says that stands nowhere else: said all the same when organisers have an opening of their own. */
  vital?: Block[];
  /** Facts, links and next steps: always there. */
  blocks: Block[];
  /** The last words, likewise the organisers' own where they have some. */
  closing?: Block[];
  event: EventFacts | null;
  /** Why the reader gets this mail. */
  why: string;
  /** Where the reader says that they want no more of this kind. */
  unsubscribeUrl?: string | null;
};

export type ReadyLetter = Letter & { body: Block[] };

/** A letter as it is sent: with organisers' own words where they have some, and everything of its body in one row. */
export function inOwnWords(letter: Letter, own: OwnWords | null, values: () => PlaceholderValues): ReadyLetter {
  if (!own) return asShipped(letter);
  const { opening, vital = [], blocks, closing = [] } = letter;
  const written = (text: string | null) => (text === null ? null : wordBlocks(text, values()));
  const [first, last] = [written(own.opening), written(own.closing)];
  return {
    ...letter,
    subject: own.subject === null ? letter.subject : fillPlaceholders(own.subject, values()),
    preview: first?.[0] ? firstLine(first[0]) : letter.preview,
    body: [...(first ? [...inBlocks(first), ...vital] : opening), ...blocks, ...(last ? inBlocks(last) : closing)],
  };
}

/** A letter in the shipped words. */
export function asShipped(letter: Letter): ReadyLetter {
  return { ...letter, body: [...letter.opening, ...letter.blocks, ...(letter.closing ?? [])] };
}

/** Organisers' words as blocks. */
export function inBlocks(words: WordBlock[]): Block[] {
  return words.map((block) => ({ type: "words", words: block }));
}

/** Paragraphs, those that do not apply left out. */
export function paragraphs(...texts: (string | null)[]): Block[] {
  return texts.filter((text) => text !== null).map((text) => ({ type: "paragraph", text }));
}
