import type { MailPauseReason } from "@/prisma/generated/enums";
import { PROBE_SECONDS, RETRY_SECONDS } from "./constants";

/**
 * Seconds until the next attempt; null when the mail is given up.
 * @param attempts how many have been made. @param random 0 to 1: the mails of one outage come back over the last quarter of
 *   the wait instead of all at once. Never longer than the ladder, so that two days stay two days.
 */
export function retryAfter(attempts: number, random: number): number | null {
  const wait = RETRY_SECONDS[attempts - 1];
  return wait === undefined ? null : wait * (1 - random / 4);
}

/** Seconds until the server is tried again while the queue is paused. @param probes how many tries there have been. */
export function probeAfter(probes: number): number {
  return PROBE_SECONDS[Math.min(probes, PROBE_SECONDS.length - 1)] ?? 300;
}

/** What nodemailer tells of a failure; every field may be missing. */
export type SendFailure = {
  message: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number | false;
};

/**
 * What a failure means for the mail and for the queue:
 * `retry` later; the recipient's `address` does not work; the server refuses the `content`; the message is `too_large`;
 * or the queue has to `pause`, because a setting is wrong and every other mail would fare the same.
 */
export type Verdict = "retry" | "address" | "content" | "too_large" | { pause: MailPauseReason };

/** The enhanced status code (RFC 3463) after the reply code, such as 5.1.1. */
const ENHANCED = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/;

/** Words of OpenSSL and of Node about a certificate or a handshake that is not good; nodemailer keeps no code of theirs. */
const TLS_FAULT = /certificate|altnames|\bssl\b|\btls\b|wrong version number|handshake/i;

/**
 * Reads a failure. Only a permanent no (5xx, RFC 5321, 4.2.1) is final, and what it is about depends on the command it
 * answers (RFC 5321, 4.3.2) and on the enhanced status code where there is one (RFC 3463): X.1.7 and X.1.8 are about the
 * sender whatever was asked, X.3.4 and reply 552 to the text about its size, X.7.x is a policy: most often a relay that does
 * not know us yet, so the mail waits until that is mended.
 */
export function verdictOf(failure: SendFailure): Verdict {
  const { code, command, message, response = "" } = failure;
  const reply = failure.responseCode || undefined;
  const isPermanent = reply !== undefined && reply >= 500;
  const status = ENHANCED.exec(response)?.[1] ?? "";
  if (code === "EAUTH") return isPermanent || reply === undefined ? { pause: "login" } : "retry";
  if (code === "ETLS" || (code === "ESOCKET" && TLS_FAULT.test(message))) return { pause: "encryption" };
  if (code === "EMESSAGE" && message.startsWith("Message size larger")) return "too_large";
  if (reply === undefined) return code === "EENVELOPE" ? "address" : "retry";
  if (!isPermanent) return "retry";
  // 530: the server wants a login (or TLS) before it takes any mail (RFC 4954, 6; RFC 3207, 4).
  if (reply === 530) return { pause: /tls/i.test(response) ? "encryption" : "login" };
  if (/^5\.1\.[78]$/.test(status)) return { pause: "sender" };
  if (status === "5.3.4") return "too_large";
  // Without such a status 552 says that a text is too large, or that a mailbox is full (RFC 5321, 4.2.3), which may pass.
  if (reply === 552 && status === "" && command !== "RCPT TO") return isAboutSize(response) ? "too_large" : "retry";
  switch (command) {
    case "RCPT TO":
      return status.startsWith("5.7.") ? "retry" : "address";
    case "DATA":
      return status.startsWith("5.7.") ? "retry" : "content";
    case "MAIL FROM":
      return { pause: "sender" };
    default:
      return { pause: "greeting" };
  }
}

const isAboutSize = (answer: string) => /size|large|big/i.test(answer);

/**
 * The server's answer in one line of at most 500 characters, for the record of attempts. Without control characters, U+0000
 * above all: an answer that cannot be stored would make the mail look as if there had been none, and leave again.
 */
export function answerOf({ response, message, code }: Omit<SendFailure, "responseCode">): string {
  const text = (response || message).replace(/[\p{Cc}\s]+/gu, " ").trim() || "no answer";
  return (code && !response ? `${code}: ${text}` : text).slice(0, 500).toWellFormed();
}

/**
 * A limit per minute as a bucket (token bucket): mails leave evenly, a tenth of the limit at once at the most, and never more
 * than the limit in any 60 seconds.
 * @returns how many the bucket holds, and how many flow in per second.
 */
export function bucketOf(perMinute: number): { most: number; perSecond: number } {
  const most = Math.max(1, Math.floor(perMinute / 10));
  return { most, perSecond: (perMinute - most + 1) / 60 };
}
