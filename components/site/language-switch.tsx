"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { isLocale, type Locale, localeNames, locales } from "@/lib/i18n/locales";

/**
 * The same page in each language, by plain links. A client component because the frame around a page stays as it was
 * when a form leads on to the next page; without JavaScript every page is new and the links are right as they come.
 * An address without a language leads to the front page.
 * @param path the address the reader sees, where it is not the one that is rendered (error pages).
 */
export function LanguageSwitch({ locale, label, path }: { locale: Locale; label: string; path?: string }) {
  const current = usePathname();
  const [, first, ...parts] = (path ?? current).split("/");
  const rest = isLocale(first) ? parts.map((part) => `/${part}`).join("") : "";
  const query = useSearchParams().toString();
  return (
    <nav className="language-switch" aria-label={label}>
      <ul>
        {locales.map((language) => (
          <li key={language}>
            <a
              href={`/${language}${rest}${query && `?${query}`}`}
              lang={language}
              hrefLang={language}
              aria-current={language === locale ? "true" : undefined}
            >
              {localeNames[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
