import { LoopMark } from "@/components/ui/loop-mark";
import { type Locale, localeNames, locales } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { Permission } from "@/lib/organisers/policy";
import { CHOICE_FORM, type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** Path and query of this page. */
  path: string;
  /** Of whoever is signed in. */
  email: string | null;
  /** Whether they may do something at the desk as a whole; `mayAtEvent`: at the event whose pages these are. */
  mayAtDesk: May;
  mayAtEvent: May;
  event?: { slug: string; title: string };
  signOut: () => Promise<void>;
  chooseLanguage: (form: FormData) => Promise<void>;
  /** Of the boxes on this page, which the ways on take along. */
  ticks?: Ticks;
};

/** Where one is, who one is, and the way out. Buttons where something changes, links where nothing does. */
export function AdminHeader(props: Props) {
  const { t, locale, path, email, event, mayAtDesk, mayAtEvent, signOut, chooseLanguage, ticks } = props;
  const other = locales.filter((language) => language !== locale);
  return (
    <header className="admin-header frame">
      <div className="admin-header__row">
        <Way ticks={ticks} className="brand" href="/admin">
          <LoopMark className="brand__mark" />
          <span>{t("brand")}</span>
        </Way>
        {email ? <DeskNavigation t={t} path={path} may={mayAtDesk} ticks={ticks} /> : <div className="admin-nav" />}
        {email && (
          <Way ticks={ticks} className="admin-header__who" href="/admin/me">
            {t("header.signedInAs", { email })}
          </Way>
        )}
        {other.map((language) => (
          <form action={chooseLanguage} key={language}>
            <input type="hidden" name="locale" value={language} />
            <input type="hidden" name="path" value={path} />
            <LanguageButton language={language} ticks={ticks} />
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
      {event && <EventNavigation t={t} path={path} slug={event.slug} may={mayAtEvent} ticks={ticks} />}
    </header>
  );
}

/** Also where boxes are ticked the page stays as it is, in another language. */
function LanguageButton({ language, ticks = "none" }: { language: Locale } & Pick<Props, "ticks">) {
  const look = "button button--quiet";
  return (
    <>
      {ticks !== "set" && (
        <button className={ticks === "possible" ? `${look} way-free` : look} type="submit" lang={language}>
          {localeNames[language]}
        </button>
      )}
      {ticks !== "none" && (
        <button
          className={ticks === "possible" ? `${look} way-keeping` : look}
          type="submit"
          form={CHOICE_FORM}
          name="locale"
          value={language}
          lang={language}
        >
          {localeNames[language]}
        </button>
      )}
    </>
  );
}

type May = (permission: Permission) => boolean;
/** Name, address or its end, and what one must be allowed to; without that it is for everybody who is signed in. */
type NavPage<Name> = readonly [name: Name, address: string, needs?: Permission];

/** What an event's pages are about, each with its pages and the ends of their addresses; the first is where it begins. */
const eventSections = {
  overview: [["overview", ""]],
  people: [
    ["registrations", "/registrations"],
    ["waitingList", "/waiting-list"],
    ["invitations", "/invitations"],
    ["imports", "/imports", "registrations.change"],
    ["exports", "/exports", "registrations.export"],
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
  mail: [
    ["mail", "/mail"],
    ["announcements", "/mail/announcements"],
    ["rules", "/mail/rules"],
    ["mailTexts", "/mail/texts"],
    ["sender", "/mail/sender"],
  ],
  log: [["log", "/log", "audit.read"]],
} as const;
type Section = keyof typeof eventSections;
type EventPage = (typeof eventSections)[Section][number][0];

type NavProps = Pick<Props, "t" | "path" | "ticks"> & { may: May };

function EventNavigation({ t, path, slug, may, ticks }: NavProps & { slug: string }) {
  const event = `/admin/events/${slug}`;
  const here = path.split("?")[0] ?? "";
  const isAt = (end: string) => here === event + end || (end !== "" && here.startsWith(`${event}${end}/`));
  const names = Object.keys(eventSections) as Section[];
  const open = (name: Section) => allowedOf<EventPage>(eventSections[name], may);
  const sections = names.map((name) => ({ name, pages: open(name) })).filter(({ pages }) => pages.length > 0);
  const current = sections.find(({ pages }) => pages.some(([, end]) => isAt(end)));
  const pages = current?.pages ?? [];
  // Of /mail and /mail/texts the longer one, since the one lies below the other.
  const [currentPage] = pages.filter(([, end]) => isAt(end)).sort(([, one], [, other]) => other.length - one.length);
  return (
    <nav className="admin-nav admin-nav--event" aria-label={t("header.nav")}>
      <ul>
        {sections.map(({ name, pages: [first] }) => {
          const end = first?.[1] ?? "";
          return (
            <li key={name}>
              <Way
                ticks={ticks}
                href={event + end}
                aria-current={here === event + end ? "page" : name === current?.name ? "true" : undefined}
              >
                {t(`header.sections.${name}`)}
              </Way>
            </li>
          );
        })}
      </ul>
      {pages.length > 1 && (
        <ul className="admin-nav__pages">
          {pages.map(([name, end]) => (
            <li key={name}>
              <Way
                ticks={ticks}
                href={event + end}
                aria-current={here === event + end ? "page" : name === currentPage?.[0] ? "true" : undefined}
              >
                {t(`header.${name}`)}
              </Way>
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
  ["recognised", "/admin/recognised", "registrations.read"],
  ["mailQueue", "/admin/mail", "registrations.read"],
  ["news", "/admin/news"],
  ["team", "/admin/team", "team.manage"],
  ["log", "/admin/log", "audit.read"],
] as const;

/** The pages that lead somewhere for this reader. */
function allowedOf<Name>(pages: readonly NavPage<Name>[], may: May): readonly NavPage<Name>[] {
  return pages.filter(([, , needs]) => !needs || may(needs));
}

function DeskNavigation({ t, path, may, ticks }: NavProps) {
  const here = path.split("?")[0] ?? "";
  return (
    <nav className="admin-nav" aria-label={t("header.desk")}>
      <ul>
        {allowedOf<(typeof deskPages)[number][0]>(deskPages, may).map(([name, address]) => (
          <li key={name}>
            <Way
              ticks={ticks}
              href={address}
              aria-current={here === address ? "page" : here.startsWith(`${address}/`) ? "true" : undefined}
            >
              {t(`header.${name}`)}
            </Way>
          </li>
        ))}
      </ul>
    </nav>
  );
}
