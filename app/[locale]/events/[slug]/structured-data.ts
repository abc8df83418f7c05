import type { EventText, EventView } from "@/lib/events/queries";
import { cityFor, closingMoment, freeSeats, isCancelled, isoInZone } from "@/lib/events/rules";
import type { Locale } from "@/lib/i18n/locales";
import { wordsIn } from "@/lib/programme/rules";

/**
 * The event for search engines (schema.org/Event), as the text of a JSON-LD script. `<` is escaped so that no title
 * can end the script. @param address public base address of the site.
 */
export function structuredData(event: EventView, text: EventText, locale: Locale, address: string): string {
  const page = `${address}/${locale}/events/${event.slug}`;
  const organizer = { "@type": "Organization", name: text.privacyController, email: event.contactEmail };
  const data = {
    "@context": "https://schema.org",
    "@type": "EducationEvent",
    "@id": `${address}/events/${event.slug}`,
    name: text.title,
    description: text.summary,
    url: page,
    image: `${page}/opengraph-image`,
    inLanguage: text.locale,
    startDate: isoInZone(event.startsAt, event.timeZone),
    endDate: isoInZone(event.endsAt, event.timeZone),
    eventStatus: `https://schema.org/${isCancelled(event) ? "EventCancelled" : "EventScheduled"}`,
    eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
    isAccessibleForFree: true,
    maximumAttendeeCapacity: event.capacity,
    location: {
      "@type": "Place",
      name: event.venueName ?? cityFor(event, text),
      address: {
        "@type": "PostalAddress",
        addressLocality: cityFor(event, text),
        addressCountry: event.venueCountry,
        ...(event.venueAddress && { streetAddress: event.venueAddress }),
      },
    },
    organizer,
    ...programme(event, locale),
    ...(event.fundingProgramme && { funder: { "@type": "Organization", name: event.fundingProgramme } }),
    ...(!isCancelled(event) && { offers: offer(event, page) }),
  };
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** Who speaks, and what is on when; breaks are of no use to a search. */
function programme({ programme, speakers, languages, timeZone }: EventView, locale: Locale) {
  const performer = speakers.map(({ givenName, familyName, organisation, website }) => ({
    "@type": "Person",
    name: `${givenName} ${familyName}`,
    ...(organisation && { affiliation: { "@type": "Organization", name: organisation } }),
    ...(website && { url: website }),
  }));
  const subEvent = programme
    .filter(({ isBreak }) => !isBreak)
    .map(({ startsAt, endsAt, texts }) => ({
      "@type": "Event",
      name: wordsIn(texts, locale, languages)?.title,
      startDate: isoInZone(startsAt, timeZone),
      ...(endsAt && { endDate: isoInZone(endsAt, timeZone) }),
    }));
  return { ...(performer.length > 0 && { performer }), ...(subEvent.length > 0 && { subEvent }) };
}

/** The way in, as long as there is one. */
function offer(event: EventView, page: string) {
  return {
    "@type": "Offer",
    url: `${page}/register`,
    price: 0,
    priceCurrency: "EUR",
    availability: `https://schema.org/${freeSeats(event.seats) > 0 ? "InStock" : "SoldOut"}`,
    validFrom: isoInZone(event.registrationOpensAt, event.timeZone),
    validThrough: isoInZone(closingMoment(event), event.timeZone),
  };
}
