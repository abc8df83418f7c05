"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

/**
 * The same page in each language, by plain links. A client component because the frame around a page stays as it was
 * when a form leads on to the next page; without JavaScript every page is new and the links are right as they come.
 */
export function LanguageSwitch({ locale, label }: { locale: Locale; label: string }) {
  const rest = usePathname().replace(/^\/[^/]*/, "");
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
