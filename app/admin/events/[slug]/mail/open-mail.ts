import { findPause } from "@/app/admin/gate";
import { mailKindName } from "@/components/admin/status";
import { clock } from "@/lib/clock";
import { formatSoon } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { can } from "@/lib/organisers/policy";
import { openEvent } from "../open-event";

export type MailParams = { params: Promise<{ slug: string }> };
export type Query = Promise<Record<string, string | string[] | undefined>>;

/** What the pages about an event's outgoing mail begin with: gate, event, words, and whether one may change anything. */
export async function openMail(slug: string) {
  const opened = await openEvent(slug);
  const { event, locale, t } = opened;
  const desk = `/admin/events/${event.slug}`;
  return {
    ...opened,
    words: translator(locale, "mailDesk"),
    list: `${desk}/mail`,
    registrations: `${desk}/registrations`,
    mayChange: can(opened.scope.role, "registrations.change"),
    isPaused: (await findPause()) !== null,
    kindOf: (kind: string) => mailKindName(t, kind),
    nextOf: (mail: { notBefore: Date }) => nextAttempt(mail.notBefore, locale, event.timeZone),
  };
}

/** When a mail is tried again as the product's clock will show it, in words; null for within a minute. */
export function nextAttempt(notBefore: Date, locale: "da" | "en", timeZone: string): string | null {
  if (notBefore.getTime() <= clock.realNow().getTime() + 60_000) return null;
  return formatSoon(clock.shown(notBefore), clock.now(), locale, timeZone);
}
