import type { AddressValues } from "../audience/rules";
import { SHOWN_CHARACTERS } from "./constants";

/** A value in an address that its page did not understand and so left out. */
export type UnreadPart = { name: string; value: string };

/** How a page reads the parts of its address. */
export type PartReader = {
  /** Whether a value says something; null where the part is none of the page's, such as `utm_source`. */
  understands: (name: string, value: string) => boolean | null;
  /** Whether a part may come again and again; of others the first value counts. */
  isList?: (name: string) => boolean;
};

/**
 * What of an address was left out, value by value: what says nothing, and a second value where there can be one. Empty
 * values are what forms send for "no condition", and parts that are nobody's come from elsewhere; neither is told.
 */
export function unreadParts(address: AddressValues, { understands, isList = () => false }: PartReader): UnreadPart[] {
  return Object.entries(address).flatMap(([name, given]) => {
    const values = [given].flat().filter((value) => typeof value === "string");
    const isUnread = (value: string, index: number) => {
      const isUnderstood = value.trim() === "" ? null : understands(name, value);
      return isUnderstood === false || (isUnderstood === true && value !== values[0] && index > 0 && !isList(name));
    };
    return [...new Set(values.filter(isUnread))].map((value) => ({ name, value }));
  });
}

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
