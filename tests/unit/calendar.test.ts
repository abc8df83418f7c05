import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type CalendarEntry, calendarFile } from "@/lib/calendar";

const entry: CalendarEntry = {
  method: "REQUEST",
  uid: "registration-1",
  sequence: 2,
  start: new Date("2024-03-19T09:00:00Z"),
  end: new Date("2024-03-19T14:00:00Z"),
  timeZone: "Europe/Brussels",
  summary: "Workshop",
  description: "About procurement",
  location: "Brussels",
  url: "https://events.example.org/en/events/workshop",
  organiser: { name: "Joan Juul", email: "no-reply@events.example.org" },
  attendee: { name: "Ana Marić", email: "ana@example.org" },
  stamp: new Date("2024-02-05T08:00:00Z"),
};

function read(changes: Partial<CalendarEntry> = {}) {
  const file = calendarFile({ ...entry, ...changes });
  const calendar = new ICAL.Component(ICAL.parse(file));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("There is no event in the file.");
  return { file, calendar, event, value: (name: string) => event.getFirstPropertyValue(name) };
}

const utc = (time: unknown) => (time as ICAL.Time).convertToZone(ICAL.Timezone.utcTimezone).toString();

describe("a calendar file", () => {
  it("has everything that RFC 5545 and 5546 require", () => {
    const { file, calendar, event, value } = read();
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(calendar.getFirstPropertyValue("prodid")).toBe("-//registration-desk//registration-desk//EN");
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect([value("uid"), value("sequence"), value("status")]).toEqual(["registration-1", 2, "CONFIRMED"]);
    expect(utc(value("dtstamp"))).toBe("2024-02-05T08:00:00Z");
    expect(event.getAllProperties("attendee")).toHaveLength(1);
    expect(value("organizer")).toBe("mailto:no-reply@events.example.org");
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
  });

  it.each([
    ["winter", "2024-03-19T09:00:00Z", "Europe/Brussels", "2024-03-19T10:00:00"],
    ["summer", "2024-07-19T09:00:00Z", "Europe/Brussels", "2024-07-19T11:00:00"],
    ["the hour that exists twice", "2024-10-27T00:30:00Z", "Europe/Brussels", "2024-10-27T02:30:00"],
    ["an hour that this machine's own zone skips", "2024-03-10T01:30:00Z", "Europe/Brussels", "2024-03-10T02:30:00"],
    ["midnight", "2024-03-18T22:00:00Z", "Europe/Athens", "2024-03-19T00:00:00"],
    ["half an hour off", "2024-03-19T04:30:00Z", "Asia/Kolkata", "2024-03-19T10:00:00"],
  ])("tells the time of the event's own zone in %s", (_name, start, timeZone, shown) => {
    const end = new Date(new Date(start).getTime() + 3_600_000);
    const { calendar, event, value } = read({ start: new Date(start), end, timeZone });
    expect(String(value("dtstart"))).toBe(shown);
    expect(event.getFirstProperty("dtstart")?.getParameter("tzid")).toBe(timeZone);
    expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe(timeZone);
  });

  it("that anybody may download names nobody", () => {
    const { calendar, event } = read({ method: "PUBLISH" });
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event.getAllProperties("attendee")).toHaveLength(0);
  });

  it("that takes an entry back says so twice", () => {
    const { calendar, value } = read({ method: "CANCEL" });
    expect([calendar.getFirstPropertyValue("method"), value("status")]).toEqual(["CANCEL", "CANCELLED"]);
  });

  it("cannot be made to hold a line of somebody else's", () => {
    const evil = 'x"\r\nATTENDEE:mailto:evil@example.org\r\nX-EVIL:1';
    const { event } = read({
      summary: evil,
      description: evil,
      location: evil,
      url: `https://events.example.org/${evil}`,
      organiser: { name: evil, email: "a@example.org" },
      attendee: { name: evil, email: "b@example.org" },
    });
    expect(event.getAllProperties("attendee")).toHaveLength(1);
    expect(event.getFirstProperty("x-evil")).toBeNull();
  });

  it("keeps every text whole and every line short", () => {
    const texts = fc.string({ unit: "grapheme", maxLength: 300 });
    fc.assert(
      fc.property(texts, texts, (summary, location) => {
        const { file, value } = read({ summary, location: `x${location}` });
        for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        const clean = (text: string) => text.replace(/\r\n?/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "");
        expect(value("summary") ?? "").toBe(clean(summary));
        expect(value("location")).toBe(`x${clean(location)}`);
      }),
      { numRuns: 200 },
    );
  });
});
