import type { ReactNode } from "react";
import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { RegistrationStatusTag } from "./status";

export type Column = {
  name: "name" | "organisation" | "country" | "email" | "status" | "registered" | "reference";
  /** For columns the list can be sorted by: how it is now, and where a click leads. */
  sort?: { state: "ascending" | "descending" | undefined; href: string };
};

export type TableRow = {
  id: string;
  href: string;
  givenName: string;
  familyName: string;
  organisation: string;
  country: string;
  email: string;
  status: RegistrationStatus;
  reference: string;
  registered: ReactNode;
};

type Props = { t: Translate<"admin">; caption: string; columns: Column[]; rows: TableRow[] };

/**
 * The list. Scrolls sideways in a region that has a name and takes the focus, so that the keyboard can scroll it
 * (WCAG 2.1.1); on a phone each row becomes a card. `<bdi>` keeps an Arabic name from turning its neighbours around.
 */
export function RegistrationsTable({ t, caption, columns, rows }: Props) {
  const label = (name: Column["name"]) => t(`columns.${name}`);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus, or keys cannot scroll it
    <section className="table-wrap" aria-label={t("list.scroll")} tabIndex={0}>
      <table className="table table--stack">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, sort }) => (
              <th key={name} scope="col" aria-sort={sort?.state}>
                {sort ? (
                  <a href={sort.href}>
                    {label(name)}
                    {sort.state && <span aria-hidden="true">{sort.state === "ascending" ? " ↑" : " ↓"}</span>}
                  </a>
                ) : (
                  label(name)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={row.href}>
                  <bdi>{`${row.givenName} ${row.familyName}`}</bdi>
                </a>
              </th>
              <td data-label={label("organisation")}>
                <bdi>{row.organisation}</bdi>
              </td>
              <td data-label={label("country")}>{row.country}</td>
              <td data-label={label("email")}>
                <bdi>{row.email}</bdi>
              </td>
              <td data-label={label("status")}>
                <RegistrationStatusTag t={t} status={row.status} />
              </td>
              <td data-label={label("registered")}>{row.registered}</td>
              <td data-label={label("reference")}>{row.reference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
