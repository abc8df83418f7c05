import { describe, expect, it } from "vitest";
import { issueLinkKey, readLinkKey, seal, unseal } from "@/lib/secrets";

const id = "01a205ef-5e7e-75f9-8f52-b905a93a0022";

describe("keys of secret links", () => {
  it("open what they were issued for", () => {
    expect(readLinkKey("registration", issueLinkKey("registration", id, 7))).toEqual({ id, version: 7 });
  });

  it("are the same each time, so that mails need not be stored with them", () => {
    expect(issueLinkKey("registration", id, 1)).toBe(issueLinkKey("registration", id, 1));
  });

  it("open nothing for another purpose, version or id, or with any single character changed", () => {
    const key = issueLinkKey("registration", id, 1);
    expect(readLinkKey("travel", key)).toBeNull();
    for (let at = 0; at < key.length; at++) {
      const other = key[at] === "A" ? "B" : "A";
      const forged = key.slice(0, at) + other + key.slice(at + 1);
      expect(readLinkKey("registration", forged), `character ${at}`).toBeNull();
    }
  });

  it.each(["", "abc", "a".repeat(56), "a".repeat(10_000), "../../etc/passwd", "ø".repeat(56)])("refuse %s", (text) => {
    expect(readLinkKey("registration", text)).toBeNull();
  });
});

describe("sealed secrets", () => {
  it("come back as they were, and only unaltered", () => {
    const sealed = seal("mail", "a token");
    expect(sealed).not.toContain("token");
    expect(unseal("mail", sealed)).toBe("a token");
    expect(() => unseal("other", sealed)).toThrow();
    expect(() => unseal("mail", (sealed[0] === "A" ? "B" : "A") + sealed.slice(1))).toThrow();
  });
});
