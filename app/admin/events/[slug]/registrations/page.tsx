import type { Metadata } from "next";
import { ListFilters } from "@/components/admin/list-filters";
import { Moment } from "@/components/admin/moment";
import { Pagination } from "@/components/admin/pagination";
import { RegistrationsTable } from "@/components/admin/registrations-table";
import { database } from "@/lib/db";
import { pageSizes } from "@/lib/desk/constants";
import { countByStatus, listRegistrations } from "@/lib/desk/queries";
import { lastPage, listQuery, pageNumbers, sortName, sortNames, toggledSort } from "@/lib/desk/rules";
import { listFilterSchema } from "@/lib/desk/schema";
import { formatCountry } from "@/lib/i18n/format";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../frame";
import { adminTitle } from "../../../title";
import { openEvent } from "../open-event";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await openEvent((await params).slug);
  return adminTitle((t) => `${t("list.title")} – ${title}`);
}

/** Who is coming: search, filter, order and pages all stand in the address. */
export default async function RegistrationsPage({ params, searchParams }: Props) {
  const { scope, event, title, locale, t } = await openEvent((await params).slug);
  const filter = listFilterSchema.parse(await searchParams);
  const counts = await countByStatus(database(), scope, event.id);
  const { rows, total, page } = await listRegistrations(database(), scope, event.id, filter, locale);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const exportAddress = `/export.csv${listQuery(filter, { page: 1 })}`;
  const here = `/admin/events/${event.slug}/registrations`;
  const sorted = (column: "name" | "organisation" | "country" | "status" | "registered") =>
    ({
      state: filter.sort.column === column ? (filter.sort.descending ? "descending" : "ascending") : undefined,
      href: here + listQuery(filter, { sort: toggledSort(filter.sort, column), page: 1 }),
    }) as const;

  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <h1>{t("list.title")}</h1>
      <ListFilters
        t={t}
        action={here}
        q={filter.q}
        status={{
          value: filter.status ?? "",
          all: t("list.all", { count: all }),
          options: [...counts].map(([value, count]) => ({
            value,
            label: t("list.withCount", { status: t(`statuses.${value}`), count }),
          })),
        }}
        sort={{
          value: sortName(filter.sort),
          options: sortNames.map((value) => ({ value, label: t(`list.sorts.${value}`) })),
        }}
        size={{
          value: String(filter.size),
          options: pageSizes.map((size) => ({ value: `${size}`, label: `${size}` })),
        }}
      />
      <div className="cluster cluster--apart">
        <p>
          <strong>{t("list.found", { total })}</strong>{" "}
          {total > filter.size && (
            <span>
              {t("list.range", { from: (page - 1) * filter.size + 1, to: Math.min(page * filter.size, total), total })}
            </span>
          )}
        </p>
        {(filter.q || filter.status) && <a href={here}>{t("list.clear")}</a>}
        {total > 0 && can(scope.role, "registrations.export") && (
          <p>
            <a href={here + exportAddress} download>
              {t("list.export")}
            </a>{" "}
            <span className="field__hint">
              {t("list.exportHint")} (
              <a href={`${here}${exportAddress}${exportAddress.includes("?") ? "&" : "?"}separator=comma`} download>
                {t("list.exportComma")}
              </a>
              )
            </span>
          </p>
        )}
      </div>
      {all === 0 && <p className="empty-state">{t("list.none")}</p>}
      {all > 0 && total === 0 && (
        <p className="empty-state">
          {t("list.noMatch")} <a href={here}>{t("list.clear")}</a>
        </p>
      )}
      {total > 0 && (
        <RegistrationsTable
          t={t}
          caption={t("list.caption", { event: title })}
          columns={[
            { name: "name", sort: sorted("name") },
            { name: "organisation", sort: sorted("organisation") },
            { name: "country", sort: sorted("country") },
            { name: "email" },
            { name: "status", sort: sorted("status") },
            { name: "registered", sort: sorted("registered") },
            { name: "reference" },
          ]}
          rows={rows.map(({ registeredAt, country, ...row }) => ({
            ...row,
            href: `${here}/${row.id}`,
            country: formatCountry(country, locale),
            registered: <Moment at={registeredAt} locale={locale} timeZone={event.timeZone} />,
          }))}
        />
      )}
      <Pagination
        t={t}
        current={page}
        last={lastPage(total, filter.size)}
        numbers={pageNumbers(page, lastPage(total, filter.size))}
        href={(number) => here + listQuery(filter, { page: number })}
      />
    </AdminFrame>
  );
}
