/**
 * What clock and calendar on the wall show at a moment in a time zone, each part in two digits (the year in four), and
 * the offset from UTC at that moment, such as "+01:00".
 * @param timeZone IANA name.
 */
export function wallClock(date: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((candidate) => candidate.type === type)?.value ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
    // Some versions of ICU write no digits for no offset.
    offset: part("timeZoneName").replace("GMT", "") || "+00:00",
  };
}
