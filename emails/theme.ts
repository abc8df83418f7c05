import { tokensOf } from "@/lib/look/rules";

/** Colours of the site's tokens (app/styles/tokens.css) as mail programs understand them. */
export const light = {
  page: "#faf9f5",
  surface: "#ffffff",
  line: "#d8d6cb",
  text: "#172033",
  soft: "#4a5568",
  primary: "#0b3b8f",
  onPrimary: "#ffffff",
  deep: "#0a2358",
  onDeep: "#ffffff",
  tint: "#e9eff9",
};

export const fontFamily = '"Source Sans 3", "Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif';

export type Theme = typeof light;

const dark = { link: "#a4c3ff", primary: "#a9c6ff", onPrimary: "#081a3d", deep: light.deep, tint: "#1d2b48" };

/** The colours of a letter: with an event's own where it has one, as on its pages. */
export function themeOf(accent: string | null): Theme {
  if (!accent) return light;
  const own = tokensOf(accent).light;
  return { ...light, primary: own["--color-primary"], deep: own["--color-deep"], tint: own["--color-tint"] };
}

function darkThemeOf(accent: string | null): typeof dark {
  if (!accent) return dark;
  const own = tokensOf(accent).dark;
  return {
    link: own["--color-link"],
    primary: own["--color-primary"],
    onPrimary: own["--color-on-primary"],
    deep: own["--color-deep-2"],
    tint: own["--color-tint"],
  };
}

/** For programs that follow the reader's setting; others keep the light colours or turn them by themselves. */
export function darkStyles(accent: string | null): string {
  const { link, primary, onPrimary, deep, tint } = darkThemeOf(accent);
  return `
@media (prefers-color-scheme: dark) {
  body, body > table > tbody > tr > td { background-color: #0f1522 !important; }
  .surface { background-color: #182133 !important; border-color: #2f3b52 !important; }
  .text { color: #e9edf5 !important; }
  .soft { color: #b3bed0 !important; }
  .link { color: ${link} !important; }
  .line { border-color: #2f3b52 !important; }
  .tint { background-color: ${tint} !important; border-color: ${primary} !important; }
  .masthead { background-color: ${deep} !important; }
  .button { background-color: ${primary} !important; color: ${onPrimary} !important; }
}
@media (max-width: 480px) {
  .pad { padding-left: 20px !important; padding-right: 20px !important; }
  .facts th, .facts td { display: block !important; width: auto !important; }
  .facts th { padding-bottom: 0 !important; border-bottom: 0 !important; font-size: 15px !important; }
  .facts td { padding-top: 0 !important; }
}
`;
}
