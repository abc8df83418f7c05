import { z } from "zod";
import { isEmailAddress, parseEmailAddress } from "./email-address";
import { readImapUrl } from "./imap-url";

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;

/**
 * Settings, read from the environment in this file alone. docs: `.env.example`.
 * `npm start` fills in what the embedded parts need before the application reads anything.
 */
const schema = z.object({
  APP_URL: z
    .url({ protocol: /^https?$/, error: "must be an http or https address such as https://events.example.org" })
    // Links are made by putting paths behind it, and cookies and the check of a form's origin know hosts only.
    .regex(/^https?:\/\/[^/?#@\\\s]+\/*$/i, {
      error: "must be a host alone, with no path, user or password, such as https://events.example.org",
      abort: true,
    })
    .transform((url) => new URL(url).origin),
  PORT: z.coerce.number("must be a port number").int().min(1).max(65535, "must be a port between 1 and 65535"),
  DATABASE_URL: z
    .string({ error: "must be set to a PostgreSQL address such as postgresql://user:password@host:5432/name" })
    .regex(/^postgres(ql)?:\/\//, "must be a PostgreSQL address such as postgresql://user:password@host:5432/name"),
  SMTP_URL: z
    .string({ error: "must be set to a mail server such as smtps://user:password@mail.example.org:465" })
    .regex(/^smtps?:\/\/[^/\s]+/, "must be a mail server such as smtps://user:password@mail.example.org:465"),
  MAIL_FROM: z
    .string()
    .refine((text) => parseEmailAddress(text) !== null, 'must look like "Name <name@example.org>"')
    .optional(),
  MAIL_RETURN_PATH: z
    .string()
    .refine(
      // The part in front of the @ has 64 octets (RFC 5321, 4.5.3.1.1), of which a tag takes 35: lib/bounces/rules.ts.
      (text) => isEmailAddress(text) && /^[!-*,-~]{1,29}@/.test(text),
      "must be an address such as bounces@example.org, with at most 29 plain characters and no + in front of the @",
    )
    .optional(),
  IMAP_URL: z
    .string()
    .refine(
      (text) => readImapUrl(text) !== null,
      "must be a mailbox such as imaps://user:password@mail.example.org:993/INBOX, with %40 for an @ in the password",
    )
    .optional(),
  AUTH_SECRET: z
    .string({ error: "must be set to at least 32 random characters, for example from: openssl rand -base64 33" })
    .min(32, "must be at least 32 characters, for example from: openssl rand -base64 33"),
  ORGANISER_EMAILS: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(/[,;\s]+/)
        .filter(Boolean)
        .map((address) => address.toLowerCase()),
    )
    .refine(
      (list) => list.every(isEmailAddress),
      "must be e-mail addresses with commas between them, such as first@example.org, second@example.org",
    ),
  APP_CLOCK: z.iso
    .datetime({
      offset: true,
      local: false,
      error: "must be a time with its offset, such as 2024-02-05T09:00:00+01:00",
    })
    .transform((text) => new Date(text))
    .optional(),
  MAIL_PER_MINUTE: z.coerce
    .number("must be how many mails may leave in a minute, such as 60")
    .int("must be a whole number of mails, such as 60")
    .min(1, "must be at least 1; leave it empty for no limit")
    .max(1_000_000)
    .optional(),
  WORKER: z.enum(["inline", "off"], "must be inline or off").default("inline"),
  DATA_DIR: z.string().default(".data"),
  TRUST_PROXY: z.coerce
    .number("must be the number of reverse proxies in front")
    .int("must be the number of reverse proxies in front")
    .min(0)
    .max(10)
    .default(0),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
});

export type Env = z.infer<typeof schema>;

/** Settings whose values never appear in a message; nor does an address of the site with a password in it. */
const secretNames = new Set(["DATABASE_URL", "SMTP_URL", "IMAP_URL", "AUTH_SECRET"]);
const isSecret = (name: string, value: string) => secretNames.has(name) || (name === "APP_URL" && value.includes("@"));

export class SettingsError extends Error {
  override name = "SettingsError";
}

/**
 * Checks settings and returns them typed.
 * @param source names and values; empty strings count as unset, as in `.env` files.
 * @throws {SettingsError} with one line per setting: its name, its value (secrets masked) and what would be right.
 */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const port = given.PORT ?? "3000";
  const appClock = given.APP_CLOCK ? { APP_CLOCK: withSeconds(given.APP_CLOCK) } : {};
  const parsed = schema.safeParse({
    ...given,
    PORT: port,
    APP_URL: given.APP_URL ?? `http://localhost:${port}`,
    ...appClock,
  });
  if (parsed.success) return parsed.data;
  // An address made from a wrong port is wrong too, but the port is what has to be mended.
  const isOurOwn = (name: unknown) => name === "APP_URL" && given.APP_URL === undefined;
  const issues = parsed.error.issues.filter((issue) => !isOurOwn(issue.path[0]));
  const lines = issues.map((issue) => {
    const name = String(issue.path[0]);
    const value = given[name];
    const shown = value === undefined ? "not set" : isSecret(name, value) ? "****" : JSON.stringify(value);
    return `${name} (${shown}) ${issue.message}`;
  });
  throw new SettingsError([...new Set(lines)].join("\n"));
}

/** CONTRACT.md writes times as 2024-02-05T09:00+01:00; RFC 3339 wants seconds. */
function withSeconds(text: string): string {
  return text.replace(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?=Z|[+-]\d{2}:\d{2}$)/, "$1:00");
}

let cached: Env | undefined;

/** The settings of this process, checked at the first call. */
export function env(): Env {
  cached ??= readEnv(process.env);
  return cached;
}

/** Whether this is Next's development server, which needs what production forbids (evaluated code, injected styles). */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

/** Whether the public address is https, which decides about Secure cookies and HSTS. */
export function isHttps(): boolean {
  return env().APP_URL.startsWith("https:");
}

/** How much is logged. Not part of `env()`, because the log must work while other settings are still being found wrong. */
export function logLevel(): (typeof logLevels)[number] {
  return logLevels.find((level) => level === process.env.LOG_LEVEL) ?? "info";
}
