import { describe, expect, it } from "vitest";
import { laneOf, senderHost, senderOf } from "@/lib/mail/rules";

describe("the sender", () => {
  it.each([
    [{ APP_URL: "https://events.example.org" }, "events.example.org"],
    [{ APP_URL: "http://localhost:3000" }, "localhost.localdomain"],
    [{ APP_URL: "http://desk:3000" }, "desk.localdomain"],
    [{ APP_URL: "http://127.0.0.1:3000" }, "localhost.localdomain"],
    [{ APP_URL: "http://[::1]:3000" }, "localhost.localdomain"],
    [{ APP_URL: "https://møde.example.org" }, "xn--mde-0na.example.org"],
    [{ APP_URL: "https://events.example.org", MAIL_FROM: "Desk <desk@mail.example.org>" }, "mail.example.org"],
  ])("%o is on %s", (settings, host) => {
    expect(senderHost(settings)).toBe(host);
  });

  it("has the name of MAIL_FROM, else that of the contact", () => {
    const APP_URL = "https://events.example.org";
    expect(senderOf({ APP_URL, MAIL_FROM: "Desk <a@b.example>" }, "Joan")).toEqual({
      name: "Desk",
      address: "a@b.example",
    });
    expect(senderOf({ APP_URL, MAIL_FROM: "a@b.example" }, "Joan")).toEqual({ name: "Joan", address: "a@b.example" });
    expect(senderOf({ APP_URL }, "Joan")).toEqual({ name: "Joan", address: "no-reply@events.example.org" });
  });
});

describe("the lane", () => {
  it.each([
    ["organiser.sign_in", 0],
    ["registration.verify", 0],
    ["registration.confirmed", 1],
    ["invitation.sent", 1],
    ["event.changed", 2],
    ["announcement.sent", 2],
  ])("of %s is %i", (kind, lane) => {
    expect(laneOf(kind)).toBe(lane);
  });
});
