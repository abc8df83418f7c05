import { describe, expect, it } from "vitest";
import { readInvite, readUntil } from "@/app/admin/events/[slug]/invitations/form";
import type { DeskEvent } from "@/lib/desk/queries";
import { makeCode, seatsOfCode, setAsideRefusal } from "@/lib/invitations/rules";
import { codeSchema, codeSeatsSchema, labelSchema, messageSchema } from "@/lib/invitations/schema";

const seats = { capacity: 10, held: 4, waiting: 0, reserved: 2 };

describe("setting seats aside", () => {
  it.each([
    [seats, 4, false, null],
    [seats, 5, false, { reason: "not_enough_seats", free: 4 }],
    [seats, 0, false, null],
    [seats, -3, false, null],
    [{ ...seats, waiting: 1 }, 1, false, { reason: "people_waiting", waiting: 1 }],
    [{ ...seats, waiting: 1 }, 4, true, null],
    [{ ...seats, waiting: 1 }, 5, true, { reason: "not_enough_seats", free: 4 }],
    [{ ...seats, capacity: 3 }, 1, false, { reason: "not_enough_seats", free: 0 }],
    [{ ...seats, capacity: 3, waiting: 2 }, 0, false, null],
  ] as const)("of %o, %i more (over the waiting list: %s)", (standing, more, over, refusal) => {
    expect(setAsideRefusal(standing, more, over)).toEqual(refusal);
  });

  it("counts what a code still sets aside", () => {
    const code = { seats: 5, used: 2, holdsSeats: true, closedAt: null };
    expect(seatsOfCode(code)).toBe(3);
    expect(seatsOfCode({ ...code, used: 9 })).toBe(0);
    expect(seatsOfCode({ ...code, holdsSeats: false })).toBe(0);
    expect(seatsOfCode({ ...code, closedAt: new Date(0) })).toBe(0);
  });
});

describe("what organisers type", () => {
  const errorOf = ({ error }: { error?: { issues: { message: string }[] } }) => error?.issues[0]?.message;
  it.each([
    ["brinc-2024 a", "BRINC2024A"],
    ["ＢＲＩＮＣ２０２４", "BRINC2024"],
  ])("makes a code of %j", (typed, code) => expect(codeSchema.parse(typed)).toBe(code));
  it.each([
    ["", "code_short"],
    ["ab-1 2", "code_short"],
    ["ÅRHUS2024", "code_letters"],
    ["A".repeat(41), "code_long"],
  ])("refuses the code %j: %s", (typed, code) => expect(errorOf(codeSchema.safeParse(typed))).toBe(code));
  it.each([
    ["12", 12],
    [" 1.000 ", 1_000],
    ["1 000", 1_000],
    ["10,000", 10_000],
  ])("reads %j as a number", (typed, number) => expect(codeSeatsSchema.parse(typed)).toBe(number));
  it.each(["", "0", "-1", "1.5", "10001", "many", "1e3"])("reads no number in %j", (typed) => {
    expect(errorOf(codeSeatsSchema.safeParse(typed))).toBe("not_a_number");
  });
  it("takes a message as it is, and none for none", () => {
    expect(messageSchema.parse(" Dear all,\r\n\r\ncome! ")).toBe("Dear all,\n\ncome!");
    expect(messageSchema.parse(" \n ")).toBeNull();
    expect(errorOf(messageSchema.safeParse("x".repeat(2_001)))).toBe("message_too_long");
    expect(errorOf(messageSchema.safeParse("a\u0007"))).toBe("message_unprintable");
    expect(errorOf(labelSchema.safeParse(" "))).toBe("label_missing");
  });
  it("gets a code that passes its own rule", () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const code = makeCode();
      expect(codeSchema.parse(code)).toBe(code);
    }
  });
});

describe("the moments of an invitation", () => {
  const event = { timeZone: "Europe/Brussels", startsAt: new Date("2024-11-19T09:00:00Z") } as DeskEvent;
  const now = new Date("2024-03-01T12:00:00Z");
  it.each([
    ["2024-03-20T18:00", { at: new Date("2024-03-20T17:00:00Z") }],
    ["2024-03-20 23:59", { at: new Date("2024-03-20T22:59:59.999Z") }],
    ["2024-10-27T02:30", { code: "moment_doubled", typed: "2024-10-27 02:30" }],
    ["2024-10-27T02:30+02:00", { at: new Date("2024-10-27T00:30:00Z") }],
    ["2024-10-27T02:30+01:00", { at: new Date("2024-10-27T01:30:00Z") }],
    ["2024-03-31T02:30", { code: "moment_skipped", typed: "2024-03-31 02:30" }],
    ["2024-03-01T13:00", { code: "until_past" }],
    ["2024-11-19T10:01", { code: "until_after_start" }],
    ["", { code: "moment_missing" }],
    ["20 March", { code: "not_a_moment" }],
  ])("end at %j", (typed, read) => expect(readUntil(typed, event, now)).toEqual(read));

  const errorsOf = (values: Record<string, string>) => {
    const read = readInvite({ list: "a@example.org", locale: "da", until: "2024-03-20T18:00", ...values }, event, now);
    return read.ok ? read.invite : read.errors.map(({ name, code }) => [name, code]);
  };
  it("have a reminder in the morning between now and then, or none", () => {
    expect(errorsOf({ remind: "2024-03-15" })).toMatchObject({ remindAt: new Date("2024-03-15T08:00:00Z") });
    expect(errorsOf({ remind: "" })).toMatchObject({ remindAt: null, reserves: false, message: null });
    expect(errorsOf({ remind: "2024-03-01" })).toEqual([["remind", "remind_past"]]);
    expect(errorsOf({ remind: "2024-03-21" })).toEqual([["remind", "remind_after_until"]]);
    expect(errorsOf({ remind: "soon" })).toEqual([["remind", "not_a_day"]]);
  });
  it("come with everything else that is wrong, in the order of the form", () => {
    expect(errorsOf({ list: " ", locale: "xx", until: "", message: "x".repeat(2_001) })).toEqual([
      ["list", "list_missing"],
      ["locale", "locale_missing"],
      ["until", "moment_missing"],
      ["message", "message_too_long"],
    ]);
    expect(errorsOf({ list: "", file: "workbook" })).toEqual([["file", "file_workbook"]]);
    expect(errorsOf({ list: "nobody" })).toMatchObject({ list: { people: [] } });
  });
});
