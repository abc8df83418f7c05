import { describe, expect, it } from "vitest";
import { asBasis, datesOf, readBasis, readMove, storedDates } from "@/app/admin/events/[slug]/when-and-where/form";
import type { DeskEvent } from "@/lib/desk/queries";
import { registrationTurn } from "@/lib/events/rules";

const at = (text: string) => new Date(text);
const event = {
  status: "published",
  timeZone: "Europe/Brussels",
  startsAt: at("2024-03-19T10:00:00+01:00"),
  endsAt: at("2024-03-19T15:00:00+01:00"),
  languages: ["da", "en"],
  registrationOpensAt: at("2024-01-15T09:00:00+01:00"),
  registrationClosesAt: at("2024-03-12T23:59:59.999+01:00"),
  changesCloseAt: at("2024-03-17T23:59:59.999+01:00"),
  cancellationsCloseAt: at("2024-03-19T10:00:00+01:00"),
  travelRequestsCloseAt: null,
  venueName: null,
  venueBuilding: null,
  venueRoom: null,
  venueAddress: null,
  venueCity: "Brussels",
  texts: [
    { locale: "da", venueCity: "Bruxelles" },
    { locale: "en", venueCity: null },
  ],
} as unknown as DeskEvent;
const now = at("2024-02-05T09:00:00+01:00");
const read = (changes: Record<string, string>) => readMove({ ...storedDates(event), ...changes }, event, now);
const codes = (changes: Record<string, string>) => {
  const result = read(changes);
  return result.ok ? [] : result.errors.map(({ name, code }) => `${name} ${code}`);
};

describe("the form of when and where", () => {
  it("changes nothing where nothing was touched, to the millisecond", () => {
    const result = read({});
    expect(result).toMatchObject({ ok: true, move: { isTold: false } });
    expect(result.ok && result.move.wanted).toEqual(datesOf(event));
  });

  it.each([
    [{ startsAt: "" }, ["startsAt moment_missing"]],
    [{ startsAt: "tomorrow" }, ["startsAt not_a_moment"]],
    [{ startsAt: "2024-03-31T02:30", endsAt: "2024-03-31T12:00" }, ["startsAt moment_skipped"]],
    [{ startsAt: "2024-02-01T10:00" }, ["startsAt starts_in_past"]],
    [{ endsAt: "2024-03-19T10:00" }, ["endsAt ends_before_start"]],
    [{ venueCity: " " }, ["venueCity city_missing"]],
    [{ venueRoom: "x".repeat(201) }, ["venueRoom line_too_long"]],
    [{ venueName: "Hall\u0007" }, ["venueName line_unprintable"]],
    [{ "message.en": "x".repeat(5_000) }, ["message.en message_too_long"]],
    [
      { startsAt: "2024-03-20T10:00", endsAt: "2024-03-20T15:00", cancellationsCloseAt: "2024-03-20T10:01" },
      ["cancellationsCloseAt after_start"],
    ],
    [
      { startsAt: "2024-03-20T10:00", endsAt: "2024-03-20T15:00", registrationClosesAt: "2024-01-15T09:00" },
      ["registrationClosesAt closes_before_opens"],
    ],
    // So much earlier that registration would close before it opens.
    [
      { startsAt: "2024-02-06T10:00", registrationClosesAt: "2024-01-14T23:59" },
      ["registrationClosesAt closes_before_opens"],
    ],
  ])("says what is wrong with %j", (changes, wrong) => {
    expect(codes(changes)).toEqual(wrong);
  });

  it.each([
    ["+02:00", "2024-10-27T00:30:00Z"],
    ["+01:00", "2024-10-27T01:30:00Z"],
  ])("asks which is meant of a time that comes twice, before anything is moved, and takes %s", (offset, iso) => {
    const day = { startsAt: "2024-10-27T02:30", endsAt: "2024-10-27T12:00" };
    expect(codes(day)).toEqual(["startsAt moment_doubled"]);
    const result = read({ ...day, startsAt: `${day.startsAt}${offset}` });
    expect(result).toMatchObject({ ok: true, move: { isTold: true, wanted: { startsAt: at(iso) } } });
  });

  it("asks the same of a window that moves along, beside it", () => {
    const day = { startsAt: "2024-11-04T10:00", endsAt: "2024-11-04T15:00" };
    expect(codes({ ...day, changesCloseAt: "2024-10-27T02:30" })).toEqual(["changesCloseAt moment_doubled"]);
    expect(read({ ...day, changesCloseAt: "2024-10-27T02:30+01:00" })).toMatchObject({
      move: { wanted: { changesCloseAt: at("2024-10-27T01:30:00Z") } },
    });
  });

  it("keeps times of day in another zone, to the millisecond, and reads what was typed there", () => {
    const result = read({ timeZone: "Europe/Athens" });
    expect(result).toMatchObject({
      ok: true,
      move: {
        isTold: true,
        wanted: {
          timeZone: "Europe/Athens",
          startsAt: at("2024-03-19T10:00:00+02:00"),
          endsAt: at("2024-03-19T15:00:00+02:00"),
          registrationClosesAt: at("2024-03-12T23:59:59.999+02:00"),
          cancellationsCloseAt: at("2024-03-19T10:00:00+02:00"),
        },
      },
    });
    expect(read({ timeZone: "Europe/Athens", startsAt: "2024-03-19T11:00" })).toMatchObject({
      move: { wanted: { startsAt: at("2024-03-19T11:00:00+02:00"), endsAt: at("2024-03-19T15:00:00+02:00") } },
    });
    // The same hours under another name move nothing that anybody was told.
    expect(read({ timeZone: "Europe/Copenhagen" })).toMatchObject({ ok: true, move: { isTold: false } });
    expect(codes({ timeZone: "Europe/Atlantis" })).toEqual(["timeZone not_a_zone"]);
    expect(codes({ timeZone: "Africa/Cairo", startsAt: "2024-04-26T00:30", endsAt: "2024-04-26T12:00" })).toEqual([
      "startsAt moment_skipped",
    ]);
  });

  it("moves the windows in another zone also where the start stays the same moment", () => {
    const winter = { startsAt: at("2024-11-12T10:00:00+01:00"), endsAt: at("2024-11-12T15:00:00+01:00") };
    const autumn = {
      ...event,
      ...winter,
      registrationClosesAt: at("2024-10-20T23:59:59.999+02:00"),
      changesCloseAt: at("2024-11-10T23:59:59.999+01:00"),
      cancellationsCloseAt: winter.startsAt,
      travelRequestsCloseAt: at("2024-10-25T12:00:00+02:00"),
    };
    const algiers = (changes: Record<string, string> = {}) =>
      readMove({ ...storedDates(autumn), timeZone: "Africa/Algiers", ...changes }, autumn, now);
    expect(algiers()).toMatchObject({
      move: {
        wanted: {
          ...winter,
          registrationClosesAt: at("2024-10-20T23:59:59.999+01:00"),
          changesCloseAt: autumn.changesCloseAt,
          cancellationsCloseAt: winter.startsAt,
          travelRequestsCloseAt: at("2024-10-25T12:00:00+01:00"),
        },
      },
    });
    expect(algiers({ registrationClosesAt: "2024-10-21T12:00" })).toMatchObject({
      move: { wanted: { registrationClosesAt: at("2024-10-21T12:00:00+01:00") } },
    });
    // What hangs on a start that stays where it is stays too, whatever a form says.
    expect(read({ registrationClosesAt: "2024-03-01T12:00" })).toMatchObject({
      move: { wanted: { registrationClosesAt: event.registrationClosesAt } },
    });
  });

  it.each([
    ["America/New_York", "2024-01-15T13:00:00+01:00", "closes_again"],
    ["America/New_York", "2024-01-15T15:01:00+01:00", null],
    ["Asia/Tokyo", "2024-01-15T13:00:00+01:00", null],
    // Not open yet, or over: also there.
    ["America/New_York", "2024-01-15T08:00:00+01:00", null],
    ["Europe/Athens", "2024-03-13T12:00:00+01:00", null],
    // Its end has passed here and not there.
    ["America/New_York", "2024-03-13T01:00:00+01:00", "reopens"],
  ])("tells what a move to %s at %s does to registration: %s", (timeZone, moment, turn) => {
    const result = readMove({ ...storedDates(event), timeZone }, event, at(moment));
    expect(result.ok && registrationTurn(event, result.move.wanted, at(moment))).toBe(turn);
  });

  it("tells people unless the organiser says no, and always where something changes that they know", () => {
    const tells = (changes: Record<string, string>) => {
      const result = read(changes);
      return result.ok && result.move.tells;
    };
    expect(tells({ venueAddress: "Havenlaan 86c" })).toBe(true);
    expect(tells({ venueAddress: "Havenlaan 86c", tells: "no" })).toBe(false);
    expect(tells({ venueRoom: "B12", tells: "no" })).toBe(true);
  });
});

describe("what an organiser saw", () => {
  it("comes back from the form as it went out, and is nothing where somebody made it up", () => {
    expect(readBasis(asBasis(datesOf(event)))).toEqual(datesOf(event));
    expect(readBasis(JSON.stringify({ ...datesOf(event), someAt: "never" }))).toBeNull();
    for (const text of [undefined, "", "null", "[]", "{}", '{"startsAt":"x"}', "{", '"2024"']) {
      expect(readBasis(text)).toBeNull();
    }
  });
});
