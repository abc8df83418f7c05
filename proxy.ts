import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { draftCookie, isFormPage } from "@/lib/drafts/rules";
import { isHttps } from "@/lib/env";
import { chooseLocale, isLocale } from "@/lib/i18n/locales";
import { randomToken } from "@/lib/secrets";
import { contentSecurityPolicy, transportSecurity } from "@/lib/security-headers";

/** Addresses that are answered with 429 wherever they are met; a page cannot set its own status. */
const TOO_MANY_REQUESTS = /^\/[^/]+\/too-many-requests$/;
/** And with 403: where the desk's gate sends somebody whose role does not allow what they asked for. */
const NO_PERMISSION = "/admin/no-permission";

/**
 * Before every page: its language, its address and a nonce go to the page as request headers; the security policy goes
 * to the browser. Headers of those names sent from outside are overwritten.
 */
export function proxy(request: NextRequest) {
  const { pathname, search } = shownAddress(request);
  const remembered = request.cookies.get("locale")?.value;
  const [, first] = pathname.split("/");
  const locale = isLocale(first) ? first : chooseLocale(request.headers.get("accept-language"), remembered);
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);

  const headers = new Headers(request.headers);
  headers.set("x-locale", locale);
  headers.set("x-pathname", pathname);
  headers.set("x-search", search);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);

  const limited = TOO_MANY_REQUESTS.test(pathname);
  const status = limited ? 429 : pathname === NO_PERMISSION ? 403 : 200;
  const response = NextResponse.next({ request: { headers }, ...(status !== 200 && { status }) });
  response.headers.set("content-security-policy", policy);
  const draft = draftCookie(isHttps());
  // With the page, never with the form that comes back: Next would show it to the action, as if the browser had sent it.
  if (request.method === "GET" && isFormPage(pathname) && !request.cookies.has(draft.name)) {
    response.cookies.set(draft.name, randomToken(), draft.options);
  }
  const transport = transportSecurity();
  if (transport) response.headers.set("strict-transport-security", transport);
  if (limited) response.headers.set("retry-after", retryAfter(request));
  if (isLocale(first) && first !== remembered) {
    response.cookies.set("locale", first, {
      path: "/",
      maxAge: 31_536_000,
      sameSite: "lax",
      httpOnly: true,
      secure: isHttps(),
    });
  }
  return response;
}

/** Path and query as the reader's browser shows them; the server in front asks for error pages in a reader's name. */
function shownAddress(request: NextRequest): { pathname: string; search: string } {
  const shown = request.headers.get("x-shown-address");
  return shown && URL.canParse(shown, request.nextUrl) ? new URL(shown, request.nextUrl) : request.nextUrl;
}

/** Seconds, from the address that the refusing action sent the visitor to. */
function retryAfter(request: NextRequest): string {
  const seconds = Number(request.nextUrl.searchParams.get("after"));
  return String(Number.isInteger(seconds) && seconds > 0 ? Math.min(seconds, 86_400) : 60);
}

export const config = {
  matcher: "/((?!_next/static|_next/image|favicon|.*\\.(?:png|svg|ico|woff2|txt|xml|webmanifest)$).*)",
};
