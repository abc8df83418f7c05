import type { Metadata } from "next";
import { isLocale, type Locale, locales } from "@/lib/i18n/locales";

/**
 * The page's own address and the same page in other languages, for search engines.
 * @param path after the language, beginning with a slash, or empty. @param languages BCP 47 tags; ours when left out.
 */
export function languageLinks(
  locale: Locale,
  path: string,
  languages: readonly string[] = locales,
): NonNullable<Metadata["alternates"]> {
  const offered = languages.filter(isLocale);
  const [first] = offered;
  const links = Object.fromEntries(offered.map((language) => [language, `/${language}${path}`]));
  return {
    canonical: `/${locale}${path}`,
    languages: first ? { ...links, "x-default": `/${first}${path}` } : links,
  };
}
