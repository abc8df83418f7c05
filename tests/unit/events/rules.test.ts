import { describe, expect, it } from "vitest";
import type { EventText } from "@/lib/events/queries";
import {
  cityFor,
  closingMoment,
  isoInZone,
  isZoneOfCity,
  languageOf,
  placeLine,
  registrationWindow,
  retentionDates,
  textFor,
  travelRequestsOpen,
  zoneFor,
} from "@/lib/events/rules";

const inLanguage = (locale: string) => ({ locale, title: `title in ${locale}`, venueCity: null }) as EventText;
const at = (text: string) => new Date(text);

describe("textFor", () => {
  it.each([
    { reader: "da", languages: ["en", "da"], texts: ["en", "da"], shown: "da", why: "the reader's own language" },
    { reader: "da", languages: ["fr", "en"], texts: ["en", "fr"], shown: "fr", why: "the event's first language" },
    { reader: "da", languages: ["fr"], texts: ["en", "nl"], shown: "en", why: "English when the first is missing" },
    { reader: "da", languages: ["fr"], texts: ["nl"], shown: "nl", why: "whatever there is" },
  ] as const)("shows $why", ({ reader, languages, texts, shown }) => {
    const event = { slug: "x", languages: [...languages], texts: texts.map(inLanguage) };
    expect(textFor(event, reader).locale).toBe(shown);
  });

  it("names the event that has no words", () => {
    expect(() => textFor({ slug: "empty", languages: ["da"], texts: [] }, "da")).toThrow("empty");
  });
});

describe("languageOf", () => {
  it("is the language the words are really in, or nothing we could mark up", () => {
    expect(languageOf({ locale: "da" })).toBe("da");
    expect(languageOf({ locale: "tlh" })).toBeUndefined();
  });
});

describe("registrationWindow", () => {
  const event = {
    registrationOpensAt: at("2024-01-15T09:00:00+01:00"),
    registrationClosesAt: at("2024-03-12T23:59:59.999+01:00"),
    closedAt: null as Date | null,
    startsAt: at("2024-03-19T10:00:00+01:00"),
  };

  it.each([
    ["2024-01-15T07:59:59.999Z", "not_yet_open"],
    ["2024-01-15T08:00:00.000Z", "open"],
    ["2024-03-12T22:59:59.999Z", "open"],
    ["2024-03-12T23:00:00.000Z", "closed"],
    ["2025-01-01T00:00:00.000Z", "closed"],
  ])("at %s it is %s", (now, state) => {
    expect(registrationWindow(event, at(now))).toBe(state);
  });

  it("is closed once the event has started, whatever the deadline says", () => {
    const late = { ...event, registrationClosesAt: at("2024-04-01T00:00:00Z") };
    expect(registrationWindow(late, at("2024-03-19T08:59:59.999Z"))).toBe("open");
    expect(registrationWindow(late, at("2024-03-19T09:00:00.000Z"))).toBe("closed");
  });

  it("is closed while organisers have closed it by hand, and says since when", () => {
    const closed = { ...event, closedAt: at("2024-02-05T09:00:00+01:00") };
    expect(registrationWindow(closed, at("2024-02-06T09:00:00+01:00"))).toBe("closed");
    expect(registrationWindow(closed, at("2024-01-01T09:00:00+01:00"))).toBe("closed");
    expect(registrationWindow({ ...closed, closedAt: null }, at("2024-02-06T09:00:00+01:00"))).toBe("open");
    expect(closingMoment(closed)).toEqual(closed.closedAt);
    expect(closingMoment({ ...closed, closedAt: at("2024-03-15T09:00:00+01:00") })).toEqual(event.registrationClosesAt);
  });

  it("follows the moments through the night when clocks go forward and the one when they go back", () => {
    const spring = {
      registrationOpensAt: at("2024-03-31T01:30:00+01:00"),
      registrationClosesAt: at("2024-03-31T03:00:00+02:00"),
      closedAt: null,
      startsAt: at("2024-06-01T10:00:00+02:00"),
    };
    // 01:59:59 and 03:00:00 on the wall are one second apart that night.
    expect(registrationWindow(spring, at("2024-03-31T00:59:59.999Z"))).toBe("open");
    expect(registrationWindow(spring, at("2024-03-31T01:00:00.000Z"))).toBe("open");
    expect(registrationWindow(spring, at("2024-03-31T01:00:00.001Z"))).toBe("closed");
    const autumn = {
      registrationOpensAt: at("2024-10-27T02:30:00+02:00"),
      registrationClosesAt: at("2024-10-27T02:30:00+01:00"),
      closedAt: null,
      startsAt: at("2024-12-01T10:00:00+01:00"),
    };
    // Half past two comes twice; the window is the hour between.
    expect(registrationWindow(autumn, at("2024-10-27T00:29:59.999Z"))).toBe("not_yet_open");
    expect(registrationWindow(autumn, at("2024-10-27T01:00:00.000Z"))).toBe("open");
    expect(registrationWindow(autumn, at("2024-10-27T01:30:00.001Z"))).toBe("closed");
  });
});

describe("travelRequestsOpen", () => {
  const event = { travelRequestsCloseAt: at("2024-02-23T22:59:59.999Z") };

  it("lasts to the end of the day in Brussels", () => {
    expect(travelRequestsOpen(event, at("2024-02-23T22:59:59.999Z"))).toBe(true);
    expect(travelRequestsOpen(event, at("2024-02-23T23:00:00.000Z"))).toBe(false);
  });

  it("has no answer when the event offers none", () => {
    expect(travelRequestsOpen({ travelRequestsCloseAt: null }, at("2024-02-01T00:00:00Z"))).toBeNull();
  });
});

describe("cityFor and placeLine", () => {
  const event = { venueCity: "Brussels", venueName: null, venueBuilding: null, venueRoom: null, venueAddress: null };

  it("writes the city as the language does", () => {
    expect(cityFor(event, { venueCity: "Bruxelles" })).toBe("Bruxelles");
    expect(cityFor(event, { venueCity: null })).toBe("Brussels");
  });

  it("says that the room follows until it is known, then where it is", () => {
    expect(placeLine(event, { venueCity: null }, "en")).toContain("room");
    const known = { ...event, venueName: "Town Hall", venueRoom: "Room 4" };
    expect(placeLine(known, { venueCity: null }, "en")).toBe("Town Hall, Room 4, Brussels");
  });
});

describe("zoneFor", () => {
  it.each([
    ["Brussels", "Bruxelles", "Europe/Brussels", "Brussels time", "tid i Bruxelles"],
    ["Bruxelles", null, "Europe/Brussels", "Central European Time", "centraleuropæisk tid"],
    ["Ghent", "Gent", "Europe/Brussels", "Central European Time", "centraleuropæisk tid"],
    // Moved to another zone, while the city stayed.
    ["Brussels", "Bruxelles", "Asia/Tokyo", "Japan Standard Time", "japansk normaltid"],
    ["Brussels", "Tokyo", "Asia/Tokyo", "Brussels time", "tid i Tokyo"],
    ["new york", null, "America/New_York", "new york time", "tid i new york"],
    ["São Paulo", null, "America/Sao_Paulo", "São Paulo time", "tid i São Paulo"],
    ["Boston", null, "America/New_York", "Eastern Time", "Eastern-tid"],
  ])("calls the time in %s (%s) with the zone %s %j and %j", (venueCity, danish, timeZone, english, inDanish) => {
    const texts = [{ venueCity: null }, { venueCity: danish }] as const;
    const event = { venueCity, timeZone, startsAt: at("2024-07-19T09:00:00Z"), texts: [...texts] };
    expect([zoneFor(event, texts[0], "en"), zoneFor(event, texts[1], "da")]).toEqual([english, inDanish]);
  });

  it("is the city's for a zone of several parts", () => {
    const event = { venueCity: "Buenos Aires", timeZone: "America/Argentina/Buenos_Aires", texts: [] };
    expect(isZoneOfCity(event)).toBe(true);
  });
});

describe("retentionDates", () => {
  it.each([
    ["2024-03-19T14:00:00Z", "2025-03-19T14:00:00.000Z", "2029-03-19T14:00:00.000Z"],
    // A leap day has no namesake in other years: the last day of February.
    ["2024-02-29T14:00:00Z", "2025-02-28T14:00:00.000Z", "2029-02-28T14:00:00.000Z"],
  ])("of an event that ends %s are %s and %s", (end, contactData, fundingEvidence) => {
    const dates = retentionDates({ endsAt: at(end) });
    expect(dates.contactData.toISOString()).toBe(contactData);
    expect(dates.fundingEvidence.toISOString()).toBe(fundingEvidence);
  });
});

describe("isoInZone", () => {
  it.each([
    ["2024-03-19T09:00:00Z", "Europe/Brussels", "2024-03-19T10:00:00+01:00"],
    ["2024-03-31T00:59:59Z", "Europe/Brussels", "2024-03-31T01:59:59+01:00"],
    ["2024-03-31T01:00:00Z", "Europe/Brussels", "2024-03-31T03:00:00+02:00"],
    ["2024-10-27T01:30:00Z", "Europe/Brussels", "2024-10-27T02:30:00+01:00"],
    ["2024-03-19T23:30:00Z", "Europe/Helsinki", "2024-03-20T01:30:00+02:00"],
    ["2024-01-01T00:00:00Z", "UTC", "2024-01-01T00:00:00+00:00"],
  ])("writes %s in %s as %s", (moment, zone, text) => {
    expect(isoInZone(at(moment), zone)).toBe(text);
  });
});
