import { type Locale, localeNames } from "@/lib/i18n/locales";

/** The same preview in each language, in the place where the public page has its own links. */
export function PreviewLanguages({
  label,
  current,
  links,
}: {
  label: string;
  current: Locale;
  links: { locale: Locale; href: string }[];
}) {
  return (
    <nav className="language-switch" aria-label={label}>
      <ul>
        {links.map(({ locale, href }) => (
          <li key={locale}>
            <a href={href} lang={locale} hrefLang={locale} aria-current={locale === current ? "true" : undefined}>
              {localeNames[locale]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
