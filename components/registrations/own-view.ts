import type { EventView } from "@/lib/events/queries";
import { textFor, zoneFor } from "@/lib/events/rules";
import { formatDate, formatTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { Ending, OwnRegistration } from "@/lib/registrations/queries";
import type { RegistrationStatus } from "@/prisma/generated/enums";

type Action = (form: FormData) => Promise<void>;

/** What the parts of the own registration page are made from. */
export type OwnView = {
  locale: Locale;
  registration: OwnRegistration;
  event: EventView;
  /** Product time. */
  now: Date;
  /** The state at this moment (`standingOf`). */
  standing: RegistrationStatus;
  /** Place in line, 1 for the next; null for whoever is not on the waiting list. */
  place: number | null;
  /** How it ended; null while it lives, and where nothing is on record about it. */
  ending: Ending | null;
  /** Address of the page, and the key at its end. */
  address: string;
  linkKey: string;
  /** What the buttons of the page do. */
  actions: { verify: Action; accept: Action; rejoin: Action };
};

/** A deadline as it stands in a sentence, for example "Tuesday 6 February 2024, 10:00 (Brussels time)". */
export function deadlineWords(date: Date, event: EventView, locale: Locale): string {
  return translator(locale, "own")("until", {
    date: formatDate(date, locale, event.timeZone),
    time: formatTime(date, locale, event.timeZone),
    zone: zoneFor(event, textFor(event, locale), locale),
  });
}

/** Whether an organiser still has to decide about whoever takes a seat. */
export function needsApproval(event: EventView, registration: OwnRegistration): boolean {
  return event.admissionMode === "approval" && registration.approvedAt === null;
}
