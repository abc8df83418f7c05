import { listQuery, toggledSort } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import { formatCountry } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { Moment } from "./moment";
import { RegistrationStatusTag } from "./status";

type Row = {
  id: string;
  givenName: string;
  familyName: string;
  organisation: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  email: string;
  status: RegistrationStatus;
  reference: string;
  registeredAt: Date;
};

type Props = {
  t: Translate<"admin">;
  locale: Locale;
  /** The event's. */
  timeZone: string;
  caption: string;
  /** Address of the list without its query; what it shows now. */
  here: string;
  filter: ListFilter;
  rows: Row[];
};

const columns = ["name", "organisation", "country", "email", "status", "registered", "reference"] as const;
type Column = (typeof columns)[number];

/**
 * The list. Scrolls sideways in a region that has a name and takes the focus, so that the keyboard can scroll it
 * (WCAG 2.1.1); on a phone each row becomes a card. `<bdi>` keeps an Arabic name from turning its neighbours around.
 */
export function RegistrationsTable({ t, locale, timeZone, caption, here, filter, rows }: Props) {
  const label = (name: Column) => t(`columns.${name}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <Heading key={name} name={name} label={label(name)} here={here} filter={filter} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`${here}/${row.id}`}>
                  <bdi>{`${row.givenName} ${row.familyName}`}</bdi>
                </a>
              </th>
              <td data-label={label("organisation")}>
                <bdi>{row.organisation}</bdi>
              </td>
              <td data-label={label("country")}>{formatCountry(row.country, locale)}</td>
              <td data-label={label("email")}>
                <bdi>{row.email}</bdi>
              </td>
              <td data-label={label("status")}>
                <RegistrationStatusTag t={t} status={row.status} />
              </td>
              <td data-label={label("registered")}>
                <Moment at={row.registeredAt} locale={locale} timeZone={timeZone} />
              </td>
              <td data-label={label("reference")}>{row.reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The heading of a column. Where the list can be sorted by it, it is a link that does so, and back the second time. */
function Heading({ name, label, here, filter }: { name: Column; label: string } & Pick<Props, "here" | "filter">) {
  if (name === "email" || name === "reference") return <th scope="col">{label}</th>;
  const { column, descending } = filter.sort;
  const isSorted = column === name;
  return (
    <th scope="col" aria-sort={isSorted ? (descending ? "descending" : "ascending") : undefined}>
      <a href={here + listQuery(filter, { sort: toggledSort(filter.sort, name), page: 1 })}>
        {label}
        {isSorted && <span aria-hidden="true">{descending ? " ↓" : " ↑"}</span>}
      </a>
    </th>
  );
}
