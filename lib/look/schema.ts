import { keptText, textProblem } from "../mail-texts/schema";
import { ALT_MAX_CHARACTERS } from "./constants";

/**
 * Reads a colour as people write it: #0b3b8f, 0B3B8F, #08f, rgb(11, 59, 143).
 * @returns #rrggbb; an empty text for nothing, which means the house's own colour; null for what is no colour.
 */
export function readColour(typed = ""): string | null {
  const text = typed.trim().toLowerCase();
  if (text === "") return "";
  const [, digits] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/.exec(text) ?? [];
  if (digits) return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
  const [, ...parts] = /^rgb\(?\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)?$/.exec(text) ?? [];
  if (parts.length !== 3 || parts.some((part) => Number(part) > 255)) return null;
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

export const logoProblems = [
  "none",
  "empty",
  "too_large",
  "svg",
  "not_taken",
  "not_whole",
  "two_in_one",
  "too_small",
  "too_wide",
  "broken",
] as const;
export type LogoProblem = (typeof logoProblems)[number];

/** Name of the field for the words in a language. */
export const altField = (language: string) => `alt.${language}`;
export const isAltField = (name: string) => /^alt\.[A-Za-z-]{2,35}$/.test(name);

export type AltError = { name: string; code: "alt_missing" | "too_long" | "unprintable" };

/** What stands on the logo, for those who do not see it: needed in every language of the event. */
export function readAltTexts(
  typed: Readonly<Record<string, string>>,
  languages: readonly string[],
): { ok: true; altTexts: Record<string, string> } | { ok: false; errors: AltError[] } {
  const errors: AltError[] = [];
  const altTexts: Record<string, string> = {};
  for (const language of languages) {
    const words = keptText(typed[altField(language)] ?? "");
    const code = words === "" ? "alt_missing" : textProblem(words, ALT_MAX_CHARACTERS, true);
    if (code) errors.push({ name: altField(language), code });
    altTexts[language] = words;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, altTexts };
}
