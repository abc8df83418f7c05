import { LoopMark } from "@/components/ui/loop-mark";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** Path and query of this page. */
  path: string;
  /** Of whoever is signed in. */
  email: string | null;
  event?: { slug: string; title: string };
  signOut: () => Promise<void>;
  chooseLanguage: (form: FormData) => Promise<void>;
};

/** Where one is, who one is, and the way out. Buttons where something changes, links where nothing does. */
export function AdminHeader({ t, locale, path, email, event, signOut, chooseLanguage }: Props) {
  const other = locales.filter((language) => language !== locale);
  return (
    <header className="admin-header frame">
      <div className="admin-header__row">
        <a className="brand" href="/admin">
          <LoopMark className="brand__mark" />
          <span>{t("brand")}</span>
        </a>
        {event ? <EventNavigation t={t} path={path} slug={event.slug} /> : <div className="admin-nav" />}
        {email && <span className="admin-header__who">{t("header.signedInAs", { email })}</span>}
        {other.map((language) => (
          <form action={chooseLanguage} key={language}>
            <input type="hidden" name="locale" value={language} />
            <input type="hidden" name="path" value={path} />
            <button className="button button--quiet" type="submit" lang={language}>
              {localeNames[language]}
            </button>
          </form>
        ))}
        {email && (
          <form action={signOut}>
            <button className="button button--quiet" type="submit">
              {t("header.signOut")}
            </button>
          </form>
        )}
      </div>
    </header>
  );
}

function EventNavigation({ t, path, slug }: { t: Translate<"admin">; path: string; slug: string }) {
  const overview = `/admin/events/${slug}`;
  const list = `${overview}/registrations`;
  const here = path.split("?")[0];
  const inList = here?.startsWith(list);
  return (
    <nav className="admin-nav" aria-label={t("header.nav")}>
      <ul>
        <li>
          <a href={overview} aria-current={here === overview ? "page" : undefined}>
            {t("header.overview")}
          </a>
        </li>
        <li>
          <a href={list} aria-current={here === list ? "page" : inList ? "true" : undefined}>
            {t("header.registrations")}
          </a>
        </li>
      </ul>
    </nav>
  );
}
