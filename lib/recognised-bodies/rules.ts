import { domainToASCII, domainToUnicode } from "node:url";
import freeMailList from "free-email-domains";
import { versionOf } from "../version";
import type { BodyDetails } from "./schema";

/** Mail hosts where anybody can have an address. Made once: the list has some fourteen thousand entries. */
const freeMailHosts: ReadonlySet<string> = new Set(freeMailList);

export type Recognition = { kind: "recognised"; name: string } | { kind: "free_mail" } | { kind: "unknown" };

/** Letters, digits, hyphens and dots of any script; everything else never stood in a host (RFC 5890, RFC 1123). */
const HOST_CHARACTERS = /^[\p{L}\p{N}\p{M}.-]+$/u;
/** What such a host is once converted: labels of at most 63, at least two of them, the last one no number. */
const ASCII_HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one spelling in which domains are stored and compared: lower case, international names in their ASCII form
 * (RFC 5891, UTS 46), so that "københavn.dk" and "xn--kbenhavn-54a.dk" are the same.
 * @returns null for what is no domain, addresses in numbers included.
 */
export function asciiDomain(text: string): string | null {
  const host = text.trim().normalize("NFC").replace(/\.$/, "");
  if (!HOST_CHARACTERS.test(host)) return null;
  const ascii = domainToASCII(host);
  return ASCII_HOST.test(ascii) ? ascii : null;
}

/** A stored domain as people write it, for example "københavn.dk". */
export function readableDomain(domain: string): string {
  return domainToUnicode(domain) || domain;
}

/** Whether anybody can have an address at this domain. @param domain as `asciiDomain` returns it. */
export function isFreeMail(domain: string): boolean {
  return freeMailHosts.has(domain);
}

/**
 * A domain and those above it, the longest first: "by.aarhus.dk", "aarhus.dk". The top level alone is left out, and
 * whole labels only: "notaarhus.dk" is not below "aarhus.dk".
 */
export function domainsAbove(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
}

/** The domain of an address in the form of `asciiDomain`; null where there is none. */
export function domainOfAddress(email: string): string | null {
  const at = email.lastIndexOf("@");
  return at < 1 ? null : asciiDomain(email.slice(at + 1));
}

/**
 * What an address says about whom it belongs to. A hint for organisers until the address is proven: everybody can type
 * somebody else's. Of several bodies the one with the longest matching domain is named.
 * @param bodies with domains as `asciiDomain` returns them.
 */
export function recognise(email: string, bodies: readonly { name: string; domains: readonly string[] }[]): Recognition {
  const domain = domainOfAddress(email);
  if (!domain) return { kind: "unknown" };
  for (const candidate of domainsAbove(domain)) {
    const body = bodies.find(({ domains }) => domains.includes(candidate));
    if (body) return { kind: "recognised", name: body.name };
  }
  return { kind: isFreeMail(domain) ? "free_mail" : "unknown" };
}

/** Changes with every change of a body. */
export const bodyVersion = ({ name, domains }: BodyDetails): string => versionOf([name, domains]);
