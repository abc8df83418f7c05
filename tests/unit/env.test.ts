import { describe, expect, it } from "vitest";
import { readEnv, SettingsError } from "@/lib/env";

const good = {
  DATABASE_URL: "postgresql://user:password@localhost/desk",
  SMTP_URL: "smtp://localhost:25",
  AUTH_SECRET: "0123456789012345678901234567890123456789",
};

function refusal(changes: Record<string, string | undefined>): string {
  try {
    readEnv({ ...good, ...changes });
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("settings", () => {
  it("have the defaults that are promised", () => {
    expect(readEnv(good)).toMatchObject({
      APP_URL: "http://localhost:3000",
      PORT: 3000,
      WORKER: "inline",
      TRUST_PROXY: 0,
    });
    expect(readEnv({ ...good, PORT: "4000" }).APP_URL).toBe("http://localhost:4000");
  });

  it("count as unset when they are empty", () => {
    expect(readEnv({ ...good, APP_CLOCK: "", WORKER: "", MAIL_FROM: "" })).toMatchObject({ WORKER: "inline" });
  });

  it("take the clock with or without seconds", () => {
    const nine = new Date("2024-02-05T08:00:00Z");
    expect(readEnv({ ...good, APP_CLOCK: "2024-02-05T09:00+01:00" }).APP_CLOCK).toEqual(nine);
    expect(readEnv({ ...good, APP_CLOCK: "2024-02-05T08:00:00Z" }).APP_CLOCK).toEqual(nine);
  });

  it.each([
    ["https://events.example.org/", "https://events.example.org"],
    ["HTTPS://Events.Example.org:443", "https://events.example.org"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["http://[::1]:3000/", "http://[::1]:3000"],
  ])("take the address %s as %s", (given, taken) => {
    expect(readEnv({ ...good, APP_URL: given }).APP_URL).toBe(taken);
  });

  it.each([
    "https://events.example.org/desk",
    "https://events.example.org?a=b",
    "https://events.example.org/#top",
    "https://events.example.org\\desk",
  ])("refuse the address %s, to which no path can be added", (address) => {
    expect(refusal({ APP_URL: address })).toBe(
      `APP_URL (${JSON.stringify(address)}) must be a host alone, with no path, user or password, such as https://events.example.org`,
    );
  });

  it("refuse an address with a password, and do not show it", () => {
    const said = refusal({ APP_URL: "https://desk:hunter2@events.example.org" });
    expect(said).toContain("APP_URL (****) must be a host alone");
    expect(refusal({ APP_URL: "ftp://desk:hunter2@events.example.org" })).not.toContain("hunter2");
  });

  it("refuse organisers whose address sign-in would refuse", () => {
    const said = 'ORGANISER_EMAILS ("a@example.org, b@localhost") must be e-mail addresses with commas between them';
    expect(refusal({ ORGANISER_EMAILS: "a@example.org, b@localhost" })).toContain(said);
    expect(readEnv({ ...good, ORGANISER_EMAILS: "A@example.org; b@example.com" }).ORGANISER_EMAILS).toEqual([
      "a@example.org",
      "b@example.com",
    ]);
  });

  it.each([
    ["APP_URL", "events.example.org", 'APP_URL ("events.example.org") must be an http or https address'],
    ["PORT", "many", 'PORT ("many") must be a port number'],
    ["PORT", "70000", 'PORT ("70000") must be a port between 1 and 65535'],
    ["APP_CLOCK", "2024-02-05", 'APP_CLOCK ("2024-02-05") must be a time with its offset'],
    ["WORKER", "on", 'WORKER ("on") must be inline or off'],
    ["MAIL_FROM", "nobody", 'MAIL_FROM ("nobody") must look like'],
    [
      "MAIL_RETURN_PATH",
      "Desk <b@example.org>",
      'MAIL_RETURN_PATH ("Desk <b@example.org>") must be an address such as',
    ],
    ["MAIL_RETURN_PATH", "b+c@example.org", "MAIL_RETURN_PATH"],
    ["MAIL_RETURN_PATH", `${"b".repeat(30)}@example.org`, "with at most 29 plain characters"],
    ["ORGANISER_EMAILS", "a@example.org, b", "ORGANISER_EMAILS"],
    ["TRUST_PROXY", "-1", "TRUST_PROXY"],
    ["LOG_LEVEL", "loud", 'LOG_LEVEL ("loud") must be one of'],
  ])("refuse %s=%s with its name, its value and what would be right", (name, value, words) => {
    expect(refusal({ [name]: value })).toContain(words);
  });

  it.each([
    ["DATABASE_URL", "mysql://root:hunter2@db/desk"],
    ["SMTP_URL", "https://user:hunter2@mail.example.org"],
    ["IMAP_URL", "https://user:hunter2@mail.example.org"],
    ["IMAP_URL", "imaps://hunter2@mail.example.org"],
    ["IMAP_URL", "imaps://user:hunter2%@mail.example.org"],
    ["AUTH_SECRET", "hunter2"],
  ])("do not show %s, which is a secret", (name, value) => {
    const said = refusal({ [name]: value });
    expect(said).toContain(`${name} (****) must be`);
    expect(said).not.toContain("hunter2");
  });

  it.each([
    "imaps://user:password@mail.example.org",
    "imaps://user%40example.org:p%2Fw@mail.example.org:993/INBOX",
    "imap://user@example.org:password@[::1]:143/Bounces%2F2024",
  ])("take the mailbox %s", (IMAP_URL) => {
    expect(readEnv({ ...good, IMAP_URL })).toMatchObject({ IMAP_URL });
  });

  it("name every setting that is wrong, not just the first", () => {
    const said = refusal({ DATABASE_URL: undefined, AUTH_SECRET: undefined, PORT: "x" });
    expect(said.split("\n")).toHaveLength(3);
    expect(said).toContain("AUTH_SECRET (not set) must be set to at least 32 random characters");
  });
});
