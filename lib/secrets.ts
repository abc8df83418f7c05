import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { env } from "./env";

/** Everything that is signed or sealed hangs on AUTH_SECRET, with one derived key per purpose (HKDF, RFC 5869). */
function keyFor(purpose: string): Buffer {
  const kept = keys.get(purpose);
  if (kept) return kept;
  const key = Buffer.from(hkdfSync("sha256", env().AUTH_SECRET, "", `registration-desk/${purpose}`, 32));
  keys.set(purpose, key);
  return key;
}

/** AUTH_SECRET never changes while a process runs. */
const keys = new Map<string, Buffer>();

/** 256 random bits for a cookie or a link, in base64url. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256 in hex: how random tokens are stored. Enough because they carry 256 bits; not for passwords. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A keyed hash in hex, for things that are guessable by themselves, such as network addresses. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("hex");
}

const TAG_BYTES = 24;

/**
 * The key of a secret link: id, version and a 192-bit signature in 56 characters. It is computed when needed and
 * stored nowhere, so a copy of the database opens nobody's registration.
 * @param id UUID. @param version 1 to 65535; raising it makes earlier keys worthless.
 */
export function issueLinkKey(purpose: string, id: string, version: number): string {
  const body = Buffer.alloc(18);
  body.write(id.replaceAll("-", ""), 0, "hex");
  body.writeUInt16BE(version, 16);
  return Buffer.concat([body, linkTag(purpose, body)]).toString("base64url");
}

/** Reads a key from a link. Null when it was not issued by us; whether the version still counts is for the caller. */
export function readLinkKey(purpose: string, key: string): { id: string; version: number } | null {
  if (!/^[\w-]{56}$/.test(key)) return null;
  const bytes = Buffer.from(key, "base64url");
  const body = bytes.subarray(0, 18);
  if (!timingSafeEqual(bytes.subarray(18), linkTag(purpose, body))) return null;
  const hex = body.toString("hex", 0, 16);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return { id, version: body.readUInt16BE(16) };
}

function linkTag(purpose: string, body: Buffer): Buffer {
  return createHmac("sha256", keyFor(purpose)).update(body).digest().subarray(0, TAG_BYTES);
}

/** Encrypts a short secret that has to wait in the database (AES-256-GCM). */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv);
  return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64");
}

/** Reverses `seal`. @throws when the text was altered or sealed under another AUTH_SECRET. */
export function unseal(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
}
