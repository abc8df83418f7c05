import { isIP } from "node:net";
import { type EmailAddress, parseEmailAddress } from "../email-address";
import { RETRY_SECONDS } from "./constants";

type SenderSettings = { APP_URL: string; MAIL_FROM?: string | undefined };

/**
 * The domain that mail of this installation comes from: that of MAIL_FROM, else the host of APP_URL. A host without a
 * dot or a bare network address gets a domain that is reserved for the local machine, since neither is valid in an
 * address (RFC 5321, 4.1.2).
 */
export function senderHost({ APP_URL, MAIL_FROM }: SenderSettings): string {
  const from = MAIL_FROM ? parseEmailAddress(MAIL_FROM)?.address.split("@").pop() : undefined;
  const host = from ?? new URL(APP_URL).hostname;
  if (host.startsWith("[") || isIP(host)) return "localhost.localdomain";
  return host.includes(".") ? host : `${host}.localdomain`;
}

/**
 * Who a mail is from.
 * @param contactName shown when MAIL_FROM is unset or carries no name.
 */
export function senderOf(settings: SenderSettings, contactName: string): { name: string; address: string } {
  const from: EmailAddress | null = settings.MAIL_FROM ? parseEmailAddress(settings.MAIL_FROM) : null;
  return { name: from?.name ?? contactName, address: from?.address ?? `no-reply@${senderHost(settings)}` };
}

/**
 * Seconds until the next attempt; null when the mail is given up.
 * @param attempts how many have been made. @param random 0 to 1: spreads the mails of one outage over a quarter more.
 * @param worthSeconds after this long the mail is of no more use to its reader (a sign-in link that ran out).
 */
export function retryAfter(attempts: number, random: number, worthSeconds = Number.POSITIVE_INFINITY): number | null {
  const wait = RETRY_SECONDS[attempts - 1];
  if (wait === undefined) return null;
  const waited = RETRY_SECONDS.slice(0, attempts).reduce((sum, seconds) => sum + seconds, 0);
  return waited > worthSeconds ? null : wait * (1 + random / 4);
}

/** What nodemailer tells of a failure; every field may be missing. */
export type SendFailure = {
  message: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
};

/**
 * Whether trying again can help. Only the server's permanent no to this recipient or this text (5xx, RFC 5321, 4.2.1)
 * is final, and an address that our own side cannot put on the wire. A 5xx to the greeting, the login or the sender
 * is the fault of a setting: the person's mail waits until it is mended.
 */
export function isFinal({ code, command, responseCode }: SendFailure): boolean {
  if (responseCode === undefined) return code === "EENVELOPE";
  return responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
}

/** The server's answer in one line of at most 500 characters, for the record of attempts. */
export function answerOf({ response, message, code }: SendFailure): string {
  const text = (response ?? message).replace(/\s+/g, " ").trim() || "no answer";
  return (code && !response ? `${code}: ${text}` : text).slice(0, 500);
}

/** What a machine may write into a header or a calendar: one line, without control characters (RFC 5322, 2.2). */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}
