import { openEvent } from "@/app/admin/events/[slug]/open-event";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";

export type DatesParams = { params: Promise<{ slug: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about an event's when and where begin with: gate, event, words, and whether one may change them. */
export async function openDates(params: Promise<{ slug: string }>) {
  const opened = await openEvent((await params).slug);
  const here = `/admin/events/${opened.event.slug}/when-and-where`;
  const mayChange = can(opened.scope.role, "events.change") && opened.event.status !== "cancelled";
  return { ...opened, words: translator(opened.locale, "eventDates"), here, mayChange };
}
