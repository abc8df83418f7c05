import { describe, expect, it } from "vitest";
import { whyNot } from "@/components/bulk/why-not";
import { allValues, readAudience } from "@/lib/audience/rules";
import { bulkKinds } from "@/lib/bulk/constants";
import {
  backToList,
  blockedBecause,
  kindAddress,
  kindOfAddress,
  overBy,
  permissionFor,
  possibleFrom,
  prospectOf,
  refusalReason,
  roomFor,
  wayOn,
} from "@/lib/bulk/rules";
import { choiceSchema, paramsSchemas } from "@/lib/bulk/schema";
import { translator } from "@/lib/i18n/translator";
import type { RegistrationStatus } from "@/prisma/generated/enums";

const event = {
  status: "published" as const,
  timeZone: "Europe/Brussels",
  startsAt: new Date("2024-03-19T09:00:00Z"),
  endsAt: new Date("2024-03-20T14:00:00Z"),
  offerHours: 24,
  offersEndHoursBefore: 24,
  hasWaitingList: true,
  seats: { capacity: 10, held: 8, waiting: 5, reserved: 1 },
};
const before = new Date("2024-02-05T09:00:00Z");
const during = new Date("2024-03-19T10:00:00Z");

describe("what can be done to many", () => {
  it.each(bulkKinds.map((kind) => [kind]))("%s has an address that leads back to it", (kind) => {
    expect(kindOfAddress(kindAddress(kind))).toBe(kind);
  });

  it("knows no other addresses", () => {
    for (const address of ["", "Approve", "move_to_waiting_list", "../cancel", "constructor"]) {
      expect(kindOfAddress(address)).toBeNull();
    }
  });

  it.each([
    ["approve", ["awaiting_approval"]],
    ["decline", ["awaiting_approval", "waitlisted"]],
    ["offer", ["waitlisted"]],
    ["cancel", ["awaiting_verification", "awaiting_approval", "confirmed", "waitlisted", "offered"]],
    ["move_to_waiting_list", ["awaiting_verification", "awaiting_approval", "confirmed", "offered"]],
    ["mark_present", ["awaiting_verification", "awaiting_approval", "confirmed", "waitlisted", "offered"]],
  ] as const)("%s is possible from %j", (kind, states) => {
    expect(possibleFrom(kind).sort()).toEqual([...states].sort());
  });

  it("lets whoever stands at the door mark as present, and nothing else", () => {
    expect(bulkKinds.filter((kind) => permissionFor(kind) === "attendance.record")).toEqual(["mark_present"]);
  });
});

describe("what is possible for nobody", () => {
  const cancelled = { ...event, status: "cancelled" as const };
  it.each([
    ["approve", cancelled, before, "event_cancelled"],
    ["tag", cancelled, before, null],
    ["offer", event, during, "too_late"],
    ["move_to_waiting_list", event, during, "too_late"],
    ["move_to_waiting_list", { ...event, hasWaitingList: false }, before, "no_waiting_list"],
    ["mark_present", event, before, "not_a_day"],
    ["mark_present", event, during, null],
    ["cancel", event, during, null],
  ] as const)("%s", (kind, at, now, reason) => {
    expect(blockedBecause(kind, at, now)).toBe(reason);
  });
});

describe("for how many there is room", () => {
  it.each([
    ["offer", event, { most: 1, otherwise: "no_seat" }],
    ["offer", { ...event, seats: { ...event.seats, held: 12 } }, { most: 0, otherwise: "no_seat" }],
    ["move_to_waiting_list", event, { most: 4, otherwise: "nobody_else_waits" }],
    // Over capacity, whoever is moved frees nothing that could come back.
    [
      "move_to_waiting_list",
      { ...event, seats: { capacity: 8, held: 10, waiting: 0, reserved: 0 } },
      { most: 2, otherwise: "nobody_else_waits" },
    ],
    ["cancel", event, null],
  ] as const)("%s", (kind, at, room) => {
    expect(roomFor(kind, at, before)).toEqual(room);
  });
});

describe("before choosing what to do", () => {
  const group = (status: RegistrationStatus, count: number, more: { isOverdue?: true; isErased?: true } = {}) => ({
    status,
    count,
    isOverdue: false,
    isErased: false,
    ...more,
  });
  const chosen = [
    group("waitlisted", 40),
    group("confirmed", 3),
    group("cancelled", 2, { isErased: true }),
    group("offered", 1, { isOverdue: true }),
  ];
  const full = { ...event, seats: { capacity: 10, held: 10, waiting: 40, reserved: 0 } };
  it.each([
    ["offer", full, before, null, 0, { wrong_state: 4, no_seat: 40, erased: 2 }],
    ["offer", event, before, null, 1, { wrong_state: 4, no_seat: 39, erased: 2 }],
    ["offer", event, during, "too_late", 1, { wrong_state: 4, no_seat: 39, erased: 2 }],
    ["move_to_waiting_list", full, before, null, 3, { wrong_state: 41, erased: 2 }],
    ["move_to_waiting_list", event, before, null, 3, { wrong_state: 41, erased: 2 }],
    ["mark_present", event, before, "not_a_day", 44, { erased: 2 }],
    ["mark_present", event, during, null, 44, { erased: 2 }],
    ["approve", event, before, null, 0, { wrong_state: 44, erased: 2 }],
    ["tag", event, before, null, 44, { erased: 2 }],
  ] as const)("%s is said to be possible for as many as it is", (kind, at, now, blocked, willBe, leftOut) => {
    const found = prospectOf(kind, chosen, at, now);
    const reasons = Object.fromEntries(found.leftOut.map(({ reason, count }) => [reason, count]));
    expect({ ...found, leftOut: reasons }).toEqual({ blocked, willBe, leftOut });
  });

  it.each([
    [{ capacity: 10, held: 8, waiting: 5, reserved: 1 }, 1, 0],
    [{ capacity: 10, held: 8, waiting: 5, reserved: 1 }, 4, 3],
    [{ capacity: 10, held: 12, waiting: 5, reserved: 0 }, 4, 6],
  ])("with %j, %i offers more are over capacity by %i", (seats, offers, over) => {
    expect(overBy(seats, offers)).toBe(over);
  });
});

describe("the forms", () => {
  it("take ids and nothing else, and no endless lists", () => {
    const id = "018d9a3e-7c1e-7b3a-8a51-3c1f1c9d2e4f";
    const read = choiceSchema.parse({ ticked: [id, id.toUpperCase(), "x'; --", 5, null], shown: [], go: "everything" });
    expect(read).toMatchObject({ ticked: [id], shown: [], go: "show", listQuery: "" });
    const many = Array.from({ length: 5000 }, (_, index) => id.slice(0, -4) + String(index).padStart(4, "0"));
    expect(choiceSchema.parse({ ticked: many, shown: [], go: "page" }).ticked).toHaveLength(1000);
  });

  it("take the longest query of a list whole, and one that no address can hold for nobody’s: never for more people", () => {
    const listQuery = `${Array.from({ length: 100 }, (_, n) => `tag=${"t".repeat(60)}${n}`).join("&")}&among=${"0".repeat(8)}`;
    const read = (query: string) =>
      choiceSchema.parse({ ticked: [], shown: [], go: "found", listQuery: query }).listQuery;
    expect(read(`?${listQuery}`)).toBe(listQuery);
    const nobody = readAudience(allValues(new URLSearchParams(read("a".repeat(100_000)))));
    expect(nobody.among).toBe("00000000-0000-0000-0000-000000000000");
  });

  it.each([
    ["cancel", { reason: " " }, "missing"],
    ["decline", { reason: "x".repeat(1001) }, "too_long"],
    ["tag", { tag: "" }, "missing"],
    ["mark_present", { day: "19/03/2024" }, "missing"],
    ["mark_present", {}, "missing"],
    ["offer", { asked: "over", over: "" }, "missing"],
  ] as const)("%s refuses %j: %s", (kind, params, problem) => {
    expect(paramsSchemas[kind].safeParse(params).error?.issues[0]?.message).toBe(problem);
  });

  it("take going over capacity for what it is, however often they are read", () => {
    const { offer } = paramsSchemas;
    expect(offer.parse({ asked: "over", over: "yes", reason: "" })).toEqual({ over: "yes" });
    expect(offer.parse(offer.parse({ asked: "over", over: "yes" }))).toEqual({ over: "yes" });
    expect(offer.parse({ over: "" })).toEqual({});
  });

  const list = "/admin/events/event/registrations";
  const long = `?${Array.from({ length: 90 }, (_, index) => `tag=${"t".repeat(30)}${index}`).join("&")}`;
  it.each([
    ["the next page", { to: `${list}?page=2` }, `${list}?page=2`],
    ["the list without its conditions", { to: list }, list],
    ["a list with many conditions", { to: list + long }, list + long],
    [
      "somebody",
      { to: `${list}/018d9a3e-7c1e-7b3a-8a51-3c1f1c9d2e4f` },
      `${list}/018d9a3e-7c1e-7b3a-8a51-3c1f1c9d2e4f`,
    ],
    ["another page of the desk", { to: "/admin/events/event/mail" }, "/admin/events/event/mail"],
    ["no other host", { to: "https://elsewhere.example/admin" }, "/admin"],
    ["no other host by two slashes", { to: "//elsewhere.example" }, "/admin"],
    ["no page outside of the desk", { to: "/admin/../en" }, "/admin"],
    ["nothing after a line break", { to: `${list}?q=a\r\nSet-Cookie:x` }, `${list}?q=a%0D%0ASet-Cookie%3Ax`],
    ["the same list in another language", { locale: "da", listQuery: "q=a&page=2" }, `${list}?q=a&page=2`],
    ["nowhere, but choosing the ticked", { go: "ticked" }, null],
    ["nowhere, but choosing all that were found", { go: "found" }, null],
  ] as const)("lead to %s", (_what, choice, address) => {
    expect(wayOn("event", choiceSchema.parse({ ticked: [], shown: [], ...choice }), {})).toBe(address);
  });

  it.each([
    ["a search", { q: ["jorgensen"], status: [""], size: ["25"] }, "", "?q=jorgensen"],
    ["a search from its first page", { q: ["a"] }, "q=b&page=3", "?q=a"],
    ["other columns", { q: [""], column: ["email", "tags"] }, "", "?column=email&column=tags"],
    [
      "the same page, where nothing else is asked for",
      { q: ["a"], sort: ["name"] },
      "q=a&sort=name&page=3",
      "?q=a&sort=name&page=3",
    ],
    [
      "what was not understood, to say so",
      { registeredFrom: ["2024-99-99"], q: ["a"] },
      "",
      "?q=a&registeredFrom=2024-99-99",
    ],
    ["nothing that is no field", { slug: ["other"], shown: ["x"], ticked: ["y"], go: ["show"] }, "q=a", ""],
  ])("show %s", (_what, fields, listQuery, query) => {
    expect(wayOn("event", choiceSchema.parse({ ticked: [], shown: [], go: "show", listQuery }), fields)).toBe(
      list + query,
    );
  });

  it("lead back to the list and nowhere else", () => {
    expect(backToList("event", "q=a+b&page=2")).toBe("/admin/events/event/registrations?q=a+b&page=2");
    expect(backToList("event", "")).toBe("/admin/events/event/registrations");
    expect(backToList("event", "https://elsewhere.example/?x=\r\nSet-Cookie:")).toMatch(
      /^\/admin\/events\/event\/registrations\?https%3A%2F%2F/,
    );
  });

  it("say what a command refused, and call what they do not know a fault", () => {
    expect(refusalReason("already_ended")).toBe("wrong_state");
    expect(refusalReason("event_has_started")).toBe("too_late");
    expect(refusalReason("something new")).toBe("fault");
  });
});

describe("why something cannot be done", () => {
  it.each([
    ["da", 1, 1, "Personen venter ikke på godkendelse"],
    ["da", 1, 3, "Én venter ikke på godkendelse"],
    ["da", 2, 3, "2 venter ikke på godkendelse"],
    ["en", 1, 1, "This person does not wait for approval"],
    ["en", 1, 3, "One does not wait for approval"],
  ] as const)("is told in %s of %i of %i", (locale, count, all, words) => {
    expect(whyNot(translator(locale, "bulk"), "approve", { reason: "wrong_state", count }, all)).toBe(words);
  });
});
