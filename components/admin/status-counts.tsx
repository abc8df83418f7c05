import type { Translate } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { RegistrationStatusTag } from "./status";

type Props = {
  t: Translate<"admin">;
  counts: ReadonlyMap<RegistrationStatus, number>;
  /** Address of the list of registrations. */
  list: string;
};

/** How many registrations there are in each state, each a link to the list of them. */
export function StatusCounts({ t, counts, list }: Props) {
  if (counts.size === 0) return <p className="empty-state">{t("overview.none")}</p>;
  return (
    <dl className="description-list">
      {[...counts].map(([status, count]) => (
        <div key={status}>
          <dt>
            <RegistrationStatusTag t={t} status={status} />
          </dt>
          <dd>
            <a href={`${list}?status=${status}`}>
              {t("list.found", { total: count })}
              <span className="visually-hidden">: {t(`statuses.${status}`)}</span>
            </a>
          </dd>
        </div>
      ))}
    </dl>
  );
}
