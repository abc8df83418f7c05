import { KindChoice } from "@/components/bulk/kind-choice";
import { bulkKinds } from "@/lib/bulk/constants";
import { countChosen } from "@/lib/bulk/queries";
import { kindAddress, permissionFor, prospectOf } from "@/lib/bulk/rules";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { formatDate } from "@/lib/i18n/format";
import { can } from "@/lib/organisers/policy";
import { AdminFrame } from "../../../../frame";
import type { OpenBulk } from "./open-bulk";

/** What can be done with the people who were chosen, each with how many of them it is possible for now, and why not for others. */
export async function ChoicePage({ opened }: { opened: OpenBulk }) {
  const { scope, event, title, locale, action, words, here, list } = opened;
  const now = clock.now();
  const chosen = await countChosen(database(), scope, action, now);
  const all = chosen.groups.reduce((sum, { count }) => sum + count, 0);
  const kinds = bulkKinds.filter((kind) => can(scope.role, permissionFor(kind)));
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
          <KindChoice
            key={kind}
            t={words}
            kind={kind}
            href={`${here}/${kindAddress(kind)}`}
            all={all}
            prospect={prospectOf(kind, chosen.groups, chosen.event, now)}
            firstDay={formatDate(event.startsAt, locale, event.timeZone)}
          />
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
