import { listQuery } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Props = {
  t: Translate<"admin">;
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  /** Those there are, with how many registrations they have. */
  counts: readonly { value: RegistrationStatus; count: number }[];
  all: number;
};

/** The question asked most often, one press away; search and other filters stay as they are. */
export function StatusLinks({ t, here, filter, counts, all }: Props) {
  const link = (statuses: RegistrationStatus[], words: string) => {
    const isShown = filter.statuses.length === statuses.length && filter.statuses[0] === statuses[0];
    return (
      <li key={words}>
        <a href={here + listQuery(filter, { statuses, page: 1 })} aria-current={isShown ? "true" : undefined}>
          {words}
        </a>
      </li>
    );
  };
  return (
    <nav className="status-links" aria-label={t("list.status")}>
      <ul>
        {link([], t("list.all", { count: all }))}
        {counts.map(({ value, count }) =>
          link([value], t("list.withCount", { status: t(`statuses.${value}`), count })),
        )}
      </ul>
    </nav>
  );
}
