import type { Metadata } from "next";
import { AdminFrame } from "@/app/admin/frame";
import { adminTitle } from "@/app/admin/title";
import { ProgrammeTable } from "@/components/programme/programme-table";
import { SpeakerList } from "@/components/programme/speaker-list";
import { WarningList } from "@/components/programme/warning-list";
import { Notice } from "@/components/ui/notice";
import { MarksNotice } from "@/components/unread-marks/marks-notice";
import { formatDate } from "@/lib/i18n/format";
import { can } from "@/lib/organisers/policy";
import { daysOf, itemsOf } from "@/lib/programme/rules";
import { moveDown, moveUp } from "./actions";
import { itemLine, markedLines, speakerLine, warningLines } from "./lines";
import { openProgramme, type ProgrammeParams, type Query } from "./open-programme";

type Props = ProgrammeParams & { searchParams: Query };

/** What an action has to say when it comes back here; the words stand in the address as their key. */
const sayings = [
  ["added", "success"],
  ["changed", "success"],
  ["unchanged", "info"],
  ["removed", "success"],
  ["speakerAdded", "success"],
  ["speakerRemoved", "success"],
  ["moved", "success"],
  ["notMoved", "info"],
  ["gone", "warning"],
] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { words, title } = await openProgramme((await params).slug);
  return adminTitle(() => `${words("title")} – ${title}`);
}

/** The programme of an event and who speaks, with what is odd about it and what is missing in a language. */
export default async function ProgrammePage({ params, searchParams }: Props) {
  const opened = await openProgramme((await params).slug);
  const { scope, event, items, speakers, title, locale, words, here } = opened;
  const mayChange = can(scope.role, "events.change");
  const wanted = (await searchParams).said;
  const said = sayings.find(([word]) => word === wanted);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      {said && (
        <Notice tone={said[1]} live>
          <p>{words(`said.${said[0]}`)}</p>
        </Notice>
      )}
      <p className="caption">{title}</p>
      <h1>{words("title")}</h1>
      <p className="lead">{words("lead", { timeZone: event.timeZone })}</p>
      {!mayChange && <p>{words("readOnly")}</p>}
      <p className="no-print">
        <a href={`/admin/events/${event.slug}/preview?locale=${locale}#programme`}>{words("preview")}</a>
      </p>
      <WarningList t={words} warnings={warningLines(opened)} />
      {mayChange && <MarksNotice locale={locale} fields={markedLines(opened)} />}
      {items.length === 0 && <p>{words("none")}</p>}
      {daysOf(items, event.timeZone).map(({ day, items: ofDay }) => (
        <ProgrammeTable
          key={day}
          t={words}
          locale={locale}
          caption={ofDay[0] ? formatDate(ofDay[0].startsAt, locale, event.timeZone) : day}
          lines={ofDay.map((item) => itemLine(opened, item))}
          here={here}
          mayChange={mayChange}
        />
      ))}
      {mayChange && (
        <p className="cluster no-print">
          <a className="button" href={`${here}/items/new`}>
            {words("add")}
          </a>
          <a className="button button--secondary" href={`${here}/items/new?break=yes`}>
            {words("addBreak")}
          </a>
        </p>
      )}
      <h2 id="speakers">{words("speakers.title")}</h2>
      <p>{words(speakers.length > 0 ? "speakers.lead" : "speakers.none")}</p>
      {speakers.length > 0 && (
        <SpeakerList
          t={words}
          locale={locale}
          slug={event.slug}
          speakers={speakers.map((one) => speakerLine(opened, one, itemsOf(one.id, items).length))}
          here={here}
          actions={mayChange ? { up: moveUp, down: moveDown } : null}
        />
      )}
      {mayChange && (
        <p className="no-print">
          <a className="button button--secondary" href={`${here}/speakers/new`}>
            {words("speakers.add")}
          </a>
        </p>
      )}
    </AdminFrame>
  );
}
