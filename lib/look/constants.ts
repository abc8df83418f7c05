import type { Prisma } from "@/prisma/generated/client";

/** In bytes: a logo is loaded by every reader of the page. */
export const LOGO_MAX_BYTES = 1_000_000;

/** What a logo may be, found from its content, with what people call it. No SVG: it can carry scripts. */
export const logoTypes = ["image/png", "image/jpeg", "image/webp"] as const;
export type LogoType = (typeof logoTypes)[number];

/** In pixels, of either side: less is a dot, more is no logo. */
export const LOGO_MIN_SIDE = 16;
export const LOGO_MAX_SIDE = 5_000;

/** Longest words for those who do not see the logo, in characters. */
export const ALT_MAX_CHARACTERS = 250;

/** Contrast of text with its ground (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5;

/** The grounds of app/styles/tokens.css on which links stand. */
export const lightGrounds = { page: "#faf9f5", surface: "#ffffff", sunken: "#f1f0e9" } as const;
export const darkGrounds = { page: "#0f1522", surface: "#182133", sunken: "#141c2c" } as const;

/** What a page needs to know of a logo; the bytes travel by themselves. */
export const eventLogo = {
  select: { contentType: true, sha256: true, width: true, height: true, altTexts: true },
} satisfies Prisma.Event$logoArgs;
export type Logo = Prisma.EventLogoGetPayload<{ select: typeof eventLogo.select }>;
