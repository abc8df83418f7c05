import type { EventStatus, RegistrationStatus } from "@/prisma/generated/enums";
import type { EventView } from "../events/queries";
import { isCancelled, retentionDates, textFor } from "../events/rules";
import type { Locale } from "../i18n/locales";
import { isEnded } from "../registrations/rules";
import { OWN_DATA_FORMAT } from "./constants";
import type { HeldData } from "./queries";

/**
 * What stands where an address was erased: different for each row, so that one address per event stays one, and under a
 * domain that can never receive mail (RFC 2606, section 2).
 */
export function erasedAddress(id: string): string {
  return `deleted-${id}@invalid.invalid`;
}

type Standing = { status: RegistrationStatus; deletionRequestedAt: Date | null; erasedAt: Date | null };

/** Whether one can still ask for deletion: once is enough. */
export function canRequestDeletion({ deletionRequestedAt, erasedAt }: Omit<Standing, "status">): boolean {
  return deletionRequestedAt === null && erasedAt === null;
}

/**
 * Why a registration cannot be erased now; null when it can. A live one is cancelled first, so that its seat goes to the
 * next in line and the person is told; at an event that was cancelled, or so long ago that its data has to go, there is neither
 * seat nor anything left to tell.
 * @param now product time.
 */
export function erasureRefusal(
  { status, erasedAt }: Omit<Standing, "deletionRequestedAt">,
  event: { status: EventStatus; endsAt: Date },
  now: Date,
) {
  if (erasedAt) return "already_erased";
  return isEnded(status) || isCancelled(event) || isContactDataDue(event, now) ? null : "still_live";
}

/** Whether the time to keep an event's contact data is over (`retentionDates`). */
export function isContactDataDue(event: { endsAt: Date }, now: Date): boolean {
  return now >= retentionDates(event).contactData;
}

/** By what every trace of a person is looked for, at one event. */
export type Traces = {
  eventId: string;
  emailKey: string;
  /** The present address and those that were corrected, as far as nobody else is registered with them. */
  emailKeys: string[];
  /** Whatever names the person: full names, and the addresses of before. */
  names: string[];
  registrationIds: string[];
};

/** What a row or an audit entry says of a name; an entry often tells only the part that changed. */
export type NameParts = { givenName?: unknown; familyName?: unknown } | null;

/**
 * All full names that somebody has stood on record with.
 * @param parts given and family names as they were at different times: each is tried with each.
 * @param typed full names as others wrote them.
 */
export function namesOf(parts: NameParts[], typed: (string | null)[]): string[] {
  const texts = (values: unknown[]) => values.filter((value) => typeof value === "string");
  const given = new Set(texts(parts.map((part) => part?.givenName)));
  const family = new Set(texts(parts.map((part) => part?.familyName)));
  const full = [...given].flatMap((first) => [...family].map((last) => `${first} ${last}`));
  // One word alone is many people's name; looking for it everywhere would strike out others.
  return [...new Set([...full, ...texts(typed)])].filter((name) => /\S\s+\S/.test(name));
}

/**
 * A name as it was first typed.
 * @param changes audit entries, the earliest first; the first that tells what a part was before tells how it was typed.
 */
export function nameAsTyped(now: { givenName: string; familyName: string }, changes: { before: unknown }[]): string {
  const first = (part: "givenName" | "familyName") =>
    changes.map(({ before }) => (before as NameParts)?.[part]).find((value) => typeof value === "string") ?? now[part];
  return `${first("givenName")} ${first("familyName")}`;
}

type DescribedEvent = Pick<
  EventView,
  "slug" | "startsAt" | "endsAt" | "timeZone" | "texts" | "languages" | "fundingProgramme"
>;

/**
 * The file with everything held about somebody: the keys are documented in docs/own-data.md and stay as they are under
 * one `format`. Moments are ISO 8601 in UTC.
 */
export function ownDataFile(data: HeldData, event: DescribedEvent, locale: Locale, producedAt: Date) {
  const { repeats, merged, ...lists } = data;
  const until = retentionDates(event);
  return {
    format: OWN_DATA_FORMAT,
    producedAt,
    event: {
      title: textFor(event, locale).title,
      slug: event.slug,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
    },
    ...lists,
    registration: { ...data.registration, repeatedReferences: repeats },
    merged: merged.map(({ repeats: references, registration, ...rest }) => ({
      registration: { ...registration, repeatedReferences: references },
      ...rest,
    })),
    retention: {
      registrationUntil: until.contactData,
      sensitiveAnswersUntil: until.sensitiveAnswers,
      fundingEvidenceUntil: event.fundingProgramme ? until.fundingEvidence : null,
    },
  };
}
