/**
 * One mailbox as people and settings write it: `name@host` or `Name <name@host>`.
 * Deliberately simple: RFC 5321 allows more than any person has, and the mail server has the last word.
 */
export type EmailAddress = { name: string | null; address: string };

const LOCAL_PART = /^[^\s@<>()[\]\\,;:"]+$/u;
const HOST = /^(?=.{1,253}$)([\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/**
 * Whether the text is an address that mail can be sent to over the public internet: a local part of at most
 * 64 octets, a host with at least one dot, 254 characters in all (RFC 5321, 4.5.3.1).
 */
export function isEmailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf("@");
  if (at < 1) return false;
  const local = text.slice(0, at);
  if (Buffer.byteLength(local) > 64 || local.startsWith(".") || local.endsWith(".") || local.includes(".."))
    return false;
  return LOCAL_PART.test(local) && HOST.test(text.slice(at + 1));
}

/** Reads `Name <name@host>` or `name@host`; a host without a dot is allowed here, for settings on a local machine. */
export function parseEmailAddress(text: string): EmailAddress | null {
  const match = /^\s*(?:"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>|([^<>\s]+))\s*$/.exec(text);
  const address = match?.[2] ?? match?.[3];
  if (!address || !/^[^\s@]+@[^\s@]+$/.test(address)) return null;
  return { name: match?.[1]?.trim() || null, address };
}

/** The form in which addresses are compared: trimmed, composed (NFC) and lower-cased (DOMAIN.md, invariant 2). */
export function emailKey(address: string): string {
  return address.trim().normalize("NFC").toLowerCase();
}
