import type { AddressValues } from "../audience/rules";
import { SHOWN_CHARACTERS } from "./constants";

/**
 * A value in an address that its page did not understand and so left out.
 * `meant` is the page's own part where the name was written almost like it.
 */
export type UnreadPart = { name: string; value: string; meant?: string };

/** How a page reads the parts of its address. */
export type PartReader = {
  /** Whether a value says something; null where the part is none of the page's, such as `utm_source`. */
  understands: (name: string, value: string) => boolean | null;
  /** Whether a part may come again and again; of others the first value counts. */
  isList?: (name: string) => boolean;
  /** Names of the page's parts, by which a part is known that has the same letters, such as `Status` or `status[]`. */
  names?: readonly string[];
};

/**
 * What of an address was left out, value by value: what says nothing, and a second value where there can be one. Empty
 * values are what forms send for "no condition", and parts that are nobody's come from elsewhere; neither is told, unless
 * a name is written almost like one of the page's.
 */
export function unreadParts(
  address: AddressValues,
  { understands, isList = () => false, names = [] }: PartReader,
): UnreadPart[] {
  return Object.entries(address).flatMap(([name, given]) => {
    const values = [given].flat().filter((value) => typeof value === "string");
    const meant = names.includes(name) ? undefined : names.find((known) => letters(known) === letters(name));
    if (meant) return [...new Set(values)].filter((value) => value.trim()).map((value) => ({ name, value, meant }));
    const isUnread = (value: string, index: number) => {
      const isUnderstood = value.trim() === "" ? null : understands(name, value);
      return isUnderstood === false || (isUnderstood === true && value !== values[0] && index > 0 && !isList(name));
    };
    return [...new Set(values.filter(isUnread))].map((value) => ({ name, value }));
  });
}

/** A name without what people get wrong: capitals, `[]` and `[0]` as other sites write lists, hyphens and underscores. */
const letters = (name: string) =>
  name
    .toLowerCase()
    .replace(/\[\d*\]$/, "")
    .replace(/[-_]/g, "");

/** A value of an address as a page can show it: no control characters, none that turn text round, not endless. */
export function shownValue(value: string): string {
  const characters = [
    ...value
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, " ")
      .trim(),
  ];
  return characters.length <= SHOWN_CHARACTERS
    ? characters.join("")
    : `${characters.slice(0, SHOWN_CHARACTERS).join("")}…`;
}
