import type { SentMail } from "@/components/event-dates/sent-by-move";
import { database } from "@/lib/db";
import type { DeskEvent } from "@/lib/desk/queries";
import { listSentByMove } from "@/lib/events/queries";
import { formatMoment } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { ruleName } from "../mail/rules/words";

type To = { locale: Locale /** The event's from then on. */; timeZone: string /** Product time. */; now: Date };

/** What is set to go out later and would go out at once if the event moved to this zone, each with its page. */
export async function sentByMove(
  scope: OrganiserScope<"registrations.read">,
  event: DeskEvent,
  { locale, timeZone, now }: To,
): Promise<SentMail[]> {
  const zones = { from: event.timeZone, to: timeZone };
  const { rules, announcements } = await listSentByMove(database(), scope, event.id, zones, now);
  const mail = `/admin/events/${event.slug}/mail`;
  const moment = (at: Date) => formatMoment(at, locale, event.timeZone);
  const noSubject = translator(locale, "announcements")("list.noSubject");
  return [
    ...rules.map((rule) => ({
      href: `${mail}/rules/${rule.id}`,
      name: ruleName(translator(locale, "mailRules"), rule, event.languages, locale),
      moment: moment(rule.at),
    })),
    ...announcements.map(({ id, texts, sendAt }) => ({
      href: `${mail}/announcements/${id}`,
      name: (texts.find((text) => text.locale === locale) ?? texts[0])?.subject || noSubject,
      moment: moment(sendAt),
    })),
  ];
}
