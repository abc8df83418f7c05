import { fallbackLocale } from "../i18n/locales";
import { versionOf } from "../version";
import { darkGrounds, type Logo, lightGrounds, TEXT_CONTRAST } from "./constants";
import { isColour } from "./schema";

/** Contrast of two colours, from 1 to 21. Source: WCAG 2.2, definitions of "contrast ratio" and "relative luminance". */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @throws for anything but #rrggbb: what is no colour must never reach a style sheet. */
function channels(colour: string): number[] {
  if (!isColour(colour)) throw new Error("Not a colour of the form #rrggbb.");
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** A colour with so many hundredths of another in it. */
export function mix(colour: string, other: string, hundredths: number): string {
  const [from, to] = [channels(colour), channels(other)];
  const mixed = from.map((channel, index) => Math.round(channel + (((to[index] ?? 0) - channel) * hundredths) / 100));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const WHITE = "#ffffff";
const BLACK = "#000000";

/** Where an accent colour stands: under white words on buttons, and as the colour of links on each ground. */
export const placesOfAccent = ["button", "page", "surface", "sunken"] as const;
export type PlaceOfAccent = (typeof placesOfAccent)[number];

/** How well a colour can be read in each place; all of them have to reach `TEXT_CONTRAST`. */
export function contrastsOf(accent: string): { place: PlaceOfAccent; contrast: number; isEnough: boolean }[] {
  return placesOfAccent.map((place) => {
    const found = contrast(accent, place === "button" ? WHITE : lightGrounds[place]);
    return { place, contrast: found, isEnough: found >= TEXT_CONTRAST };
  });
}

/** Whether a colour can be used as it is. */
export function isReadable(accent: string): boolean {
  return contrastsOf(accent).every(({ isEnough }) => isEnough);
}

/** The colour that is nearest to one and can be used: the same hue, only as much darker as it takes. */
export function nearestReadable(accent: string): string {
  return firstOf((darker) => mix(accent, BLACK, darker), isReadable);
}

/** The first of a hundred steps that will do; the last where none does. */
function firstOf(at: (hundredths: number) => string, isEnough: (colour: string) => boolean): string {
  for (let step = 0; step < 100; step += 1) if (isEnough(at(step))) return at(step);
  return at(100);
}

const readsOn =
  (grounds: readonly string[], least = TEXT_CONTRAST) =>
  (colour: string) =>
    grounds.every((ground) => contrast(colour, ground) >= least);

/** Names and values of the tokens (app/styles/tokens.css) that an accent colour changes, in light and in dark. */
export function tokensOf(accent: string): { light: Record<string, string>; dark: Record<string, string> } {
  const strong = mix(accent, BLACK, 25);
  const deep = { light: mix(accent, BLACK, 12), dark: mix(accent, BLACK, 45) };
  // Softer than white as far as it can still be read.
  const soft = firstOf((step) => mix(mix(WHITE, accent, 18), WHITE, step), readsOn([deep.light, deep.dark]));
  const darkTint = mix(darkGrounds.surface, accent, 18);
  const bright = firstOf(
    (lighter) => mix(accent, WHITE, lighter),
    // More than asked for: the variant stands in for all links of a whole page.
    readsOn([...Object.values(darkGrounds), darkTint], 6),
  );
  return {
    light: {
      "--color-link": accent,
      "--color-link-hover": strong,
      "--color-primary": accent,
      "--color-primary-hover": strong,
      "--color-tint": firstOf(
        (step) => mix(mix(WHITE, accent, 10), WHITE, step),
        (tint) => readsOn([tint])(accent),
      ),
      "--color-deep": mix(accent, BLACK, 40),
      "--color-deep-2": deep.light,
      "--color-on-deep-soft": soft,
      "--color-on-deep-line": mix(accent, WHITE, 30),
      "--color-loop-c": mix(accent, WHITE, 55),
    },
    dark: {
      "--color-link": bright,
      "--color-link-hover": mix(bright, WHITE, 45),
      "--color-primary": bright,
      "--color-primary-hover": mix(bright, WHITE, 35),
      "--color-on-primary": firstOf((step) => mix(mix(accent, BLACK, 70), BLACK, step), readsOn([bright])),
      "--color-tint": darkTint,
      "--color-deep": mix(accent, BLACK, 68),
      "--color-deep-2": deep.dark,
      "--color-on-deep-line": mix(accent, WHITE, 10),
    },
  };
}

/** The style sheet that puts an event's colour on its pages. In the layer of the tokens, so that prints keep their own. */
export function lookStyle(accent: string): string {
  const { light, dark } = tokensOf(accent);
  const rules = (tokens: Record<string, string>) =>
    Object.entries(tokens)
      .map(([name, colour]) => `${name}:${colour}`)
      .join(";");
  return `@layer tokens{:root{${rules(light)}}@media (prefers-color-scheme:dark){:root{${rules(dark)}}}}`;
}

/** What stands on a logo, for those who do not see it: in the reader's language, the event's first, English, any. */
export function altTextOf({ altTexts }: Pick<Logo, "altTexts">, locale: string, languages: readonly string[]): string {
  const words = altTextsOf({ altTexts });
  const wanted = [locale, languages[0] ?? locale, fallbackLocale, ...Object.keys(words)];
  return wanted.map((language) => words[language]).find(Boolean) ?? "";
}

/** The same by language. */
export function altTextsOf({ altTexts }: Pick<Logo, "altTexts">): Record<string, string> {
  const entries = typeof altTexts === "object" && altTexts !== null ? Object.entries(altTexts) : [];
  return Object.fromEntries(
    entries.flatMap(([language, words]) => (typeof words === "string" ? [[language, words]] : [])),
  );
}

/** Where readers get an event's logo. Its content is part of the address, so that browsers can keep it for good. */
export function logoAddress(slug: string, { sha256 }: Pick<Logo, "sha256">): string {
  return `/events/${slug}/logo?v=${sha256.slice(0, 16)}`;
}

/** Changes with the logo and with the words about it; also for none. */
export function logoVersion(logo: Pick<Logo, "sha256" | "altTexts"> | null): string {
  return versionOf(
    logo && [logo.sha256, Object.entries(altTextsOf(logo)).sort(([one], [other]) => (one < other ? -1 : 1))],
  );
}
