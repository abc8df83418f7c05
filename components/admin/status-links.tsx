import { isEverybody } from "@/lib/audience/rules";
import { listQuery, showingAll } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"admin">;
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  /** Those there are, with how many registrations they have. */
  counts: readonly { value: RegistrationStatus; count: number }[];
  all: number;
  ticks?: Ticks;
};

/**
 * The question asked most often, one press away; search and other filters stay as they are, until "All" is pressed where no
 * status is chosen: then nothing but them stands between the list and all. "All" is only what is shown where nothing filters.
 */
export function StatusLinks({ t, here, filter, counts, all, ticks }: Props) {
  const link = (words: string, href: string, isShown: boolean) => (
    <li key={words}>
      <Way ticks={ticks} href={here + href} aria-current={isShown ? "true" : undefined}>
        {words}
      </Way>
    </li>
  );
  const [status, ...others] = filter.statuses;
  const anyStatus = status ? listQuery(filter, { statuses: [], page: 1 }) : listQuery(showingAll(filter));
  return (
    <nav className="status-links" aria-label={t("list.status")}>
      <ul>
        {link(t("list.all", { count: all }), anyStatus, isEverybody(filter))}
        {counts.map(({ value, count }) =>
          link(
            t("list.withCount", { status: t(`statuses.${value}`), count }),
            listQuery(filter, { statuses: [value], page: 1 }),
            status === value && others.length === 0,
          ),
        )}
      </ul>
    </nav>
  );
}
