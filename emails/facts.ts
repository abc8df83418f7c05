import { formatCountry, formatDate, formatTime, formatTimeRange, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { EventFacts, RegistrationFacts } from "@/lib/mail/schema";
import type { Fact } from "./letter";

/** Reference (for whoever has one), day, time with its time zone, and place. @param before what of it was otherwise. */
export function eventRows(
  event: EventFacts,
  registration: RegistrationFacts | null,
  locale: Locale,
  before: { date: string | null; time: string | null; place: string | null } | null = null,
): Fact[] {
  const t = translator(locale, "mail");
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  return [
    ...(registration ? [{ label: t("facts.reference"), value: registration.reference, isStrong: true }] : []),
    {
      label: t("facts.date"),
      value: capitalised(formatDate(event.startsAt, locale, event.timeZone)),
      before: before?.date,
    },
    { label: t("facts.time"), value: t("facts.timeWithZone", { time, zone: event.zone }), before: before?.time },
    { label: t("facts.place"), value: event.place, before: before?.place },
  ];
}

/** What is on record about a person, under the labels of the form. */
export function registrationRows(registration: RegistrationFacts, locale: Locale): Fact[] {
  const t = translator(locale, "mail");
  const form = translator(locale, "registration");
  const { attendsConference, jobTitle } = registration;
  return [
    { label: t("facts.name"), value: `${registration.givenName} ${registration.familyName}` },
    { label: form("labels.email"), value: registration.email },
    { label: form("labels.organisation"), value: registration.organisation },
    {
      label: form("labels.organisationType"),
      value: form(`organisationTypes.${registration.organisationType}`),
    },
    { label: form("labels.country"), value: formatCountry(registration.country, locale) },
    ...(jobTitle ? [{ label: form("labels.jobTitle"), value: jobTitle }] : []),
    ...(attendsConference
      ? [{ label: form("labels.attendsConference"), value: form(`conference.${attendsConference}`) }]
      : []),
    { label: t("facts.photos"), value: t(registration.photoConsent ? "photos.yes" : "photos.no") },
    { label: t("facts.listSharing"), value: t(registration.listSharing ? "listSharing.yes" : "listSharing.no") },
  ];
}

/** A last moment as it stands in a sentence: "Tuesday 6 February 2024, 10:00 (Brussels time)". */
export function deadline(at: Date, event: EventFacts, locale: Locale): string {
  return translator(locale, "mail")("deadline", {
    date: formatDate(at, locale, event.timeZone),
    time: formatTime(at, locale, event.timeZone),
    zone: event.zone,
  });
}

/** How large a file is, for people: "240 KB", "1.4 MB". @param size in bytes. */
export function fileSize(size: number, locale: Locale): string {
  const [value, unit] = size < 1_000_000 ? [Math.max(1, Math.round(size / 1000)), "KB"] : [size / 1_000_000, "MB"];
  return `${new Intl.NumberFormat(localeTag(locale), { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}

/** Danish writes days in lower case, but a line of its own starts with a capital. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
