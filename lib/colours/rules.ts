import { clampChroma, converter, formatHex, interpolate, type Oklch, wcagContrast } from "culori";

/** How eyes see a colour: lightness, chroma and hue, each by itself. */
const perceived = converter("oklch");

/** Whether this is a colour as it is kept: #rrggbb in small letters. */
export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** @throws for anything but #rrggbb: what is no colour must never reach a style sheet. */
function checked(colour: string): string {
  if (!isColour(colour)) throw new Error("Not a colour of the form #rrggbb.");
  return colour;
}

/** Contrast of two colours, from 1 to 21. Source: WCAG 2.2, definition of "contrast ratio". */
export function contrast(one: string, other: string): number {
  return wcagContrast(checked(one), checked(other));
}

/** A colour with so many hundredths of another in it. */
export function mix(colour: string, other: string, hundredths: number): string {
  return formatHex(interpolate([checked(colour), checked(other)], "rgb")(hundredths / 100));
}

/** Lightness goes from 0 to 1; a step is less than anybody sees. */
const STEP = 0.002;
/** Below this chroma a colour is a grey, and its hue chance. */
const GREY = 0.02;

/**
 * The first darker variant of a colour that will do, or the colour itself. Lightness alone is changed, in OKLCH, where
 * hue and chroma stand for what eyes see, with two exceptions that designers make too: pastels, whose chroma is low only
 * because hardly any is possible so near to white, get half of what their darker variants can have; and yellow, which is
 * olive when it is dark, turns to amber on the way, lime to green, and both as clear as they were.
 * @returns black where nothing will do.
 */
export function darkerUntil(colour: string, isEnough: (colour: string) => boolean): string {
  if (isEnough(checked(colour))) return colour;
  const from = asEyesSee(colour);
  const share = Math.min(1, from.c / mostChroma(from));
  for (let l = from.l - STEP; l > 0; l -= STEP) {
    const h = turnedHue(from, l);
    const darker = onScreen({ l, c: chromaAt({ l, h }, from, share), h });
    if (isEnough(darker)) return darker;
  }
  return "#000000";
}

/** The first lighter variant of a colour that will do, or the colour itself, of the same hue and chroma. @returns white where nothing will do. */
export function lighterUntil(colour: string, isEnough: (colour: string) => boolean): string {
  if (isEnough(checked(colour))) return colour;
  const from = asEyesSee(colour);
  for (let l = from.l + STEP; l < 1; l += STEP) {
    const lighter = onScreen({ ...from, l });
    if (isEnough(lighter)) return lighter;
  }
  return "#ffffff";
}

type Seen = Pick<Oklch, "l" | "c"> & { h: number };

function asEyesSee(colour: string): Seen {
  const { l, c, h = 0 } = perceived(colour) ?? { l: 0, c: 0 };
  return { l, c, h };
}

/** With as much of its chroma as a screen can show. */
const onScreen = (seen: Seen): string => formatHex(clampChroma({ mode: "oklch", ...seen }, "oklch"));

/** The most chroma a screen can show at a lightness and in a hue; never nothing, to divide by it. */
const mostChroma = ({ l, h }: Omit<Seen, "c">): number =>
  Math.max(clampChroma({ mode: "oklch", l, c: 0.4, h }, "oklch").c, 0.001);

/** @param share of the chroma that was possible before. */
function chromaAt(at: Omit<Seen, "c">, from: Seen, share: number): number {
  if (from.c < GREY) return from.c;
  const asClear = share * mostChroma(at);
  return Math.max(from.c, at.h === from.h ? (from.c + asClear) / 2 : asClear);
}

/** Hues in degrees that are not themselves any more when they are dark, and what designers make of them. */
const turning = [
  { from: 70, below: 112, to: 68 },
  { from: 112, below: 128, to: 128 },
];
/** Lightness at which they have turned altogether. */
const TURNED = 0.5;

function turnedHue({ l, c, h }: Seen, darker: number): number {
  const turn = c < GREY ? undefined : turning.find(({ from, below }) => h >= from && h < below);
  if (!turn) return h;
  const gone = Math.min(1, (l - darker) / Math.max(l - TURNED, 0.05));
  return h + (turn.to - h) * gone;
}
