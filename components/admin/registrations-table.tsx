import type { ReactNode } from "react";
import type { ListColumn } from "@/lib/desk/constants";
import { listQuery, toggledSort } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { ListedRegistration } from "@/lib/registration-list/queries";
import { type Ticks, Way } from "../ui/way";
import { ListCell } from "./list-cell";
import type { ColumnOffer } from "./list-columns";

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** The event's. */
  timeZone: string;
  caption: string;
  /** Address of the list without its query; what it shows now. */
  here: string;
  filter: ListFilter;
  /** All columns there are; those the filter names are shown. */
  columns: readonly ColumnOffer[];
  rows: readonly ListedRegistration[];
  /** A first column, before the names: a box to tick, for example. */
  ticks?: Ticks;
  lead?: { heading: ReactNode; cell: (row: ListedRegistration) => ReactNode };
};

/**
 * The list. Scrolls sideways in a region that has a name and takes the focus, so that the keyboard can scroll it
 * (WCAG 2.1.1); on a phone each row becomes a card. `<bdi>` keeps an Arabic name from turning its neighbours around.
 */
export function RegistrationsTable({ t, caption, here, filter, columns, rows, ticks, lead, ...words }: Props) {
  const shown = columns.filter(({ value }) => filter.columns.includes(value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {lead && <th scope="col">{lead.heading}</th>}
            {[{ value: "name" as const, label: t("columns.name") }, ...shown].map(({ value, label }) => (
              <Heading key={value} name={value} label={label} here={here} filter={filter} ticks={ticks} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {lead && <td>{lead.cell(row)}</td>}
              <th scope="row">
                <Way ticks={ticks} href={`${here}/${row.id}`}>
                  <bdi>{`${row.givenName} ${row.familyName}`}</bdi>
                </Way>
                {!row.isExact && <span className="list-similar">{t("list.similar")}</span>}
              </th>
              {shown.map(({ value, label }) => (
                <td key={value} data-label={label}>
                  <ListCell t={t} column={value} row={row} {...words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type HeadingProps = { name: ListColumn; label: string } & Pick<Props, "here" | "filter" | "ticks">;

/** The heading of a column: it sorts the list by it, and the other way round the second time. */
function Heading({ name, label, here, filter, ticks }: HeadingProps) {
  const { column, descending } = filter.sort;
  const isSorted = column === name;
  return (
    <th scope="col" aria-sort={isSorted ? (descending ? "descending" : "ascending") : undefined}>
      <Way ticks={ticks} href={here + listQuery(filter, { sort: toggledSort(filter.sort, name), page: 1 })}>
        {label}
        {isSorted && <span aria-hidden="true">{descending ? " ↓" : " ↑"}</span>}
      </Way>
    </th>
  );
}
