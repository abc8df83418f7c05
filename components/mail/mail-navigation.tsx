import type { Translate } from "@/lib/i18n/translator";

const pages = [
  ["queue", ""],
  ["announcements", "/announcements"],
  ["rules", "/rules"],
  ["texts", "/texts"],
  ["sender", "/sender"],
] as const;
export type MailPage = (typeof pages)[number][0];

type Props = {
  t: Translate<"mailDesk">;
  slug: string;
  /** The page that is shown, or in whose part of the desk one is. */
  current: MailPage;
  /** Whether `current` is shown itself, and not a page below it. */
  isExact?: boolean;
};

/** The ways between the pages about an event's mail. */
export function MailNavigation({ t, slug, current, isExact = true }: Props) {
  return (
    <nav className="admin-nav admin-nav--part" aria-label={t("nav.label")}>
      <ul>
        {pages.map(([name, end]) => (
          <li key={name}>
            <a
              href={`/admin/events/${slug}/mail${end}`}
              aria-current={name === current ? (isExact ? "page" : "true") : undefined}
            >
              {t(`nav.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
