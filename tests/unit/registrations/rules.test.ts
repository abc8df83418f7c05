import { describe, expect, it } from "vitest";
import type { Seats } from "@/lib/events/rules";
import { referenceAlphabet } from "@/lib/registrations/constants";
import {
  admission,
  canCancel,
  canChangeDetails,
  entryStep,
  holdsSeat,
  isPending,
  likelyMeantAddress,
  makeReference,
  placesFor,
  type Step,
  transition,
  verificationDeadline,
} from "@/lib/registrations/rules";
import { RegistrationStatus } from "@/prisma/generated/enums";

const event = {
  status: "published" as const,
  registrationOpensAt: new Date("2024-01-15T08:00:00Z"),
  registrationClosesAt: new Date("2024-03-12T22:59:59.999Z"),
  changesCloseAt: new Date("2024-03-17T22:59:59.999Z"),
  closedAt: null,
  startsAt: new Date("2024-03-19T09:00:00Z"),
  endsAt: new Date("2024-03-19T14:00:00Z"),
  cancellationsCloseAt: new Date("2024-03-18T09:00:00Z"),
  hasWaitingList: true,
};
const whileOpen = new Date("2024-02-05T08:00:00Z");

const seats = (changes: Partial<Seats> = {}): Seats => ({ capacity: 2, held: 0, waiting: 0, reserved: 0, ...changes });

describe("admission", () => {
  it.each([
    ["a moment before opening", "2024-01-15T07:59:59.999Z", {}, "not_yet_open"],
    ["at the opening moment", "2024-01-15T08:00:00Z", {}, "admitted"],
    ["with one seat left", "2024-02-05T08:00:00Z", { held: 1 }, "admitted"],
    ["with no seat left", "2024-02-05T08:00:00Z", { held: 2 }, "waiting_list"],
    ["with more seats held than there are", "2024-02-05T08:00:00Z", { held: 3 }, "waiting_list"],
    [
      "with the last seat set aside for somebody else",
      "2024-02-05T08:00:00Z",
      { held: 1, reserved: 1 },
      "waiting_list",
    ],
    ["with a free seat that somebody waits for", "2024-02-05T08:00:00Z", { held: 1, waiting: 1 }, "waiting_list"],
    ["in the last moment", "2024-03-12T22:59:59.999Z", {}, "admitted"],
    ["a moment after closing", "2024-03-12T23:00:00Z", {}, "closed"],
    ["while it takes place", "2024-03-19T13:59:59.999Z", {}, "closed"],
    ["after its end", "2024-03-19T14:00:00Z", {}, "over"],
    ["full and closed", "2024-03-13T00:00:00Z", { held: 2 }, "closed"],
  ])("%s", (_when, now, counted, answer) => {
    expect(admission(event, seats(counted), new Date(now))).toBe(answer);
  });

  it("is refused when all seats are held and there is no waiting list", () => {
    expect(admission({ ...event, hasWaitingList: false }, seats({ held: 2 }), whileOpen)).toBe("full");
  });

  const pass = { holdsSeat: true, until: new Date("2024-03-15T11:00:00Z") };
  it.each([
    ["gives the seat that was set aside", "2024-02-05T08:00:00Z", { held: 1, reserved: 1 }, "admitted"],
    ["gives it before those who wait", "2024-02-05T08:00:00Z", { held: 1, reserved: 1, waiting: 3 }, "admitted"],
    ["opens a closed registration", "2024-03-15T11:00:00Z", { held: 1, reserved: 1 }, "admitted"],
    ["opens it no longer than promised", "2024-03-15T11:00:00.001Z", { held: 1, reserved: 1 }, "closed"],
    [
      "gives no seat where the capacity was lowered below",
      "2024-02-05T08:00:00Z",
      { held: 2, reserved: 1 },
      "waiting_list",
    ],
  ])("with a pass %s", (_what, now, counted, answer) => {
    expect(admission(event, seats(counted), new Date(now), pass)).toBe(answer);
  });
});

describe("a group", () => {
  it("is seated one after another, and nobody after the first who has to wait", () => {
    const places = (counted: Partial<Seats>, people: number) =>
      placesFor(event, seats({ capacity: 3, ...counted }), people, whileOpen);
    expect(places({ held: 0 }, 3)).toEqual(["admitted", "admitted", "admitted"]);
    expect(places({ held: 1 }, 3)).toEqual(["admitted", "admitted", "waiting_list"]);
    expect(places({ held: 1, waiting: 1 }, 2)).toEqual(["waiting_list", "waiting_list"]);
  });

  it("is let in by one person's pass no further than that person", () => {
    const pass = { holdsSeat: true, until: event.startsAt, people: 1 };
    const closed = new Date("2024-03-13T09:00:00Z");
    expect(placesFor(event, seats({ reserved: 1 }), 2, closed, pass)).toEqual(["admitted", "closed"]);
  });

  it("takes as many set-aside seats as its pass is for", () => {
    const pass = { holdsSeat: true, until: event.startsAt, people: 1 };
    const full = seats({ capacity: 3, held: 2, reserved: 1 });
    expect(placesFor(event, full, 2, whileOpen, pass)).toEqual(["admitted", "waiting_list"]);
    expect(placesFor(event, { ...full, held: 1, reserved: 2 }, 2, whileOpen, { ...pass, people: 2 })).toEqual([
      "admitted",
      "admitted",
    ]);
  });
});

describe("how somebody with a seat gets in", () => {
  const nobody = { isRecognised: false, isApproved: false, isVerified: false };
  it.each([
    ["open", false, {}, "admit"],
    ["verified", false, {}, "ask_verification"],
    ["verified", false, { isVerified: true }, "admit"],
    ["approval", false, {}, "ask_approval"],
    ["approval", false, { isVerified: true, isRecognised: true }, "ask_approval"],
    ["approval", false, { isApproved: true }, "admit"],
    ["approval", true, {}, "ask_approval"],
    ["approval", true, { isRecognised: true }, "ask_verification"],
    ["approval", true, { isRecognised: true, isVerified: true }, "admit"],
  ] as const)("%s, recognised skip approval: %s, %o: %s", (admissionMode, recognisedSkipApproval, person, step) => {
    expect(entryStep({ admissionMode, recognisedSkipApproval }, { ...nobody, ...person })).toBe(step);
  });
});

describe("transitions", () => {
  /** Every move there is; whatever is not in this table must be refused. */
  const moves: Record<Step, string[]> = {
    admit: ["none confirmed", "lapsed confirmed"],
    ask_verification: ["none awaiting_verification"],
    ask_approval: ["none awaiting_approval", "lapsed awaiting_approval"],
    queue: ["none waitlisted", "lapsed waitlisted"],
    verify: ["awaiting_verification confirmed"],
    accept: ["offered confirmed"],
    accept_for_approval: ["offered awaiting_approval"],
    pass: ["offered waitlisted"],
    take_over: [
      "none confirmed",
      "awaiting_verification confirmed",
      "awaiting_approval confirmed",
      "waitlisted confirmed",
      "offered confirmed",
      "lapsed confirmed",
    ],
    approve: ["awaiting_approval confirmed"],
    decline: ["awaiting_approval declined", "waitlisted declined"],
    restore: ["lapsed confirmed", "declined confirmed", "cancelled confirmed"],
    restore_to_line: ["lapsed waitlisted", "declined waitlisted", "cancelled waitlisted"],
    offer: ["waitlisted offered"],
    lapse: ["awaiting_verification lapsed", "offered lapsed"],
    cancel: [
      "awaiting_verification cancelled",
      "awaiting_approval cancelled",
      "confirmed cancelled",
      "waitlisted cancelled",
      "offered cancelled",
    ],
    back_to_line: [
      "awaiting_verification waitlisted",
      "awaiting_approval waitlisted",
      "confirmed waitlisted",
      "offered waitlisted",
    ],
  };
  it.each(Object.entries(moves))("%s", (step, allowed) => {
    const found = (["none", ...Object.values(RegistrationStatus)] as const).flatMap((from) => {
      const to = transition(from, step as Step);
      return to ? [`${from} ${to}`] : [];
    });
    expect(found).toEqual(allowed);
  });

  it("hold a seat in the four states of the domain, and in no other", () => {
    const holding = Object.values(RegistrationStatus).filter(holdsSeat);
    expect(holding).toEqual(["awaiting_verification", "awaiting_approval", "confirmed", "offered"]);
  });

  it("give time to prove an address, but not past the start", () => {
    const twoDays = { verificationHours: 48, startsAt: event.startsAt };
    expect(verificationDeadline(twoDays, whileOpen)).toEqual(new Date("2024-02-07T08:00:00Z"));
    expect(verificationDeadline(twoDays, new Date("2024-03-18T09:00:00Z"))).toEqual(event.startsAt);
  });
});

describe("self-service", () => {
  it("lets details be changed up to and including the last moment for changes", () => {
    expect(canChangeDetails("confirmed", event, event.changesCloseAt)).toBe(true);
    expect(canChangeDetails("confirmed", event, new Date(event.changesCloseAt.getTime() + 1))).toBe(false);
    expect(canChangeDetails("cancelled", event, whileOpen)).toBe(false);
  });

  it("lets people cancel up to and including the last moment for it, and never after the start", () => {
    const { cancellationsCloseAt, startsAt } = event;
    expect(canCancel("confirmed", event, cancellationsCloseAt)).toBe(true);
    expect(canCancel("confirmed", event, new Date(cancellationsCloseAt.getTime() + 1))).toBe(false);
    const untilStart = { ...event, cancellationsCloseAt: startsAt };
    expect(canCancel("confirmed", untilStart, new Date(startsAt.getTime() - 1))).toBe(true);
    expect(canCancel("confirmed", untilStart, startsAt)).toBe(false);
    expect(canCancel("cancelled", event, whileOpen)).toBe(false);
  });

  it("ends with the event that organisers cancel, for newcomers too", () => {
    const off = { ...event, status: "cancelled" as const };
    expect(canChangeDetails("confirmed", off, whileOpen)).toBe(false);
    expect(canCancel("confirmed", off, whileOpen)).toBe(false);
    expect(admission(off, seats(), whileOpen)).toBe("cancelled");
    expect(admission(off, seats(), off.endsAt)).toBe("cancelled");
  });
});

describe("references", () => {
  it("have the event's prefix and six characters that cannot be mistaken for one another", () => {
    for (let count = 0; count < 200; count++) {
      expect(makeReference("BRINC")).toMatch(new RegExp(`^BRINC-[${referenceAlphabet}]{6}$`));
    }
    for (const mistakable of "01ILOU") expect(referenceAlphabet).not.toContain(mistakable);
  });
});

describe("likely typing slips in addresses", () => {
  it.each([
    ["mette@gmial.com", "mette@gmail.com"],
    ["Mette@gmai.com", "Mette@gmail.com"],
    ["mette@hotmail.con", "mette@hotmail.com"],
    ["mette@kommune.dkk", "mette@kommune.dk"],
    ["mette@outlokk.com", "mette@outlook.com"],
  ])("%s was probably meant to be %s", (typed, meant) => {
    expect(likelyMeantAddress(typed)).toBe(meant);
  });

  it.each([
    "mette@gmail.com",
    "a@ymail.com",
    "a@mail.com",
    "joj@cleancluster.dk",
    "a@kk.dk",
    "a@ec.europa.eu",
    "nonsense",
  ])("%s is left alone", (typed) => {
    expect(likelyMeantAddress(typed)).toBeNull();
  });
});

it.each([
  ["awaiting_verification", true],
  ["awaiting_approval", true],
  ["confirmed", false],
  ["waitlisted", true],
  ["offered", true],
  ["lapsed", false],
  ["declined", false],
  ["cancelled", false],
] as const)("something is still to come for somebody who is %s: %s", (status, pending) => {
  expect(isPending(status)).toBe(pending);
});
