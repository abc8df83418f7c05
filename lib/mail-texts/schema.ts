import type { Locale } from "../i18n/locales";
import { UNPRINTABLE_IN_LINES } from "../invitations/schema";
import { type MailKind, mailKinds } from "../mail/schema";
import { countCharacters, UNPRINTABLE } from "../registrations/schema";

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

/** Kinds whose words organisers can change: what is about one event, but for announcements, which are theirs altogether. */
export const editableKinds = mailKinds.filter((kind) => !/^(announcement|organiser)\./.test(kind)) as EditableKind[];
export type EditableKind = Exclude<MailKind, `announcement.${string}` | `organiser.${string}`>;

/** A kind as it stands in an address. */
export const kindInAddress = (kind: EditableKind) => kind.replace(".", "-");

/** The kind that stands in an address; null for what is none. */
export function kindFromAddress(part: string): EditableKind | null {
  return editableKinds.find((kind) => kindInAddress(kind) === part) ?? null;
}

/**
 * Those that can stand in a subject: not the reader's secret link, since subjects are kept, shown to organisers and to
 * whoever looks over a shoulder.
 */
export const placeholdersOfSubject: readonly Placeholder[] = placeholders.filter((name) => name !== "own_page");

/**
 * The placeholders that have a value in letters of this kind: who is invited or asked has no registration yet.
 * @param part those of one part alone, which are fewer in a subject.
 */
export function placeholdersOf(kind: EditableKind, part: TextPart = "opening"): readonly Placeholder[] {
  const ofKind = kind === "handover.offered" || kind.startsWith("invitation.") ? placeholdersOfEvent : placeholders;
  return part === "subject" ? ofKind.filter((name) => placeholdersOfSubject.includes(name)) : ofKind;
}

export const textParts = ["subject", "opening", "closing"] as const;
export type TextPart = (typeof textParts)[number];

/** What we ship. `isExample`: the real words hang on the person or on what happened. */
export type ShippedWords = Record<TextPart, { words: string; isExample: boolean }> & {
  /** What the letter says after the opening, whatever organisers write. */
  always: string;
};

/** Organisers' words of one kind in one language; null for the shipped ones. An empty closing leaves the shipped one out. */
export type MailText = Record<TextPart, string | null>;
export type MailTexts = Partial<Record<Locale, MailText>>;

export const maxCharacters: Record<TextPart, number> = { subject: 150, opening: 5_000, closing: 5_000 };

/** The words of a signature, under every mail of an event. */
export const SIGNATURE_MAX_CHARACTERS = 1_000;
export const SENDER_MAX_CHARACTERS = 80;

export type TextProblem = "too_long" | "unprintable";

/** Text as it is kept: without spaces around it, composed (NFC), with one kind of line break. */
export function keptText(typed: string): string {
  return typed.normalize("NFC").replace(/\r\n?/g, "\n").trim();
}

/** Why a text cannot be kept; null when it can. @param isOneLine whether it becomes part of a header. */
export function textProblem(text: string, most: number, isOneLine: boolean): TextProblem | null {
  if ((isOneLine ? UNPRINTABLE : UNPRINTABLE_IN_LINES).test(text)) return "unprintable";
  return countCharacters(text) > most ? "too_long" : null;
}

/**
 * What a part of the form means: the shipped words, typed or left as they were, are kept as null, so that later editions of
 * them reach this event too.
 */
export function partFrom(typed: string, part: TextPart, shipped: ShippedWords): string | null {
  const text = keptText(typed);
  if (!shipped[part].isExample && text === keptText(shipped[part].words)) return null;
  if (text === "") return part === "closing" && shipped.closing.words !== "" ? "" : null;
  return text;
}
