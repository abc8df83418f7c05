import { audienceQuery } from "@/lib/audience/rules";
import { listQuery, showingAll } from "@/lib/desk/rules";
import type { ListFilter } from "@/lib/desk/schema";
import type { Translate } from "@/lib/i18n/translator";
import { type Ticks, Way } from "../ui/way";

type Props = {
  t: Translate<"admin">;
  /** Address of the list without its query. */
  here: string;
  filter: ListFilter;
  /** How many registrations the filter found, and which page of them is shown. */
  total: number;
  /** Whether there are more than were counted. */
  isMore: boolean;
  page: number;
  /** By what the list was narrowed, in words; none where everybody is shown. */
  conditions: readonly string[];
  mayExport: boolean;
  /** Where to write to those who were found; null for those who may not. */
  writeTo: string | null;
  ticks?: Ticks;
};

/** How many were found and by what, the way back to all of them, and the way out as a file. */
export function ListSummary({ t, here, filter, total, isMore, page, conditions, mayExport, writeTo, ticks }: Props) {
  const { size } = filter;
  return (
    <div className="cluster cluster--apart">
      <div className="cluster">
        <p>
          <strong>{t(isMore ? "list.foundMore" : "list.found", { total })}</strong>{" "}
          {total > size && !isMore && (
            <span>{t("list.range", { from: (page - 1) * size + 1, to: Math.min(page * size, total), total })}</span>
          )}
        </p>
        {conditions.length > 0 && (
          <>
            <ul className="conditions" aria-label={t("list.conditions")}>
              {conditions.map((condition) => (
                <li key={condition}>
                  <bdi>{condition}</bdi>
                </li>
              ))}
            </ul>
            <Way ticks={ticks} href={here + listQuery(showingAll(filter))}>
              {t("list.clear")}
            </Way>
          </>
        )}
      </div>
      {filter.q && total > 0 && (
        <Way ticks={ticks} href={here + listQuery(filter, { isSimilar: !filter.isSimilar, page: 1 })}>
          {t(filter.isSimilar ? "list.exactOnly" : "list.similarToo")}
        </Way>
      )}
      {total > 0 && writeTo && (
        <Way ticks={ticks} className="no-print" href={writeTo}>
          {t("list.write")}
        </Way>
      )}
      {total > 0 && mayExport && (
        <ExportLinks
          t={t}
          ticks={ticks}
          address={`${here}/export.csv${listQuery(filter, { page: 1 })}`}
          others={`${here.replace(/registrations$/, "exports")}?${audienceQuery(filter)}`}
        />
      )}
    </div>
  );
}

type ExportProps = Pick<Props, "t" | "ticks"> & { address: string; others: string };

/** The files come without leaving the page, so they stay links. */
function ExportLinks({ t, ticks, address, others }: ExportProps) {
  return (
    <p className="no-print">
      <a href={address} download>
        {t("list.export")}
      </a>{" "}
      <span className="field__hint">
        {t("list.exportHint")} (
        <a href={`${address}${address.includes("?") ? "&" : "?"}separator=comma`} download>
          {t("list.exportComma")}
        </a>
        )
      </span>{" "}
      <Way ticks={ticks} href={others}>
        {t("list.exportOthers")}
      </Way>
    </p>
  );
}
