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
        {email ? <DeskNavigation t={t} path={path} /> : <div className="admin-nav" />}
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
      {event && <EventNavigation t={t} path={path} slug={event.slug} />}
    </header>
  );
}

/** What an event's pages are about, each with its pages and the ends of their addresses; the first is where it begins. */
const eventSections = {
  overview: [["overview", ""]],
  people: [
    ["registrations", "/registrations"],
    ["waitingList", "/waiting-list"],
    ["invitations", "/invitations"],
    ["imports", "/imports"],
    ["exports", "/exports"],
  ],
  event: [
    ["publishing", "/publishing"],
    ["texts", "/texts"],
    ["programme", "/programme"],
    ["dates", "/when-and-where"],
    ["seats", "/seats"],
    ["questions", "/questions"],
    ["look", "/look"],
  ],
  mail: [["mail", "/mail"]],
  log: [["log", "/log"]],
} as const;
type Section = keyof typeof eventSections;

function EventNavigation({ t, path, slug }: { t: Translate<"admin">; path: string; slug: string }) {
  const event = `/admin/events/${slug}`;
  const here = path.split("?")[0] ?? "";
  const isAt = (end: string) => here === event + end || (end !== "" && here.startsWith(`${event}${end}/`));
  const names = Object.keys(eventSections) as Section[];
  const current = names.find((name) => eventSections[name].some(([, end]) => isAt(end)));
  const pages = current ? eventSections[current] : [];
  return (
    <nav className="admin-nav admin-nav--event" aria-label={t("header.nav")}>
      <ul>
        {names.map((name) => {
          const [[, end]] = eventSections[name];
          return (
            <li key={name}>
              <a
                href={event + end}
                aria-current={here === event + end ? "page" : name === current ? "true" : undefined}
              >
                {t(`header.sections.${name}`)}
              </a>
            </li>
          );
        })}
      </ul>
      {pages.length > 1 && (
        <ul className="admin-nav__pages">
          {pages.map(([name, end]) => (
            <li key={name}>
              <a href={event + end} aria-current={here === event + end ? "page" : isAt(end) ? "true" : undefined}>
                {t(`header.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

/** Pages of the desk as a whole. */
const deskPages = [
  ["events", "/admin/events"],
  ["recognised", "/admin/recognised"],
  ["mailQueue", "/admin/mail"],
  ["news", "/admin/news"],
  ["team", "/admin/team"],
  ["log", "/admin/log"],
] as const;

function DeskNavigation({ t, path }: { t: Translate<"admin">; path: string }) {
  const here = path.split("?")[0] ?? "";
  return (
    <nav className="admin-nav" aria-label={t("header.desk")}>
      <ul>
        {deskPages.map(([name, address]) => (
          <li key={name}>
            <a
              href={address}
              aria-current={here === address ? "page" : here.startsWith(`${address}/`) ? "true" : undefined}
            >
              {t(`header.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
