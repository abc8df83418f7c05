import { cookies, headers } from "next/headers";
import { DRAFT_HOURS } from "@/lib/drafts/constants";
import { isHttps } from "@/lib/env";
import { chooseLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { randomToken } from "@/lib/secrets";

/** Language of the page being made: from its address, otherwise what the visitor prefers. Decided in `proxy.ts`. */
export async function visitorLocale(): Promise<Locale> {
  const sent = await headers();
  const decided = sent.get("x-locale");
  return isLocale(decided) ? decided : chooseLocale(sent.get("accept-language"));
}

/** Network address of the visitor, for rate limits. The server in front sets the header and drops what came from outside. */
export async function visitorNetwork(): Promise<string> {
  return (await headers()).get("x-visitor-address") ?? "unknown";
}

/** `__Host-` binds a cookie to this host and to https (RFC 6265bis, 4.1.3.2); browsers refuse the prefix on http. */
const draftCookie = () => (isHttps() ? "__Host-draft" : "draft");

/** The token under which this browser's unsent forms are kept; null when it has none. */
export async function browserToken(): Promise<string | null> {
  return (await cookies()).get(draftCookie())?.value ?? null;
}

/** The same, made now when there is none. For server actions, which alone may set cookies. */
export async function ensureBrowserToken(): Promise<string> {
  const token = (await browserToken()) ?? randomToken();
  (await cookies()).set(draftCookie(), token, {
    httpOnly: true,
    sameSite: "lax",
    secure: isHttps(),
    path: "/",
    maxAge: DRAFT_HOURS * 3600,
  });
  return token;
}
