import { describe, expect, it } from "vitest";
import { RETRY_SECONDS } from "@/lib/mail/constants";
import { answerOf, isFinal, retryAfter, senderHost, senderOf } from "@/lib/mail/rules";

describe("the ladder of retries", () => {
  it("starts with seconds, ends after about two days, and then gives up", () => {
    expect(retryAfter(1, 0)).toBe(5);
    expect(retryAfter(RETRY_SECONDS.length, 0)).toBe(6 * 3600);
    expect(retryAfter(RETRY_SECONDS.length + 1, 0)).toBeNull();
    const days = RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
    expect(days).toBeGreaterThan(1.5);
    expect(days).toBeLessThan(2.5);
  });

  it("never gets shorter", () => {
    expect([...RETRY_SECONDS].sort((a, b) => a - b)).toEqual(RETRY_SECONDS);
  });

  it("spreads waits by up to a quarter", () => {
    expect(retryAfter(3, 1)).toBe(150);
  });

  it("ends when the mail is of no more use", () => {
    expect(retryAfter(3, 0, 900)).toBe(120);
    expect(retryAfter(5, 0, 900)).toBeNull();
  });
});

describe("answers of the server", () => {
  const cases: [string, Parameters<typeof isFinal>[0], boolean][] = [
    ["an unknown recipient", { message: "", code: "EENVELOPE", command: "RCPT TO", responseCode: 550 }, true],
    ["a refused message", { message: "", code: "EMESSAGE", command: "DATA", responseCode: 554 }, true],
    ["grey-listing", { message: "", code: "EENVELOPE", command: "RCPT TO", responseCode: 451 }, false],
    ["a full mailbox", { message: "", code: "EENVELOPE", command: "RCPT TO", responseCode: 452 }, false],
    ["a wrong password", { message: "", code: "EAUTH", command: "AUTH PLAIN", responseCode: 535 }, false],
    ["a refused sender", { message: "", code: "EENVELOPE", command: "MAIL FROM", responseCode: 550 }, false],
    [
      "a relay that does not know us",
      { message: "", command: "RCPT TO", responseCode: 550, response: "550 5.7.1 Relaying denied" },
      false,
    ],
    ["a server that hangs up", { message: "", code: "ECONNECTION", command: "CONN" }, false],
    [
      "a server that closes for a moment",
      { message: "", code: "ECONNECTION", command: "CONN", responseCode: 421 },
      false,
    ],
    ["an unknown host", { message: "", code: "EDNS" }, false],
    ["an address that cannot be put on the wire", { message: "", code: "EENVELOPE", command: "API" }, true],
    ["anything else", { message: "?" }, false],
  ];
  it.each(cases)("%s", (_name, failure, expected) => {
    expect(isFinal(failure)).toBe(expected);
  });

  it("become one line of bounded length", () => {
    expect(answerOf({ message: "x", response: "550-No\r\n550 such mailbox" })).toBe("550-No 550 such mailbox");
    expect(answerOf({ message: "connect ECONNREFUSED", code: "ESOCKET" })).toBe("ESOCKET: connect ECONNREFUSED");
    expect(answerOf({ message: "" })).toBe("no answer");
    expect(answerOf({ message: "a".repeat(9999) })).toHaveLength(500);
  });
});

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
