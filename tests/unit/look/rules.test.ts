import { describe, expect, it } from "vitest";
import { contrast } from "@/lib/colours/rules";
import { darkGrounds, lightGrounds, TEXT_CONTRAST } from "@/lib/look/constants";
import { altTextOf, contrastsOf, isReadable, lookStyle, nearestReadable, tokensOf } from "@/lib/look/rules";
import { readAltTexts, readColour } from "@/lib/look/schema";

/** Corporate colours of every kind, and the two ends. */
const colours = [
  "#0b3b8f",
  "#a6221c",
  "#1d6a47",
  "#6b2fa0",
  "#ff6600",
  "#ffd54a",
  "#00aaff",
  "#7f7f7f",
  "#000000",
  "#ffffff",
];

describe("an accent colour", () => {
  it("is enough where white words on it and links on every ground can be read", () => {
    expect(isReadable("#0b3b8f")).toBe(true);
    // White words would do on this one, links on grey ground would not.
    expect(contrast("#767676", "#ffffff")).toBeGreaterThan(TEXT_CONTRAST);
    expect(
      contrastsOf("#767676")
        .filter(({ isEnough }) => !isEnough)
        .map(({ place }) => place),
    ).toEqual(["page", "sunken"]);
  });

  it.each(colours)("%s has a nearest one that will do, and is its own where it does", (colour) => {
    const nearest = nearestReadable(colour);
    expect(isReadable(nearest)).toBe(true);
    expect(nearest === colour).toBe(isReadable(colour));
    // One step lighter would be too light.
    if (nearest !== colour) expect(contrast(nearest, lightGrounds.sunken)).toBeLessThan(TEXT_CONTRAST + 0.1);
  });

  it.each(colours)("made from %s can be read wherever it stands, in light and in dark", (colour) => {
    const { light, dark } = tokensOf(nearestReadable(colour));
    const pairs: [string | undefined, string | undefined][] = [
      [light["--color-link-hover"], lightGrounds.sunken],
      [light["--color-primary-hover"], "#ffffff"],
      [light["--color-link"], light["--color-tint"]],
      ["#172033", light["--color-tint"]],
      ["#ffffff", light["--color-deep-2"]],
      ["#ffffff", light["--color-deep"]],
      [light["--color-deep"], light["--color-highlight"]],
      [dark["--color-deep"], light["--color-highlight"]],
      ["#172033", light["--color-selected"]],
      ["#e9edf5", dark["--color-selected"]],
      ...Object.values(lightGrounds).map((ground): [string, string] => [light["--color-focus"], ground]),
      ...Object.values(darkGrounds).map((ground): [string, string] => [dark["--color-focus"], ground]),
      [light["--color-on-deep-soft"], light["--color-deep"]],
      [light["--color-on-deep-soft"], light["--color-deep-2"]],
      [light["--color-on-deep-soft"], dark["--color-deep"]],
      [light["--color-on-deep-soft"], dark["--color-deep-2"]],
      [dark["--color-on-primary"], dark["--color-primary"]],
      [dark["--color-on-primary"], dark["--color-primary-hover"]],
      ["#e9edf5", dark["--color-tint"]],
      ...[...Object.values(darkGrounds), dark["--color-tint"]].flatMap(
        (ground): [string | undefined, string | undefined][] => [
          [dark["--color-link"], ground],
          [dark["--color-link-hover"], ground],
        ],
      ),
    ];
    const tooLittle = pairs.filter(([one = "", other = ""]) => contrast(one, other) < TEXT_CONTRAST);
    expect(tooLittle).toEqual([]);
  });

  it("becomes a style sheet of colours alone", () => {
    const style = lookStyle("#a6221c");
    expect(style).toMatch(/^@layer tokens\{:root\{(--color-[a-z0-9-]+:#[0-9a-f]{6};?)+\}@media/);
    expect(style).not.toContain("<");
    for (const text of ["red", "#fff", "#0B3B8F", "#0b3b8f;}", ""]) expect(() => lookStyle(text)).toThrow();
  });
});

describe("readColour", () => {
  it.each([
    ["#0B3B8F", "#0b3b8f"],
    [" 0b3b8f ", "#0b3b8f"],
    ["#08f", "#0088ff"],
    ["rgb(11, 59, 143)", "#0b3b8f"],
    ["RGB 11 59 143", "#0b3b8f"],
    ["", ""],
    ["blue", null],
    ["#12345", null],
    ["rgb(300, 0, 0)", null],
    ["#0b3b8f;background:url(//x)", null],
  ])("reads %s as %s", (typed, expected) => {
    expect(readColour(typed)).toBe(expected);
  });
});

describe("words for those who do not see the logo", () => {
  it("are needed in every language of the event", () => {
    const read = readAltTexts({ "alt.da": "Aarhus Kommune", "alt.en": " ", "alt.de": "x" }, ["da", "en"]);
    expect(read).toEqual({ ok: false, errors: [{ name: "alt.en", code: "alt_missing" }] });
  });

  it("fall back as all words do", () => {
    const logo = { altTexts: { da: "Kommune", en: "City" } };
    expect([
      altTextOf(logo, "en", ["da"]),
      altTextOf(logo, "fr", ["da"]),
      altTextOf({ altTexts: null }, "en", []),
    ]).toEqual(["City", "Kommune", ""]);
  });
});
