import ICAL from "ical.js";
import type { ParsedMail } from "mailparser";

/** What a calendar file says, read by a library that did not write it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = calendar.getFirstSubcomponent("vevent");
  if (!event) throw new Error("The file has no event.");
  const value = (name: string) => event.getFirstPropertyValue(name);
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: String(value("uid")),
    sequence: Number(value("sequence")),
    status: String(value("status")),
    start: String(value("dtstart")),
    end: String(value("dtend")),
    location: String(value("location")),
  };
}

/** The calendar part of a mail; null when it has none. */
export function calendarOf(mail: ParsedMail) {
  const file = mail.attachments.find(({ contentType }) => /calendar|ics/.test(contentType));
  return file ? readCalendar(file.content.toString("utf8")) : null;
}
