import { isIP } from "node:net";
import type { OutgoingMailReason } from "@/prisma/generated/enums";
import { type EmailAddress, parseEmailAddress } from "../email-address";
import { isObsolete } from "../mail-rules/rules";
import type { MailToSend } from "./queries";
import { mailData } from "./schema";

/**
 * How urgent a kind of mail is: 0 for what somebody waits for at this moment, 1 for what is about one registration, 2 for
 * what goes to many at once, so that it never delays the others.
 */
export function laneOf(kind: string): number {
  if (kind === "organiser.sign_in" || kind === "registration.verify") return 0;
  return kind.startsWith("event.") || kind.startsWith("announcement.") ? 2 : 1;
}

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
 * Who a mail is from. The address is always the installation's own: no other would be believed.
 * @param contactName shown when MAIL_FROM is unset or carries no name. @param ownName of the event, which goes before both.
 */
export function senderOf(
  settings: SenderSettings,
  contactName: string,
  ownName: string | null = null,
): { name: string; address: string } {
  const from: EmailAddress | null = settings.MAIL_FROM ? parseEmailAddress(settings.MAIL_FROM) : null;
  return { name: ownName ?? from?.name ?? contactName, address: from?.address ?? `no-reply@${senderHost(settings)}` };
}

/** Where answers to the mails of an event go: where organisers want them, else to the contact. */
export function replyToOf(event: {
  contactName: string;
  contactEmail: string;
  mailSenderName: string | null;
  mailReplyTo: string | null;
}): { name: string; address: string } {
  const { contactName, contactEmail, mailSenderName, mailReplyTo } = event;
  if (mailReplyTo === null || mailReplyTo === contactEmail) return { name: contactName, address: contactEmail };
  return { name: mailSenderName ?? "", address: mailReplyTo };
}

/**
 * Until when a mail is of use to its reader (product time): a link to sign in and an offer are not once they ran out. Null for
 * what is worth the whole ladder of retries.
 */
export function worthUntil(mail: Pick<MailToSend, "kind" | "data" | "queuedAt">): Date | null {
  if (mail.kind === "organiser.sign_in") {
    const { validForMinutes } = mailData[mail.kind].safeParse(mail.data).data ?? { validForMinutes: 15 };
    return new Date(mail.queuedAt.getTime() + validForMinutes * 60_000);
  }
  if (mail.kind === "registration.offered" || mail.kind === "registration.verify") {
    const { data } = mailData[mail.kind].safeParse(mail.data);
    return data ? new Date(data.heldUntil) : null;
  }
  return null;
}

/**
 * Why a mail must not leave any more although it is due; null when it may: what it would say is no longer so.
 * @param now product time.
 */
export function reasonToWithdraw(mail: MailToSend, now: Date): OutgoingMailReason | null {
  if (isForFormerAddress(mail) || isObsolete(mail, now) || isDigestOfNothing(mail)) return "obsolete";
  if (mail.announcement?.status === "stopped" && !mail.organiser) return "stopped";
  return mail.isOptedOut && isNews(mail) ? "opted_out" : null;
}

/** Whether a mail is more than belongs to its reader's registration, so that they can do without (RFC 8058). */
export function isNews(mail: Pick<MailToSend, "kind" | "data" | "announcement">): boolean {
  if (mail.kind === "announcement.sent") {
    return mail.announcement?.isNews ?? mailData[mail.kind].safeParse(mail.data).data?.isNews ?? false;
  }
  return mail.kind === "event.thanks" && (mailData[mail.kind].safeParse(mail.data).data?.isNews ?? true);
}

/**
 * Whether a mail carries somebody's own link to an address that is no longer theirs: it was corrected after the mail was
 * decided, perhaps while a worker had the mail in hand.
 */
export function isForFormerAddress({
  registration,
  recipient,
  organiser,
}: Pick<MailToSend, "recipient"> & {
  registration: { email: string } | null;
  organiser: unknown;
}): boolean {
  return registration !== null && organiser === null && registration.email !== recipient;
}

/** What a digest was to tell of has been dealt with since, or its reader may not read it any more. */
function isDigestOfNothing({ kind, digest }: Pick<MailToSend, "kind" | "digest">): boolean {
  return kind === "organiser.digest" && digest.length === 0;
}
