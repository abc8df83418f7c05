import { formatCountry, formatDate, formatTimeRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { EventFacts, RegistrationFacts } from "@/lib/mail/schema";
import type { Fact } from "./letter";

/** Reference, day, time with its time zone, and place. */
export function eventRows(event: EventFacts, registration: RegistrationFacts, locale: Locale): Fact[] {
  const t = translator(locale, "mail");
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  return [
    { label: t("facts.reference"), value: registration.reference, isStrong: true },
    { label: t("facts.date"), value: capitalised(formatDate(event.startsAt, locale, event.timeZone)) },
    { label: t("facts.time"), value: t("facts.timeWithZone", { time, city: event.city }) },
    { label: t("facts.place"), value: event.place },
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

/** Danish writes days in lower case, but a line of its own starts with a capital. */
function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
