import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAboutAddress, judge } from "@/lib/bounce-reports/rules";
import { takeApart } from "@/lib/bounces/jobs";
import { type Bounced, exchange, exim, gmail, inProse, postfix, reply } from "../../support/bounce-samples";

const about: Bounced = {
  to: "bounces+0123456789abcdefghijklmnopqrstuv01@example.org",
  messageId: "<8d2a6bb0-6f0e-4a44-9d55-0c6b6e0e2f11@example.org>",
};
const read = async (source: string | Buffer) => judge(await takeApart(Buffer.from(source)));

describe("a report", () => {
  it.each([
    ["Postfix", postfix(about), "5.1.1", "550 5.1.1 <aase@kommune.example>: Recipient address rejected: User unknown"],
    ["Exchange", exchange(about), "5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound"],
    ["Google", gmail(about), "5.1.1", "550-5.1.1 The email account that you tried to reach does not exist."],
    ["Exim", exim(about), "5.0.0", "550 No such user here"],
  ])("of %s says that the address does not work", async (_server, source, status, said) => {
    const judgement = await read(source);
    expect(judgement).toMatchObject({ is: "bounce", kind: "hard", status, returnedId: about.messageId });
    expect(judgement).toHaveProperty("diagnostic", expect.stringContaining(said));
    expect(judgement).toHaveProperty("mentions", expect.arrayContaining([expect.stringContaining(about.to)]));
  });

  it.each([
    ["a delay", postfix({ ...about, action: "delayed", status: "4.4.1" }), "4.4.1"],
    ["time that ran out", postfix({ ...about, status: "4.4.7" }), "4.4.7"],
    ["a full mailbox (RFC 3463, 3.3)", postfix({ ...about, status: "5.2.2" }), "5.2.2"],
    ["a full mailbox by way of Exim", exim({ ...about, diagnostic: "552 5.2.2 Mailbox is full" }), "5.2.2"],
    ["a policy (RFC 3463, 3.8)", postfix({ ...about, status: "5.7.1", diagnostic: "550 5.7.1 Blocked" }), "5.7.1"],
    ["what Exim gave up without an answer", exim({ ...about, diagnostic: "retry timeout exceeded" }), "5.0.0"],
  ])("of %s leaves the address as it is", async (_what, source, status) => {
    expect(await read(source)).toMatchObject({ is: "bounce", kind: "soft", status });
  });

  it("of good news, or of somebody's reading, is none", async () => {
    expect(await read(postfix({ ...about, action: "delivered", status: "2.0.0" }))).not.toMatchObject({ is: "bounce" });
    expect(await read(postfix({ ...about, action: "relayed", status: "2.0.0" }))).not.toMatchObject({ is: "bounce" });
    const receipt = postfix(about).replace("report-type=delivery-status", "report-type=disposition-notification");
    expect(
      await read(
        receipt
          .replace(/message\/delivery-status/g, "message/disposition-notification")
          .replace(/MAILER-DAEMON/, "sofie"),
      ),
    ).not.toMatchObject({ is: "bounce" });
  });

  it("with several recipients is as bad as the worst of them, in whatever order", async () => {
    const two = (first: string, second: string) =>
      postfix(about).replace(
        /Final-Recipient[\s\S]*?\r\n\r\n/,
        `Final-Recipient: rfc822;a@x.example\r\n${first}\r\n\r\nFinal-Recipient: rfc822;b@x.example\r\n${second}\r\n\r\n`,
      );
    const failed = "Action: failed\r\nStatus: 5.1.1";
    const delayed = "Action: delayed\r\nStatus: 4.2.0";
    expect(await read(two(failed, delayed))).toMatchObject({ kind: "hard", status: "5.1.1" });
    expect(await read(two(delayed, failed))).toMatchObject({ kind: "hard", status: "5.1.1" });
    expect(await read(two("Action: expanded", delayed))).toMatchObject({ kind: "soft" });
  });

  it("in prose alone is soft, unless a header names who failed", async () => {
    expect(await read(inProse(about))).toMatchObject({ is: "bounce", kind: "soft", status: "5.1.1" });
    expect(await read(inProse({ ...about, named: true }))).toMatchObject({ is: "bounce", kind: "hard" });
  });

  it("about a report is about no mail of ours", async () => {
    const nested = postfix(about).replace("Subject: You are registered", "Content-Type: multipart/report; boundary=x");
    expect(await read(nested)).toEqual({ is: "other" });
  });

  it("whose parts cannot be told apart is read by its fields", async () => {
    const broken = postfix(about).replace(/boundary="[^"]*"/, 'boundary="lost"');
    expect(await read(broken)).toMatchObject({ is: "bounce", kind: "hard", status: "5.1.1" });
  });

  it("that breaks off in the middle of the returned mail says all there is to say", async () => {
    const cut = exchange(about).slice(0, exchange(about).indexOf("Your place is confirmed"));
    expect(await read(cut)).toMatchObject({ kind: "hard", returnedId: about.messageId });
  });

  it("is put on record without what a database or a page cannot show", async () => {
    const odd = postfix({ ...about, diagnostic: `550 5.1.1 \u0000\u0007<b>no\r\n \t such\u2028 ${"x".repeat(2_000)}` });
    const judgement = await read(odd);
    expect(judgement).toHaveProperty("diagnostic", expect.stringMatching(/^550 5\.1\.1 <b>no such x{100,}$/));
    expect(judgement.is === "bounce" && judgement.diagnostic.length).toBe(500);
  });
});

describe("an automatic reply", () => {
  it.each([
    ["Automatisk svar: Du er tilmeldt", []],
    ["=?utf-8?B?QXV0b21hdGlzayBzdmFyOiBEdSBlciB0aWxtZWxkdA==?=", []],
    ["Fraværsbesked", []],
    ["Ikke til stede", []],
    ["Automatic reply: You are registered", []],
    ["Out of Office: back on Monday", []],
    ["Automatische Antwort: Sie sind angemeldet", []],
    ["Abwesenheitsnotiz", []],
    ["Réponse automatique : inscription", []],
    ["Respuesta automática: inscripción", []],
    ["Frånvaromeddelande", []],
    ["Αυτόματη απάντηση: εγγραφή", []],
    ["Odpowiedź", ["Auto-Submitted: auto-replied (vacation)"]],
    ["Re: You are registered", ["X-Autoreply: yes"]],
    ["Re: You are registered", ["Precedence: auto_reply"]],
  ])("%s is recognised", async (subject, headers) => {
    expect(await read(reply(about.to, subject, headers))).toEqual({ is: "automatic_reply" });
  });

  it("is not seen in what a person writes", async () => {
    expect(await read(reply(about.to, "Re: You are registered"))).toEqual({ is: "other" });
    expect(await read(reply(about.to, "I am on vacation on that day", ["Auto-Submitted: no"]))).toEqual({
      is: "other",
    });
  });
});

describe("whatever comes in", () => {
  it("is judged, never thrown at", async () => {
    const pieces = fc.constantFrom(
      ...postfix(about).split("\r\n"),
      ...gmail(about).split("\r\n"),
      "Content-Type: text/plain; charset=martian",
      "Content-Transfer-Encoding: base64",
      "=?utf-16?B?////?=",
      "\u0000\u0001",
      "--",
      "",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 60 }), fc.uint8Array({ maxLength: 60 }), async (made, noise) => {
        const source = Buffer.concat([Buffer.from(made.join("\r\n"), "latin1"), noise]);
        expect(["bounce", "automatic_reply", "other"]).toContain(judge(await takeApart(source)).is);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a status", () => {
  it.each(["5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.4.1", "5.4.4", "5.5.0"])(
    "%s is about the address",
    (status) => expect(isAboutAddress(status, "")).toBe(true),
  );
  it.each([null, "2.0.0", "4.1.1", "5.1.8", "5.2.2", "5.2.3", "5.3.4", "5.4.7", "5.5.2", "5.6.1", "5.7.26", "5.0.0"])(
    "%s is not",
    (status) => expect(isAboutAddress(status, "")).toBe(false),
  );
});
