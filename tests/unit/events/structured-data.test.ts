import { describe, expect, it } from "vitest";
import { structuredData } from "@/app/[locale]/events/[slug]/structured-data";
import type { EventView } from "@/lib/events/queries";
import { textFor } from "@/lib/events/rules";
import { shippedEvent } from "../../../prisma/seed/shipped-event";

const { texts, ...facts } = shippedEvent;
const seats = { capacity: 80, held: 79, waiting: 0, reserved: 0 };
const event = {
  ...facts,
  id: "1",
  seats,
  venueName: null,
  venueAddress: null,
  texts: texts.create,
  programme: [],
  speakers: [],
} as unknown as EventView;

describe("structuredData", () => {
  it("has what schema.org asks of an event, with the offsets of its time zone", () => {
    const data = JSON.parse(structuredData(event, textFor(event, "da"), "da", "https://events.example.org"));
    expect(data).toMatchObject({
      "@context": "https://schema.org",
      url: "https://events.example.org/da/events/brinc-workshop-2024",
      startDate: "2024-03-19T10:00:00+01:00",
      endDate: "2024-03-19T15:00:00+01:00",
      inLanguage: "da",
      isAccessibleForFree: true,
      location: { name: "Bruxelles", address: { addressLocality: "Bruxelles", addressCountry: "BE" } },
      organizer: { name: "BRINC-projektet" },
      offers: { validFrom: "2024-01-15T09:00:00+01:00", validThrough: "2024-03-12T23:59:59+01:00" },
    });
  });

  it("names who speaks and what is on, in the reader's language, without breaks", () => {
    const line = { endsAt: null, room: null, speakers: [], isBreak: false };
    const welcome = { ...line, id: "1", startsAt: new Date("2024-03-19T10:00:00+01:00") };
    const coffee = { ...line, id: "2", isBreak: true, startsAt: new Date("2024-03-19T11:00:00+01:00"), texts: [] };
    const programme = [{ ...welcome, texts: [{ locale: "da", title: "Velkomst", description: null }] }, coffee];
    const person = { id: "3", givenName: "Eleni", familyName: "Papadopoulou", organisation: "Athens", website: null };
    const full = { ...event, programme, speakers: [{ ...person, texts: [] }] };
    const data = JSON.parse(structuredData(full, textFor(event, "en"), "en", "https://events.example.org"));
    expect(data.subEvent).toEqual([{ "@type": "Event", name: "Velkomst", startDate: "2024-03-19T10:00:00+01:00" }]);
    expect(data.performer).toMatchObject([{ name: "Eleni Papadopoulou", affiliation: { name: "Athens" } }]);
  });

  it("is sold out when a newcomer gets no seat", () => {
    const availability = (now: typeof seats) =>
      JSON.parse(structuredData({ ...event, seats: now }, textFor(event, "en"), "en", "https://events.example.org"))
        .offers.availability;
    expect(availability(seats)).toBe("https://schema.org/InStock");
    expect(availability({ ...seats, held: 80 })).toBe("https://schema.org/SoldOut");
    expect(availability({ ...seats, waiting: 1 })).toBe("https://schema.org/SoldOut");
  });

  it("cannot be ended by a title", () => {
    const text = { ...textFor(event, "en"), title: "</script><script>alert(1)</script>" };
    const json = structuredData(event, text, "en", "https://events.example.org");
    expect(json).not.toContain("<");
    expect(JSON.parse(json).name).toBe(text.title);
  });
});
