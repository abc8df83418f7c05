import { type Locale, localeNames, locales } from "@/lib/i18n/locales";

/** The same page in each language, by plain links. @param pathname begins with the language, as /da/events/… does. */
export function LanguageSwitch({
  locale,
  label,
  pathname,
  search,
}: {
  locale: Locale;
  label: string;
  pathname: string;
  search: string;
}) {
  const rest = pathname.replace(/^\/[^/]*/, "");
  return (
    <nav className="language-switch" aria-label={label}>
      <ul>
        {locales.map((language) => (
          <li key={language}>
            <a
              href={`/${language}${rest}${search}`}
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
