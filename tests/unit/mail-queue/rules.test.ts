import { describe, expect, it } from "vitest";
import { PROBE_SECONDS, RETRY_SECONDS } from "@/lib/mail-queue/constants";
import { answerOf, bucketOf, probeAfter, retryAfter, type SendFailure, verdictOf } from "@/lib/mail-queue/rules";

describe("the ladder of retries", () => {
  it("starts with seconds, ends after two days, and then gives up", () => {
    expect(retryAfter(1, 0)).toBe(5);
    expect(retryAfter(RETRY_SECONDS.length, 0)).toBe(6 * 3600);
    expect(retryAfter(RETRY_SECONDS.length + 1, 0)).toBeNull();
    const days = RETRY_SECONDS.reduce((sum, seconds) => sum + seconds, 0) / 86_400;
    expect(days).toBeGreaterThan(1.5);
    expect(days).toBeLessThan(2.01);
  });

  it("never gets shorter", () => {
    expect([...RETRY_SECONDS].sort((a, b) => a - b)).toEqual(RETRY_SECONDS);
  });

  it("spreads the mails of one outage over the last quarter of the wait, and never makes it longer", () => {
    expect(retryAfter(3, 0)).toBe(120);
    expect(retryAfter(3, 1)).toBe(90);
  });
});

describe("tries while the queue is paused", () => {
  it("come less and less often, but never stop", () => {
    expect([0, 1, 4, 5, 1_000].map(probeAfter)).toEqual([15, 30, 300, 300, 300]);
    expect([...PROBE_SECONDS].sort((a, b) => a - b)).toEqual(PROBE_SECONDS);
  });
});

describe("answers of the server", () => {
  const rcpt = (response: string): SendFailure => answer("RCPT TO", response);
  const data = (response: string): SendFailure => answer("DATA", response);
  const answer = (command: string, response: string, code = "EENVELOPE"): SendFailure => ({
    message: response,
    code,
    command,
    response,
    responseCode: Number(response.slice(0, 3)),
  });
  const cases: [string, SendFailure, ReturnType<typeof verdictOf>][] = [
    ["an unknown recipient", rcpt("550 5.1.1 No such user"), "address"],
    ["an unknown recipient, in words only", rcpt("550 No such mailbox"), "address"],
    ["a mailbox that is full for good", rcpt("552 5.2.2 Mailbox full"), "address"],
    ["a refused text", data("554 5.6.0 Message content refused"), "content"],
    ["a text that is too large", data("552 5.3.4 Message too big"), "too_large"],
    ["a text that is too large, in words only", data("552 Message exceeds fixed maximum size"), "too_large"],
    ["a size refused before the text is sent", answer("MAIL FROM", "552 5.3.4 Too big"), "too_large"],
    [
      "a size that the client refuses itself",
      { message: "Message size larger than allowed 1", code: "EMESSAGE" },
      "too_large",
    ],
    ["a mailbox that is full, told after the text", data("552 Exceeded storage allocation"), "retry"],
    ["grey-listing", rcpt("451 4.7.1 Grey-listed, come back later"), "retry"],
    ["a mailbox that is full for now", rcpt("452 4.2.2 Mailbox full"), "retry"],
    ["a relay that does not know us", rcpt("550 5.7.1 Relaying denied"), "retry"],
    ["a wrong password", answer("AUTH PLAIN", "535 5.7.8 Authentication failed", "EAUTH"), { pause: "login" }],
    ["a missing password", { message: "Missing credentials", code: "EAUTH", command: "API" }, { pause: "login" }],
    ["a login that fails for now", answer("AUTH PLAIN", "454 4.7.0 Temporary failure", "EAUTH"), "retry"],
    ["a login asked for at the sender", answer("MAIL FROM", "530 5.7.0 Authentication required"), { pause: "login" }],
    [
      "encryption asked for",
      answer("MAIL FROM", "530 5.7.0 Must issue a STARTTLS command first"),
      { pause: "encryption" },
    ],
    [
      "a certificate that is not good",
      { message: "self-signed certificate", code: "ESOCKET" },
      { pause: "encryption" },
    ],
    [
      "plain text where TLS is spoken",
      { message: "ssl3_get_record:wrong version number", code: "ESOCKET" },
      { pause: "encryption" },
    ],
    ["a failed STARTTLS", { message: "Error upgrading connection", code: "ETLS" }, { pause: "encryption" }],
    ["a refused sender", answer("MAIL FROM", "550 5.1.0 Sender refused"), { pause: "sender" }],
    ["a sender refused with the recipient", rcpt("553 5.1.8 Sender address rejected"), { pause: "sender" }],
    [
      "a server that wants nothing of us",
      answer("CONN", "554 No SMTP service here", "EPROTOCOL"),
      { pause: "greeting" },
    ],
    ["a server that hangs up", { message: "", code: "ECONNECTION", command: "CONN", responseCode: false }, "retry"],
    ["a server that closes for a moment", answer("CONN", "421 4.3.2 Closing", "ECONNECTION"), "retry"],
    ["a refused connection", { message: "connect ECONNREFUSED 127.0.0.1:1", code: "ESOCKET" }, "retry"],
    ["an unknown host", { message: "", code: "EDNS" }, "retry"],
    ["an address that cannot be put on the wire", { message: "", code: "EENVELOPE", command: "API" }, "address"],
    ["anything else", { message: "?" }, "retry"],
  ];
  it.each(cases)("%s", (_name, failure, expected) => {
    expect(verdictOf(failure)).toEqual(expected);
  });

  it("become one line of bounded length", () => {
    expect(answerOf({ message: "x", response: "550-No\r\n550 such mailbox" })).toBe("550-No 550 such mailbox");
    expect(answerOf({ message: "connect ECONNREFUSED", code: "ESOCKET" })).toBe("ESOCKET: connect ECONNREFUSED");
    expect(answerOf({ message: "", response: "250 \0ok\u0007" })).toBe("250 ok");
    expect(answerOf({ message: "" })).toBe("no answer");
    expect(answerOf({ message: "a".repeat(9999) })).toHaveLength(500);
  });
});

describe("the limit per minute", () => {
  it.each([1, 2, 19, 20, 60, 600, 10_000])("of %i is never exceeded in any minute, and nearly used", (perMinute) => {
    const { most, perSecond } = bucketOf(perMinute);
    // A full bucket, and what flows in until just before the minute is over.
    const inOneMinute = Math.floor(most + perSecond * 60 - 1e-6);
    expect(inOneMinute).toBeLessThanOrEqual(perMinute);
    expect(perSecond * 60).toBeGreaterThanOrEqual(perMinute * 0.9);
  });
});
