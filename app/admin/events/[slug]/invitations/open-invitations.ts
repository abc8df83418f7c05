import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { openEvent } from "../open-event";

export type InvitationsParams = { params: Promise<{ slug: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about an event's invitations and codes begin with: gate, event, words, and whether one may change them. */
export async function openInvitations(params: Promise<{ slug: string }>) {
  const opened = await openEvent((await params).slug);
  const list = `/admin/events/${opened.event.slug}/invitations`;
  const mayChange = can(opened.scope.role, "registrations.change") && opened.event.status === "published";
  return { ...opened, words: translator(opened.locale, "invitations"), list, mayChange };
}
