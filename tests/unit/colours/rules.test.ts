import { converter } from "culori";
import { describe, expect, it } from "vitest";
import { contrast, darkerUntil, isColour, lighterUntil, mix } from "@/lib/colours/rules";

const seen = (colour: string) => {
  const { l = 0, c = 0, h = 0 } = converter("oklch")(colour) ?? {};
  return { l, c, h };
};
const readsOnWhite = (colour: string) => contrast(colour, "#ffffff") >= 4.5;
const readsOnNight = (colour: string) => contrast(colour, "#0f1522") >= 6;

describe("contrast", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#ffffff", 4.54],
    ["#777777", "#ffffff", 4.48],
    ["#ff0000", "#ffffff", 4],
  ])("of %s and %s is that of WCAG's own examples", (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 2);
    expect(contrast(other, one)).toBeCloseTo(expected, 2);
  });

  it("is refused for what is no colour", () => {
    for (const text of ["red", "#fff", "#0B3B8F", "#0b3b8f;}", ""]) {
      expect(isColour(text)).toBe(false);
      expect(() => contrast(text, "#ffffff")).toThrow();
    }
  });
});

describe("mix", () => {
  it("counts in hundredths", () => {
    expect([mix("#000000", "#ffffff", 0), mix("#000000", "#ffffff", 50), mix("#102030", "#ffffff", 100)]).toEqual([
      "#000000",
      "#808080",
      "#ffffff",
    ]);
  });
});

describe("a darker variant", () => {
  it("is the colour itself where that will do", () => {
    expect(darkerUntil("#a6221c", readsOnWhite)).toBe("#a6221c");
  });

  it.each([
    ["orange", "#ff6600"],
    ["pink", "#ff69b4"],
    ["pale pink", "#ffd6e0"],
    ["sky blue", "#00aaff"],
    ["pale blue", "#b3e5fc"],
    ["mint", "#b2dfdb"],
    ["green", "#00ff00"],
    ["lilac", "#e1bee7"],
    ["sand", "#e8d5b7"],
  ])("of %s keeps its hue, and as much of its chroma as a screen can show", (name, colour) => {
    const [from, darker] = [seen(colour), seen(darkerUntil(colour, readsOnWhite))];
    expect(readsOnWhite(darkerUntil(colour, readsOnWhite))).toBe(true);
    expect(Math.abs(((darker.h - from.h + 540) % 360) - 180)).toBeLessThan(name === "sand" ? 13 : 3);
    // Of glaring colours no darker variant has as much; of pastels it has more.
    expect(darker.c).toBeGreaterThan(Math.min(from.c, 0.09) * 0.95);
  });

  it.each([
    ["pale yellow", "#fff3b0"],
    ["light yellow", "#ffeb99"],
    ["yellow", "#ffff00"],
    ["gold", "#ffd54a"],
    ["traffic yellow", "#ffcc00"],
    ["mango", "#ffb000"],
  ])("of %s is a clear amber, not a muddy olive", (_name, colour) => {
    const { c, h } = seen(darkerUntil(colour, readsOnWhite));
    expect(h).toBeGreaterThan(64);
    expect(h).toBeLessThan(76);
    expect(c).toBeGreaterThan(0.09);
  });

  it.each([
    ["lime", "#d4e157"],
    ["yellow-green", "#aeea00"],
  ])("of %s is a green", (_name, colour) => {
    expect(seen(darkerUntil(colour, readsOnWhite)).h).toBeGreaterThan(124);
  });

  it.each(["#ffffff", "#7f7f7f", "#cccccc"])("of the grey %s is a grey", (colour) => {
    expect(seen(darkerUntil(colour, readsOnWhite)).c).toBeLessThan(0.005);
  });

  it("is black where nothing will do", () => {
    expect(darkerUntil("#ffd54a", () => false)).toBe("#000000");
  });
});

describe("a lighter variant", () => {
  it.each(["#0b3b8f", "#7b1e3b", "#1d6a47", "#6b2fa0", "#8b0000"])("of %s keeps hue and chroma", (colour) => {
    const lighter = lighterUntil(colour, readsOnNight);
    const [from, to] = [seen(colour), seen(lighter)];
    expect(readsOnNight(lighter)).toBe(true);
    expect(Math.abs(to.h - from.h)).toBeLessThan(3);
    expect(to.c).toBeGreaterThan(Math.min(from.c * 0.95, 0.1));
  });

  it("is white where nothing will do, and the colour itself where that will", () => {
    expect([lighterUntil("#0b3b8f", () => false), lighterUntil("#0b3b8f", () => true)]).toEqual(["#ffffff", "#0b3b8f"]);
  });
});
