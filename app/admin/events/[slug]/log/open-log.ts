import { cache } from "react";
import { listQuestionLabels } from "@/lib/audit-log/queries";
import { labelsAt } from "@/lib/audit-log/rules";
import { database } from "@/lib/db";
import { translator } from "@/lib/i18n/translator";
import { openEventFor } from "../open-event";

/** What an event's log and its exports begin with: the gate, the event, the words, the labels of its questions. */
export const openLog = cache(async (slug: string) => {
  const { scope, event, title, locale } = await openEventFor(slug, "audit.read");
  const questions = await listQuestionLabels(database(), scope, event.id);
  return {
    scope,
    event,
    title,
    locale,
    t: translator(locale, "auditLog"),
    place: { eventId: event.id, timeZone: event.timeZone },
    here: `/admin/events/${event.slug}/log`,
    askedAt: labelsAt(questions, [locale, ...event.languages]),
  };
});
