import { notFound } from "next/navigation";
import { cache } from "react";
import { visitorLocale } from "@/app/visitor";
import { database } from "@/lib/db";
import { listDeskEvents } from "@/lib/desk/queries";
import { textFor } from "@/lib/events/rules";
import { formatDate } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { findTeamMember } from "@/lib/organisers/queries";
import type { SessionOrganiser } from "@/lib/organisers/schema";
import { requireOrganiser, requireSignedIn } from "../gate";

export type Query = Promise<Record<string, string | string[] | undefined>>;
export type MemberParams = { params: Promise<{ id: string }> };

/** What the pages of the team begin with: the gate, the events that roles can be for, the words. Once per request. */
export const openTeam = cache(async () => {
  const scope = await requireOrganiser("team.manage");
  const locale = await visitorLocale();
  const events = await eventTitles(await requireSignedIn(), locale);
  return {
    scope,
    locale,
    t: translator(locale, "team"),
    events,
    titles: new Map(events.map((one) => [one.id, one.title])),
  };
});

/** The events at which somebody has a role, by title and day, the latest first: events of several years share a title. */
export async function eventTitles(organiser: SessionOrganiser, locale: Locale) {
  const events = await listDeskEvents(database(), organiser);
  return events.map((event) => {
    const day = formatDate(event.startsAt, locale, event.timeZone);
    return { id: event.id, title: `${textFor(event, locale).title} (${day})` };
  });
}

/** The same with one person; 404 for unknown ids. */
export const openMember = cache(async (id: string) => {
  const opened = await openTeam();
  const member = await findTeamMember(database(), opened.scope, id);
  if (!member) notFound();
  return { ...opened, member, name: member.name ?? member.email, here: `/admin/team/${member.id}` };
});
