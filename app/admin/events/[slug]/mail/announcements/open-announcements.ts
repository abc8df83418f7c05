import { notFound } from "next/navigation";
import { cache } from "react";
import { findAnnouncement } from "@/lib/announcements/queries";
import { writtenLanguages } from "@/lib/announcements/schema";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { openEvent } from "../../open-event";

export type AnnouncementsParams = { params: Promise<{ slug: string }> };
export type AnnouncementParams = { params: Promise<{ slug: string; id: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about announcements begin with: gate, event, words, and whether one may write. */
export async function openAnnouncements({ params }: AnnouncementsParams) {
  const opened = await openEvent((await params).slug);
  return {
    ...opened,
    words: translator(opened.locale, "announcements"),
    list: `/admin/events/${opened.event.slug}/mail/announcements`,
    languages: writtenLanguages(opened.event),
    mayChange: can(opened.scope.role, "registrations.change"),
  };
}

const find = cache(async (slug: string, id: string) => {
  const { scope, event } = await openEvent(slug);
  return findAnnouncement(database(), scope, event.id, id);
});

/** The same with one announcement; 404 where the event has none with this id. Once per request. */
export async function openAnnouncement({ params }: AnnouncementParams) {
  const { slug, id } = await params;
  const opened = await openAnnouncements({ params });
  const announcement = await find(slug, id);
  if (!announcement) notFound();
  const subject = announcement.texts.find(({ locale }) => locale === opened.locale) ?? announcement.texts[0];
  return {
    ...opened,
    announcement,
    here: `${opened.list}/${announcement.id}`,
    /** In the reader's language where there is one. */
    subject: subject?.subject || opened.words("list.noSubject"),
  };
}
export type OpenAnnouncement = Awaited<ReturnType<typeof openAnnouncement>>;
