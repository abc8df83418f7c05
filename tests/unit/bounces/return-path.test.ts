import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bounceAddress, readBounceAddress, returnPathOf } from "@/lib/bounces/rules";
import { keyedHash } from "@/lib/secrets";

const sign = (mailId: string) => keyedHash("bounce", mailId);
const mailId = "019ab1c2-7d3e-7f00-8a11-0123456789ab";

describe("the envelope sender", () => {
  it("names the mail, and is read back whatever case a server gave it", () => {
    const address = bounceAddress("bounces@example.org", mailId, sign);
    expect(address).toMatch(/^bounces\+[0-9a-v]{34}@example\.org$/);
    expect(readBounceAddress(address, sign)).toBe(mailId);
    expect(readBounceAddress(address.toUpperCase(), sign)).toBe(mailId);
    expect(readBounceAddress(`<${address}>`, sign)).toBe(mailId);
  });

  it("fits into the 64 octets of a local part with the longest return path there is", () => {
    const address = bounceAddress(`${"b".repeat(29)}@example.org`, "ffffffff-ffff-ffff-ffff-ffffffffffff", sign);
    expect(address.split("@")[0]).toHaveLength(64);
    expect(readBounceAddress(address, sign)).toBe("ffffffff-ffff-ffff-ffff-ffffffffffff");
    expect(readBounceAddress(bounceAddress("b@example.org", "00000000-0000-0000-0000-000000000000", sign), sign)).toBe(
      "00000000-0000-0000-0000-000000000000",
    );
  });

  it("is refused when it was made by somebody else", () => {
    const forged = bounceAddress("bounces@example.org", mailId, () => "0123456789abcdef");
    expect(readBounceAddress(forged, sign)).toBeNull();
    const real = bounceAddress("bounces@example.org", mailId, sign);
    for (let at = "bounces+".length; at < real.indexOf("@"); at += 1) {
      const changed = `${real.slice(0, at)}${real[at] === "a" ? "b" : "a"}${real.slice(at + 1)}`;
      expect(readBounceAddress(changed, sign), `character ${at}`).toBeNull();
    }
  });

  it.each(["bounces@example.org", "bounces+short@example.org", `bounces+${"v".repeat(34)}@example.org`, "", "+@"])(
    "is not found in %s",
    (address) => expect(readBounceAddress(address, sign)).toBeNull(),
  );

  it("differs from mail to mail", () => {
    const made = Array.from({ length: 100 }, () => bounceAddress("bounces@example.org", randomUUID(), sign));
    expect(new Set(made)).toHaveLength(100);
  });
});

describe("the return path", () => {
  it.each([
    [{}, null],
    [{ MAIL_RETURN_PATH: "back@example.org", IMAP_URL: "imaps://b%40example.org:x@host" }, "back@example.org"],
    [{ IMAP_URL: "imaps://bounces%40example.org:x@host" }, "bounces@example.org"],
    [{ IMAP_URL: "imaps://bounces@example.org:x@host:993/INBOX" }, "bounces@example.org"],
    [{ IMAP_URL: "imaps://bounces:x@host" }, null],
    [{ IMAP_URL: "imaps://somebody-with-a-really-long-name%40example.org:x@host" }, null],
    [{ IMAP_URL: "imaps://b+tag%40example.org:x@host" }, null],
  ])("of %j is %s", (settings, expected) => expect(returnPathOf(settings)).toBe(expected));
});
