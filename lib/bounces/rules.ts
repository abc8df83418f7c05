import { timingSafeEqual } from "node:crypto";
import { isEmailAddress } from "../email-address";
import { type ImapAddress, readImapUrl } from "../imap-url";
import { RETURN_PATH_LONGEST, SKIP_AFTER_MINUTES } from "./constants";

/**
 * Where mail that cannot be delivered comes back to: MAIL_RETURN_PATH, else the user of IMAP_URL where that is an
 * address. Null, and thus no tags, when neither is given or the user's name leaves no room for a tag.
 */
export function returnPathOf(settings: { MAIL_RETURN_PATH?: string; IMAP_URL?: string }): string | null {
  if (settings.MAIL_RETURN_PATH) return settings.MAIL_RETURN_PATH;
  const user = (settings.IMAP_URL && readImapUrl(settings.IMAP_URL)?.user) || "";
  const local = user.slice(0, user.lastIndexOf("@"));
  const hasRoom = /^[!-*,-~]+$/.test(local) && local.length <= RETURN_PATH_LONGEST;
  return isEmailAddress(user) && hasRoom ? user : null;
}

/** A signature of a mail's id in hex, at least ten digits, that only this installation can make. */
export type SignMailId = (mailId: string) => string;

const ID_DIGITS = 32;
const SIGNATURE_DIGITS = 10;
const TAG_LENGTH = 34;

/**
 * The envelope sender that names a mail (VERP): `bounces+<34 characters>@host`. The tag is the mail's id and 40 bits of
 * signature in base32hex (RFC 4648, 7), lower case and read in any, since some servers change it. Nobody can make up
 * reports about mails: there are 74 random bits in an id, and the signature does not let one be tried without asking us.
 * @param returnPath address whose server takes subaddresses (RFC 5233). @param mailId UUID.
 */
export function bounceAddress(returnPath: string, mailId: string, sign: SignMailId): string {
  const at = returnPath.lastIndexOf("@");
  const bits = mailId.replaceAll("-", "") + sign(mailId).slice(0, SIGNATURE_DIGITS);
  const tag = BigInt(`0x${bits}`).toString(32).padStart(TAG_LENGTH, "0");
  return `${returnPath.slice(0, at)}+${tag}${returnPath.slice(at)}`;
}

/** The mail that an address names; null when it names none, or when the tag was not made by us. */
export function readBounceAddress(address: string, sign: SignMailId): string | null {
  const tag = /\+([0-9a-v]{34})@/i.exec(address)?.[1]?.toLowerCase();
  if (!tag) return null;
  let value = 0n;
  for (const digit of tag) value = value * 32n + BigInt(Number.parseInt(digit, 32));
  const bits = value.toString(16).padStart(ID_DIGITS + SIGNATURE_DIGITS, "0");
  if (bits.length !== ID_DIGITS + SIGNATURE_DIGITS) return null;
  const mailId = bits.slice(0, ID_DIGITS).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const given = Buffer.from(bits.slice(ID_DIGITS));
  const right = Buffer.from(sign(mailId).slice(0, SIGNATURE_DIGITS));
  return timingSafeEqual(given, right) ? mailId : null;
}

/** All that looks like a tagged address, in the order given. */
export function taggedAddresses(mentions: readonly string[]): string[] {
  const found = mentions.flatMap((text) => text.match(/[!-~]*\+[0-9a-v]{34}@/gi) ?? []);
  return [...new Set(found)].slice(0, 20);
}

/** How a mailbox is called on record: user, host and folder, never the password. */
export function mailboxName({ user, host, folder }: Pick<ImapAddress, "user" | "host" | "folder">): string {
  return `${user} at ${host}, ${folder}`;
}

/**
 * What a report is known by, so that none is counted twice: its Message-ID, or where it has none (or an absurd one), its
 * very text.
 * @param digest of the text.
 */
export function reportName(headers: readonly { name: string; value: string }[], digest: string): string {
  const id = headers.find(({ name }) => name === "message-id")?.value.trim();
  return id && /^[!-~]{3,250}$/.test(id) ? id : `sha256:${digest}`;
}

/**
 * Whether to try a mailbox at this minute. One that fails is tried after a minute, then every five minutes for an hour,
 * then every fifteen: often enough to notice that it was mended, seldom enough not to be locked out for wrong passwords.
 * @param failingSince real time, as `now`; null while all is well.
 */
export function isTimeToRead(failingSince: Date | null, now: Date): boolean {
  if (!failingSince) return true;
  const minutes = Math.round((now.getTime() - failingSince.getTime()) / 60_000);
  return minutes <= 1 || minutes % (minutes <= 60 ? 5 : 15) === 0;
}

/** Whether a mailbox has failed for so long that a message it does not hand out is skipped. Real times. */
export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= SKIP_AFTER_MINUTES * 60_000;
}
