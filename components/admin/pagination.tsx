import type { Translate } from "@/lib/i18n/translator";

type Props = {
  t: Translate<"admin">;
  current: number;
  /** Null where it is not known, since not everything was counted: then the list goes on. */
  last: number | null;
  /** Page numbers to show; null where some are left out. */
  numbers: (number | null)[];
  href: (page: number) => string;
};

/** Plain links to the pages of a list; nothing when there is only one. */
export function Pagination({ t, current, last, numbers, href }: Props) {
  if (last === 1) return null;
  return (
    <nav className="pagination" aria-label={t("list.pages")}>
      <ul>
        {current > 1 && (
          <li>
            <a href={href(current - 1)} rel="prev">
              {t("list.previous")}
            </a>
          </li>
        )}
        {numbers.map((page, index) => (
          <li key={page ?? `gap-${index}`}>
            {page === null ? (
              "…"
            ) : (
              <a
                href={href(page)}
                aria-current={page === current ? "page" : undefined}
                aria-label={t("list.page", { page })}
              >
                {page}
              </a>
            )}
          </li>
        ))}
        {(last === null || current < last) && (
          <li>
            <a href={href(current + 1)} rel="next">
              {t("list.next")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
