import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { draftCookie, isFormPage } from "../../lib/drafts/rules";
import { isHttps } from "../../lib/env";
import { chooseLocale, isLocale } from "../../lib/i18n/locales";
import { randomToken } from "../../lib/secrets";
import {
  contentSecurityPolicy,
  isLetterAddress,
  letterSecurityPolicy,
  transportSecurity,
} from "../../lib/security-headers";

/** Files of the build, of `app/` and of `public/`, which are the same for everybody. One that is missing here is taken for a page. */
const FILE =
  /^\/(_next\/(static\/.+|image)|favicon\.ico|icon\.svg|apple-icon\.png|eu-emblem\.png|robots\.txt|sitemap\.xml)$/;
/** Addresses that are answered with 429 wherever they are met; a page cannot set its own status. */
const TOO_MANY_REQUESTS = /^\/[^/]+\/too-many-requests$/;
/** And with 403: where the desk's gate sends somebody whose role does not allow what they asked for. */
const NO_PERMISSION = "/admin/no-permission";
/** In seconds: how long a browser remembers the language it read in. */
const A_YEAR = 31_536_000;

/**
 * Before every page: its language, its address and a nonce go to the page as request headers; the security policy and
 * the cookies of a first visit go to the browser, unless it asks for a file. Headers of those names sent from outside are
 * always overwritten, for whatever answers.
 * Here and not in Next's own `proxy.ts`, whose copies of request and response cost half as much as a whole form
 * (docs/decisions/007).
 */
export function preparePage(request: IncomingMessage, response: ServerResponse): void {
  const { headers } = request;
  // The server itself asks for error pages in a reader's name (readable-errors.ts).
  const shown = String(headers["x-shown-address"] ?? request.url ?? "/");
  const pathname = pathOf(shown);
  const cookies = cookiesOf(headers.cookie);
  const remembered = cookies.get("locale");
  const [, first] = pathname.split("/");
  const locale = isLocale(first) ? first : chooseLocale(headers["accept-language"] ?? null, remembered);
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  Object.assign(headers, {
    "x-locale": locale,
    "x-pathname": pathname,
    "x-search": shown.slice(pathname.length),
    "x-nonce": nonce,
    // Next reads the nonce for its own scripts from here.
    "content-security-policy": policy,
  });

  if (FILE.test(pathOf(request.url))) return;
  response.setHeader("content-security-policy", isLetterAddress(pathname) ? letterSecurityPolicy : policy);
  const transport = transportSecurity();
  if (transport) response.setHeader("strict-transport-security", transport);
  if (pathname === NO_PERMISSION) response.statusCode = 403;
  if (TOO_MANY_REQUESTS.test(pathname)) {
    response.statusCode = 429;
    response.setHeader("retry-after", retryAfter(shown));
  }
  const draft = draftCookie(isHttps());
  // With the page, never with the form that comes back: its action would take it for what the browser had sent.
  if (request.method === "GET" && isFormPage(pathname) && !cookies.has(draft.name)) {
    response.appendHeader("set-cookie", cookieLine(draft.name, randomToken()));
  }
  if (isLocale(first) && first !== remembered) {
    response.appendHeader("set-cookie", `${cookieLine("locale", first)}; Max-Age=${A_YEAR}`);
  }
}

/** The path alone, as it was sent. Not by `URL`, which takes `//…` for another host. */
function pathOf(address = "/"): string {
  return /^[^?#]*/.exec(address)?.[0] ?? "/";
}

/** The cookies a browser sent (RFC 6265, 5.4); the first of a name counts. */
function cookiesOf(header = ""): Map<string, string> {
  const pairs = header.split(";").map((pair) => /^\s*([^=]*)=?(.*)$/.exec(pair));
  return new Map(pairs.reverse().map((pair) => [pair?.[1] ?? "", pair?.[2] ?? ""]));
}

/** A cookie of ours: for every page, out of reach of scripts, and not sent along from other sites' forms. */
function cookieLine(name: string, value: string): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${isHttps() ? "; Secure" : ""}`;
}

/** Seconds, from the address that the refusing action sent the visitor to. */
function retryAfter(address: string): string {
  const seconds = Number(new URLSearchParams(address.slice(pathOf(address).length)).get("after"));
  return String(Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : 60);
}
