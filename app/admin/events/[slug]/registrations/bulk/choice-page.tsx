import { bulkKinds } from "@/lib/bulk/constants";
import { countChosenByStatus } from "@/lib/bulk/queries";
import { kindAddress, permissionFor, possibleFrom } from "@/lib/bulk/rules";
import { database } from "@/lib/db";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../../frame";
import type { OpenBulk } from "./open-bulk";

/** What can be done with the people who were chosen, each with how many of them it is possible for. */
export async function ChoicePage({ opened }: { opened: OpenBulk }) {
  const { scope, event, title, action, words, here, list } = opened;
  const counts = await countChosenByStatus(database(), scope, action);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const kinds = bulkKinds.filter((kind) => can(scope.role, permissionFor(kind)));
  const possible = (from: readonly string[]) =>
    counts.filter(({ status }) => from.includes(status)).reduce((sum, { count }) => sum + count, 0);
  const eventHome = `/admin/events/${event.slug}`;
  const among = new URLSearchParams({ among: action.id });
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <a className="back-link" href={list}>
        {words("choose.back")}
      </a>
      <h1>{words("choose.title", { count: all })}</h1>
      <p>
        {words("choose.text")} <a href={`${eventHome}/registrations?${among}`}>{words("choose.see")}</a>
      </p>
      <ul className="bulk-choices">
        {kinds.map((kind) => (
          <li key={kind}>
            <a href={`${here}/${kindAddress(kind)}`}>{words(`kinds.${kind}.name`)}</a>
            <span className="field__hint">
              {words("choose.possible", { possible: possible(possibleFrom(kind)), all })}
            </span>
          </li>
        ))}
        {can(scope.role, "registrations.change") && (
          <li>
            <a href={`${eventHome}/mail/announcements/new?${among}`}>{words("choose.write")}</a>
            <span className="field__hint">{words("choose.writeHint")}</span>
          </li>
        )}
        {can(scope.role, "registrations.export") && (
          <li>
            <a href={`${eventHome}/exports?${among}`}>{words("choose.export")}</a>
            <span className="field__hint">{words("choose.exportHint")}</span>
          </li>
        )}
      </ul>
    </AdminFrame>
  );
}
