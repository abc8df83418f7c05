import { contrast, darkerUntil, lighterUntil, mix } from "../colours/rules";
import { fallbackLocale } from "../i18n/locales";
import { versionOf } from "../version";
import { darkGrounds, type Logo, lightGrounds, TEXT_CONTRAST } from "./constants";

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

/** The colour that is nearest to one and can be used: only as much darker as it takes (`darkerUntil`). */
export function nearestReadable(accent: string): string {
  return darkerUntil(accent, isReadable);
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
export function tokensOf(accent: string) {
  const strong = mix(accent, BLACK, 25);
  const deep = { light: mix(accent, BLACK, 12), dark: mix(accent, BLACK, 45) };
  // Softer than white as far as it can still be read.
  const paler = (hundredths: number, isEnough: (colour: string) => boolean) =>
    firstOf((step) => mix(mix(WHITE, accent, hundredths), WHITE, step), isEnough);
  const soft = paler(18, readsOn([deep.light, deep.dark]));
  const tint = paler(10, (ground) => readsOn([ground])(accent));
  const darkTint = mix(darkGrounds.surface, accent, 18);
  const bright = lighterUntil(
    accent,
    // More than asked for: the variant stands in for all links of a whole page.
    readsOn([...Object.values(darkGrounds), darkTint], 6),
  );
  return {
    light: {
      "--color-link": accent,
      "--color-link-hover": strong,
      "--color-primary": accent,
      "--color-primary-hover": strong,
      "--color-tint": tint,
      "--color-second": accent,
      "--color-second-soft": tint,
      "--color-second-line": mix(accent, WHITE, 50),
      "--color-deep": mix(accent, BLACK, 40),
      "--color-deep-2": deep.light,
      "--color-on-deep-soft": soft,
      "--color-on-deep-line": mix(accent, WHITE, 30),
      "--color-loop-a": mix(accent, WHITE, 70),
      "--color-loop-b": mix(accent, WHITE, 85),
      "--color-loop-c": mix(accent, WHITE, 55),
      "--color-highlight": soft,
      "--color-focus": accent,
      "--color-focus-halo": mix(accent, WHITE, 65),
      "--color-selected": mix(accent, WHITE, 75),
    },
    dark: {
      "--color-link": bright,
      "--color-link-hover": mix(bright, WHITE, 45),
      "--color-primary": bright,
      "--color-primary-hover": mix(bright, WHITE, 35),
      "--color-on-primary": firstOf((step) => mix(mix(accent, BLACK, 70), BLACK, step), readsOn([bright])),
      "--color-tint": darkTint,
      "--color-second": bright,
      "--color-second-soft": darkTint,
      "--color-second-line": mix(accent, WHITE, 10),
      "--color-deep": mix(accent, BLACK, 68),
      "--color-deep-2": deep.dark,
      "--color-on-deep-line": mix(accent, WHITE, 10),
      "--color-focus": bright,
      "--color-focus-halo": darkGrounds.page,
      "--color-selected": mix(darkGrounds.surface, accent, 40),
    },
  } satisfies Record<"light" | "dark", Record<string, string>>;
}

/** Sheets are kept: they take longer to make than the rest of a page's head, and events have few colours. */
const sheets = new Map<string, string>();
const MOST_SHEETS = 200;

/** The style sheet that puts an event's colour on its pages. In the layer of the tokens, so that prints keep their own. */
export function lookStyle(accent: string): string {
  const known = sheets.get(accent);
  if (known) return known;
  const { light, dark } = tokensOf(accent);
  const rules = (tokens: Record<string, string>) =>
    Object.entries(tokens)
      .map(([name, colour]) => `${name}:${colour}`)
      .join(";");
  const sheet = `@layer tokens{:root{${rules(light)}}@media (prefers-color-scheme:dark){:root{${rules(dark)}}}}`;
  if (sheets.size >= MOST_SHEETS) sheets.clear();
  sheets.set(accent, sheet);
  return sheet;
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
