import { openEvent } from "@/app/admin/events/[slug]/open-event";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { getEventToPublish } from "@/lib/event-editor/queries";
import { findingsOf } from "@/lib/event-editor/rules";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";

/** What the page about publishing begins with: gate, event, words, and what is missing or odd. */
export async function openPublishing(slug: string) {
  const opened = await openEvent(slug);
  const now = clock.now();
  const { event: toPublish, people, invited } = await getEventToPublish(database(), opened.event.id);
  return {
    ...opened,
    now,
    people,
    invited,
    findings: findingsOf(toPublish, now),
    words: translator(opened.locale, "eventEditor"),
    mayChange: can(opened.scope.role, "events.change"),
  };
}
