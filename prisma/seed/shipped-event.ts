import { shippedEventSlug } from "../../lib/events/constants";
import type { Prisma } from "../generated/client";
import { shippedEventInDanish } from "./shipped-event.da";
import { shippedEventInEnglish } from "./shipped-event.en";

/**
 * The workshop of 19 March 2024 as its public page announced it. What the announcement does not say (capacity, window
 * of registration, room, grant number, address of the conference) is a default that organisers edit, or null.
 * Times are written with the offset of Brussels on that day.
 */
export const shippedEvent = {
  slug: shippedEventSlug,
  status: "published",
  timeZone: "Europe/Brussels",
  startsAt: new Date("2024-03-19T10:00:00+01:00"),
  endsAt: new Date("2024-03-19T15:00:00+01:00"),
  languages: ["da", "en"],
  capacity: 80,
  registrationOpensAt: new Date("2024-01-15T09:00:00+01:00"),
  registrationClosesAt: new Date("2024-03-12T23:59:59.999+01:00"),
  changesCloseAt: new Date("2024-03-17T23:59:59.999+01:00"),
  cancellationsCloseAt: new Date("2024-03-19T10:00:00+01:00"),
  referencePrefix: "BRINC",
  venueCity: "Brussels",
  venueCountry: "BE",
  contactName: "Joan Juul",
  contactEmail: "joj@cleancluster.dk",
  contactPhone: "+45 24 80 96 54",
  conferenceStartsOn: new Date("2024-03-19"),
  conferenceEndsOn: new Date("2024-03-20"),
  conferenceVenue: "Tour & Taxis",
  travelRequestsCloseAt: new Date("2024-02-23T23:59:59.999+01:00"),
  fundingProgramme: "COSME",
  fundingEmblem: true,
  texts: { create: [shippedEventInDanish, shippedEventInEnglish] },
} satisfies Prisma.EventCreateInput;
