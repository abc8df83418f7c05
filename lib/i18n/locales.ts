/** Languages of the application's own words. Events may offer fewer. */
export const locales = ["da", "en"] as const;
export type Locale = (typeof locales)[number];

/** Last in the fallback of every text: reader's language, event's first language, English. */
export const fallbackLocale: Locale = "en";

/** Each language by its own name, as a language switch must show it (WCAG 3.1.2). */
export const localeNames: Record<Locale, string> = { da: "Dansk", en: "English" };

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/**
 * The best language for a reader.
 * @param acceptLanguage the header as sent (RFC 9110, 12.5.4); regions are ignored.
 * @param preferred what the reader chose before (cookie); wins when it is a language we have.
 * @param otherwise for readers whose languages we do not have.
 */
export function chooseLocale(
  acceptLanguage: string | null | undefined,
  preferred?: string | null,
  otherwise: Locale = fallbackLocale,
): Locale {
  if (isLocale(preferred)) return preferred;
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.trim().split(";");
      const quality = params.map((param) => /^\s*q=([\d.]+)\s*$/.exec(param)?.[1]).find(Boolean);
      return { language: tag.split("-")[0]?.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map(({ language }) => language).find(isLocale) ?? otherwise;
}
