import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** Headers that only a reverse proxy of ours may set; from anybody else they are lies. */
const proxyHeaders = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto", "forwarded"];

/**
 * Leaves exactly one address in `x-forwarded-for`: that of the visitor as far as we can trust it. Each proxy appends the
 * address it saw, so with n trusted proxies it is the n-th from the right. Their network goes to `x-visitor-address`,
 * which the rate limits count by.
 * @param trustProxy how many reverse proxies of ours stand in front (TRUST_PROXY)
 */
export function nameVisitor(request: IncomingMessage, trustProxy: number): void {
  const { headers } = request;
  const socket = request.socket.remoteAddress ?? "";
  const forwarded = String(headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const address = plainAddress(trustProxy === 0 ? socket : (forwarded.at(-trustProxy) ?? socket));
  if (trustProxy === 0) for (const name of proxyHeaders) delete headers[name];
  headers["x-forwarded-for"] = address;
  headers["x-visitor-address"] = networkOf(address);
}

/**
 * Who shares a limit: an IPv4 address, or the /64 an IPv6 address lies in. A household or a server is given at least a
 * whole /64 (RFC 6177), so that counting single addresses would give one visitor 2^64 of them.
 */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = "", after] = address.split("::");
  const groups = before.split(":").filter(Boolean);
  if (after !== undefined) {
    const following = after.split(":").filter(Boolean);
    groups.push(...Array<string>(8 - groups.length - following.length).fill("0"), ...following);
  }
  return `${groups.slice(0, 4).join(":")}::/64`;
}

/**
 * The address alone, in one way of writing it: some proxies add the port, and IPv4 comes as `::ffff:192.0.2.1` from a
 * socket that takes both.
 */
function plainAddress(text: string): string {
  const plain = text
    .replace(/^\[(.*)\](:\d+)?$/, "$1")
    .replace(/^([\d.]+):\d+$/, "$1")
    .replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  // A URL writes IPv6 as RFC 5952 wants it: lower case, no leading zeros, no dots.
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:(\w+):(\w+)$/.exec(canonical);
  if (!mapped) return canonical;
  const [high = 0, low = 0] = mapped.slice(1).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
