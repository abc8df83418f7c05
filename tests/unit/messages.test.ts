import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, it } from "vitest";
import { da } from "@/lib/i18n/messages/da";
import { en } from "@/lib/i18n/messages/en";

type Words = { readonly [key: string]: string | Words };

/** Every message by its path, for example "bulk.list.heading". */
function flat(words: Words, path = ""): [path: string, message: string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here, value]] : flat(value, here);
  });
}

/** What a message is filled with, by name; tags such as <link> count too. */
function placeholders(parts: MessageFormatElement[]): string[] {
  return parts.flatMap((part) => {
    if (part.type === TYPE.literal || part.type === TYPE.pound) return [];
    const own = [part.value];
    if (part.type === TYPE.tag) return [...own, ...placeholders(part.children)];
    if (part.type === TYPE.plural || part.type === TYPE.select) {
      return [...own, ...Object.values(part.options).flatMap(({ value }) => placeholders(value))];
    }
    return own;
  });
}

const named = (message: string) => [...new Set(placeholders(parse(message)))].sort();
const danish = new Map(flat(da));

describe("messages", () => {
  it("in Danish are filled with nothing that the English ones are not given", () => {
    const other = flat(en).flatMap(([path, message]) => {
      const given = named(message);
      const unknown = named(danish.get(path) ?? "").filter((name) => !given.includes(name));
      return unknown.length > 0 ? [{ path, unknown }] : [];
    });
    expect(other).toEqual([]);
  });

  it("in Danish quote as Danish does, with » and «", () => {
    expect([...danish].filter(([, message]) => /["“”„]/.test(message)).map(([path]) => path)).toEqual([]);
  });

  it("in English quote as English does", () => {
    expect(
      flat(en)
        .filter(([, message]) => /["»«„]/.test(message))
        .map(([path]) => path),
    ).toEqual([]);
  });
});
