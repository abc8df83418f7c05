import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalDayJsStub,
  ICalEventStatus,
} from "ical-generator";
import { tzlib_get_ical_block } from "timezones-ical-library";
import { wallClock } from "./time-zone";

type Person = { name: string; email: string };

export type CalendarEntry = {
  /** REQUEST invites or updates, CANCEL takes back, PUBLISH is for a file that anybody may download (RFC 5546). */
  method: "REQUEST" | "CANCEL" | "PUBLISH";
  /** Stays the same for the life of a registration or an event. */
  uid: string;
  /** Goes up with each change of the same `uid`. */
  sequence: number;
  start: Date;
  end: Date;
  /** IANA name; start and end are written in it, with its rules beside them (VTIMEZONE). */
  timeZone: string;
  summary: string;
  description: string;
  location: string;
  url: string;
  organiser: Person;
  /** The one person invited. Never with PUBLISH (RFC 5546, 3.2.1). */
  attendee?: Person;
  /** Whether the event does not take place; CANCEL says so by itself. */
  isCancelled?: boolean;
  /** When this version was made (DTSTAMP). */
  stamp: Date;
};

const methods = {
  REQUEST: ICalCalendarMethod.REQUEST,
  CANCEL: ICalCalendarMethod.CANCEL,
  PUBLISH: ICalCalendarMethod.PUBLISH,
};

/** UID of a participant's own calendar entry. A UUID needs no domain (RFC 7986, 5.3), so moving the site changes nothing. */
export function registrationUid(registrationId: string): string {
  return `registration-${registrationId}`;
}

/** UID of the public entry of an event, for the file that anybody may download. */
export function eventUid(eventId: string): string {
  return `event-${eventId}`;
}

/**
 * One event as an iCalendar file (RFC 5545), for a mail (RFC 5546, RFC 6047) or a download. Served or attached as
 * `text/calendar; charset=utf-8` with the same method.
 */
export function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: "registration-desk", product: "registration-desk", language: "EN" },
    method: methods[entry.method],
    timezone: { name: null, generator: zoneRules },
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: entry.stamp,
    start: onTheWall(entry.start, entry.timeZone),
    end: onTheWall(entry.end, entry.timeZone),
    timezone: entry.timeZone,
    summary: text(entry.summary),
    description: text(entry.description),
    location: text(entry.location),
    // The library escapes as in TEXT, which a URI must not be (RFC 5545, 3.3.13): leave it nothing to escape.
    url: entry.url.replace(/[,;\\\p{Cc}]/gu, encodeURIComponent),
    organizer: person(entry.organiser),
    attendees:
      entry.attendee && entry.method !== "PUBLISH"
        ? [
            {
              ...person(entry.attendee),
              role: ICalAttendeeRole.REQ,
              type: ICalAttendeeType.INDIVIDUAL,
              // They have registered: nothing is left to answer, and answers would go to an address nobody reads.
              status: ICalAttendeeStatus.ACCEPTED,
              rsvp: false,
            },
          ]
        : [],
    status: entry.method === "CANCEL" || entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return `${calendar.toString()}\r\n`;
}

/** The rules of a time zone as VTIMEZONE; kept, since every entry of an event has the same. */
const knownRules = new Map<string, string | null>();

function zoneRules(timeZone: string): string | null {
  const known = knownRules.get(timeZone);
  if (known !== undefined) return known;
  const rules = tzlib_get_ical_block(timeZone)[0] ?? null;
  knownRules.set(timeZone, rules);
  return rules;
}

/** TEXT has line breaks and tabs but no other control characters (RFC 5545, 3.3.11); the library escapes the rest. */
function text(value: string): string {
  return value.replace(/\r\n?/g, "\n").replace(/(?![\n\t])\p{Cc}/gu, "");
}

/** A quoted parameter has no way to hold a double quote, a line break or a backslash (RFC 5545, 3.2). */
function person({ name, email }: Person): Person {
  return {
    name:
      name
        .replace(/\p{Cc}+/gu, " ")
        .replaceAll('"', "'")
        .replaceAll("\\", "/")
        .trim() || email,
    email: email.replace(/[\p{Cc}\s]+/gu, ""),
  };
}

/**
 * A moment as a clock in the time zone shows it. The library would read a plain Date in the zone of this machine, so it
 * is given the small part of a date library that it asks for.
 */
function onTheWall(date: Date, timeZone: string): ICalDayJsStub {
  const part = wallClock(date, timeZone);
  const shown: Record<string, string> = {
    YYYYMMDD: `${part.year}${part.month}${part.day}`,
    HHmmss: `${part.hour}${part.minute}${part.second}`,
  };
  const wall: ICalDayJsStub = {
    format: (pattern = "YYYYMMDD") => shown[pattern] ?? "",
    isValid: () => !Number.isNaN(date.getTime()),
    toDate: () => date,
    toJSON: () => date.toJSON(),
    tz: () => wall,
  };
  return wall;
}
