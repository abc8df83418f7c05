import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import { type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"admin">;
  current: number;
  /** Null where it is not known, since not everything was counted: then the list goes on. */
  last: number | null;
  /** Page numbers to show; null where some are left out. */
  numbers: (number | null)[];
} /** `ticks`: of the boxes in the list, which its ways on take along. */ & (
  | { href: (page: number) => string; ticks?: Ticks; submit?: undefined }
  /** For a list inside a form, whose boxes must not be lost on the way: the button that the action understands. */
  | { submit: (page: number) => { name: string; value: string }; href?: undefined; ticks?: undefined }
);

/** Plain links to the pages of a list, or buttons of the form around it; nothing when there is only one page. */
export function Pagination({ t, current, last, numbers, href, ticks, submit }: Props) {
  if (last === 1) return null;
  const way = (page: number, words: ReactNode, more: { rel?: string; "aria-label"?: string } = {}) => {
    const isCurrent = page === current ? "page" : undefined;
    const { rel, ...named } = more;
    return submit ? (
      <button type="submit" {...submit(page)} {...named} aria-current={isCurrent}>
        {words}
      </button>
    ) : (
      <Way ticks={ticks} href={href(page)} rel={rel} {...named} aria-current={isCurrent}>
        {words}
      </Way>
    );
  };
  return (
    <nav className="pagination" aria-label={t("list.pages")}>
      <ul>
        {current > 1 && <li>{way(current - 1, t("list.previous"), { rel: "prev" })}</li>}
        {numbers.map((page, index) => (
          <li key={page ?? `gap-${index}`}>
            {page === null ? "…" : way(page, page, { "aria-label": t("list.page", { page }) })}
          </li>
        ))}
        {(last === null || current < last) && <li>{way(current + 1, t("list.next"), { rel: "next" })}</li>}
      </ul>
    </nav>
  );
}
