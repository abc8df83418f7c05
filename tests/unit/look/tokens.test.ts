import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { darkGrounds, lightGrounds } from "@/lib/look/constants";
import { tokensOf } from "@/lib/look/rules";

const css = readFileSync("app/styles/tokens.css", "utf8");
const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
const tokenIn = (part: string, name: string) => new RegExp(`${name}:\\s*(#[0-9a-f]{6});`).exec(part)?.[1];

describe("the tokens that an event's colour replaces", () => {
  it("stand on the grounds that contrast is counted with", () => {
    for (const name of ["page", "surface", "sunken"] as const) {
      expect(tokenIn(light, `--color-${name}`)).toBe(lightGrounds[name]);
      expect(tokenIn(dark, `--color-${name}`)).toBe(darkGrounds[name]);
    }
  });

  it("are tokens of the house", () => {
    const { light: inLight, dark: inDark } = tokensOf("#a6221c");
    const unknown = Object.keys({ ...inLight, ...inDark }).filter((name) => !tokenIn(light, name));
    expect(unknown).toEqual([]);
  });
});
