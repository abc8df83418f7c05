import type { Metadata } from "next";
import { Moment } from "@/components/admin/moment";
import { AnnouncementTable } from "@/components/announcements/announcement-table";
import { type Announcement, listAnnouncements } from "@/lib/announcements/queries";
import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { AdminFrame } from "../../../../frame";
import { adminTitle } from "../../../../title";
import { type AnnouncementsParams, openAnnouncements, type Query } from "./open-announcements";
import { Said } from "./said";

type Props = AnnouncementsParams & { searchParams: Query };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { words, title } = await openAnnouncements(props);
  return adminTitle(() => `${words("list.title")} – ${title}`);
}

/** What was written to the event's people, what is going out, and what is still a draft. */
export default async function AnnouncementsPage(props: Props) {
  const { scope, event, title, locale, words, list, mayChange } = await openAnnouncements(props);
  const announcements = await listAnnouncements(database(), scope, event.id);
  return (
    <AdminFrame event={{ slug: event.slug, title }}>
      <Said t={words} query={await props.searchParams} />
      <p className="caption">{title}</p>
      <h1>{words("list.title")}</h1>
      <p className="lead">{words("list.lead")}</p>
      {mayChange ? (
        <p>
          <a className="button" href={`${list}/new`}>
            {words("list.write")}
          </a>
        </p>
      ) : (
        <p>{words("list.readOnly")}</p>
      )}
      {announcements.length === 0 ? (
        <p className="empty-state">{words("list.none")}</p>
      ) : (
        <AnnouncementTable
          t={words}
          caption={words("list.caption", { event: title })}
          here={list}
          rows={announcements.map((one) => ({
            ...one,
            subject:
              (one.texts.find((text) => text.locale === locale) ?? one.texts[0])?.subject || words("list.noSubject"),
            when: <When t={words} announcement={one} locale={locale} timeZone={event.timeZone} />,
          }))}
        />
      )}
    </AdminFrame>
  );
}

type WhenProps = { t: Translate<"announcements">; announcement: Announcement; locale: Locale; timeZone: string };

/** The time that matters in its state. */
function When({ t, announcement, locale, timeZone }: WhenProps) {
  const { status, sendAt, startedAt, stoppedAt, createdAt } = announcement;
  const told = {
    draft: ["drafted", createdAt],
    scheduled: ["goesOut", sendAt],
    sending: ["sent", startedAt],
    sent: ["sent", startedAt],
    stopped: ["stopped", stoppedAt],
  } as const;
  const [words, at] = told[status];
  return (
    <span>
      {t(`list.${words}`)} <Moment at={at ?? createdAt} locale={locale} timeZone={timeZone} />
    </span>
  );
}
