import { cookies, headers } from "next/headers";
import { draftCookie } from "@/lib/drafts/rules";
import { isHttps } from "@/lib/env";
import { chooseLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { randomToken } from "@/lib/secrets";

/** Language of the page being made: from its address, otherwise what the visitor prefers. Decided in `scripts/parts/prepare-page.ts`. */
export async function visitorLocale(): Promise<Locale> {
  const sent = await headers();
  const decided = sent.get("x-locale");
  return isLocale(decided) ? decided : chooseLocale(sent.get("accept-language"));
}

/** Network address of the visitor, for rate limits. The server in front sets the header and drops what came from outside. */
export async function visitorNetwork(): Promise<string> {
  return (await headers()).get("x-visitor-address") ?? "unknown";
}

/** The token under which this browser's unsent forms are kept; null when it has none. */
export async function browserToken(): Promise<string | null> {
  return (await cookies()).get(draftCookie(isHttps()).name)?.value ?? null;
}

/** The same, made now when there is none. For server actions, which alone may set cookies. */
export async function ensureBrowserToken(): Promise<string> {
  const token = (await browserToken()) ?? randomToken();
  const { name, options } = draftCookie(isHttps());
  (await cookies()).set(name, token, options);
  return token;
}
