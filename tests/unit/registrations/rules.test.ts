import { describe, expect, it } from "vitest";
import { referenceAlphabet } from "@/lib/registrations/constants";
import {
  admission,
  canCancel,
  canChangeDetails,
  likelyMeantAddress,
  makeReference,
  transition,
} from "@/lib/registrations/rules";
import { RegistrationStatus } from "@/prisma/generated/enums";

const event = {
  registrationOpensAt: new Date("2024-01-15T08:00:00Z"),
  registrationClosesAt: new Date("2024-03-12T22:59:59.999Z"),
  changesCloseAt: new Date("2024-03-17T22:59:59.999Z"),
  startsAt: new Date("2024-03-19T09:00:00Z"),
  endsAt: new Date("2024-03-19T14:00:00Z"),
  capacity: 2,
};
const whileOpen = new Date("2024-02-05T08:00:00Z");

describe("admission", () => {
  it.each([
    ["a moment before opening", "2024-01-15T07:59:59.999Z", 0, "not_yet_open"],
    ["at the opening moment", "2024-01-15T08:00:00Z", 0, "admitted"],
    ["with one seat left", "2024-02-05T08:00:00Z", 1, "admitted"],
    ["with no seat left", "2024-02-05T08:00:00Z", 2, "full"],
    ["with more seats held than there are", "2024-02-05T08:00:00Z", 3, "full"],
    ["in the last moment", "2024-03-12T22:59:59.999Z", 0, "admitted"],
    ["a moment after closing", "2024-03-12T23:00:00Z", 0, "closed"],
    ["while it takes place", "2024-03-19T13:59:59.999Z", 0, "closed"],
    ["after its end", "2024-03-19T14:00:00Z", 0, "over"],
    ["full and closed", "2024-03-13T00:00:00Z", 2, "closed"],
  ])("%s", (_when, now, held, answer) => {
    expect(admission(event, held, new Date(now))).toBe(answer);
  });
});

describe("transitions", () => {
  it("cancels what is alive and nothing that has ended", () => {
    const cancellable = Object.values(RegistrationStatus).filter(
      (status) => transition(status, "cancel") === "cancelled",
    );
    expect(cancellable).toEqual(["awaiting_verification", "awaiting_approval", "confirmed", "waitlisted", "offered"]);
  });

  it("registers nobody twice", () => {
    expect(Object.values(RegistrationStatus).map((status) => transition(status, "register"))).toEqual(
      Object.values(RegistrationStatus).map(() => null),
    );
  });
});

describe("self-service", () => {
  it("lets details be changed up to and including the last moment for changes", () => {
    expect(canChangeDetails("confirmed", event, event.changesCloseAt)).toBe(true);
    expect(canChangeDetails("confirmed", event, new Date(event.changesCloseAt.getTime() + 1))).toBe(false);
    expect(canChangeDetails("cancelled", event, whileOpen)).toBe(false);
  });

  it("lets people cancel until the event starts", () => {
    expect(canCancel("confirmed", event, new Date(event.startsAt.getTime() - 1))).toBe(true);
    expect(canCancel("confirmed", event, event.startsAt)).toBe(false);
    expect(canCancel("cancelled", event, whileOpen)).toBe(false);
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
