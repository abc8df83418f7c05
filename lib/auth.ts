import { cookies, headers } from "next/headers";
import { NextRequest, NextResponse } from "next/server";
import NextAuth, { AuthError, type NextAuthConfig } from "next-auth";
import { z } from "zod";
import { organiserAdapter } from "./auth-adapter";
import { clock } from "./clock";
import { contextFor } from "./context";
import { emailKey } from "./email-address";
import { env } from "./env";
import type { Locale } from "./i18n/locales";
import { logger } from "./logger";
import { issueSignInLink } from "./organisers/commands/issue-sign-in-link";
import * as limits from "./organisers/constants";
import { maySignIn } from "./organisers/queries";
import { deviceInWords, ownGoal } from "./organisers/rules";
import { type SessionOrganiser, sessionOrganiserSchema } from "./organisers/schema";
import { randomToken } from "./secrets";

/**
 * Sign-in by mailed link with next-auth and sessions in the database. See docs/decisions on the sign-in library.
 *
 * next-auth wants a public route under /api/auth whose callback uses a link up by GET. Mail scanners open every link,
 * so there is no such route: its handlers are called from server actions, which are POST and check the origin.
 */
const BASE = "/api/auth";
const PROVIDER = "email";

/** `__Host-` (RFC 6265bis, 4.1.3.2) needs Secure, which browsers refuse over plain http. */
function cookieJar() {
  const secure = env().APP_URL.startsWith("https:");
  const prefix = secure ? "__Host-" : "";
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return { options, session: `${prefix}organiser-session`, goal: `${prefix}sign-in-goal` };
}

function config(locale: Locale, onFault: (fault: Error) => void): NextAuthConfig {
  const { APP_URL, AUTH_SECRET, ORGANISER_EMAILS } = env();
  const { options, session, goal } = cookieJar();
  const context = () => contextFor({ kind: "system" });
  return {
    basePath: BASE,
    secret: AUTH_SECRET,
    // The address comes from APP_URL and from nowhere else; the Host header decides nothing here.
    trustHost: true,
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name: session, options }, callbackUrl: { name: goal, options } },
    adapter: organiserAdapter(context, ORGANISER_EMAILS, visitorDevice),
    session: {
      strategy: "database",
      maxAge: limits.SESSION_IDLE_HOURS * 3600,
      updateAge: limits.SESSION_RENEWAL_MINUTES * 60,
      generateSessionToken: randomToken,
    },
    providers: [
      {
        id: PROVIDER,
        type: "email",
        name: "Email",
        maxAge: limits.SIGN_IN_LINK_MINUTES * 60,
        // The library stores SHA-256(token + secret); with none it equals our hashToken. Tokens carry 256 random bits.
        secret: "",
        generateVerificationToken: randomToken,
        normalizeIdentifier: emailKey,
        sendVerificationRequest: ({ identifier: email, token, expires }) =>
          issueSignInLink({ email, token, expires, locale }, context()),
      },
    ],
    callbacks: {
      // Asked before a mail is sent and again when its link is used.
      signIn: ({ user }) => maySignIn(context().db, emailKey(user.email ?? ""), ORGANISER_EMAILS),
      redirect: ({ url }) => `${APP_URL}${ownGoal(url.replace(APP_URL, ""))}`,
      session: ({ session, user }) => ({ ...session, user: sessionOrganiserSchema.parse(user) as never }),
    },
    logger: { error: onFault, warn: () => {}, debug: () => {} },
  };
}

/**
 * Lets the library answer. It swallows what goes wrong inside: a database that does not answer would look like "signed
 * out" or "wrong link", and send people away for nothing. So the first fault it reports is thrown once it has answered.
 */
async function ask<Answer>(
  question: (library: ReturnType<typeof NextAuth>) => Promise<Answer>,
  locale: Locale = "en",
): Promise<Answer> {
  let fault: Error | undefined;
  const onFault = (error: Error) => {
    if (isRefusal(error)) return;
    fault ??= error;
    logFault(error);
  };
  const answer = await question(NextAuth(() => config(locale, onFault)));
  if (fault) throw new Error("The sign-in could not be looked up or changed", { cause: fault });
  return answer;
}

/** A stranger, or a link that is used or old: ordinary life. With a cause it is a fault on the way to the answer. */
function isRefusal(error: unknown): boolean {
  return error instanceof AuthError && ["AccessDenied", "Verification"].includes(error.type) && !error.cause?.err;
}

/** Logged by kind, since the library's messages quote addresses. */
function logFault(error: Error): void {
  const cause = error.cause as { err?: { name?: string; code?: string } } | undefined;
  const kind = error instanceof AuthError ? error.type : error.constructor.name;
  logger.error({ kind, cause: cause?.err?.constructor.name, code: cause?.err?.code }, "sign-in failed");
}

/** Asking takes at least this long, so that its length does not tell who has access. A mail is queued in far less. */
const ANSWER_MILLISECONDS = 400;

/**
 * Sends a sign-in link if the address has access; otherwise does nothing, and answers in the same way and time.
 * @param goal where the organiser wanted to go; kept in a cookie of this browser. Anything outside /admin is dropped.
 * @throws when the link could not be stored.
 */
export async function requestSignInLink({ email, goal, locale }: { email: string; goal: string; locale: Locale }) {
  const atLeast = new Promise((resolve) => setTimeout(resolve, ANSWER_MILLISECONDS));
  try {
    const options = { email, redirectTo: ownGoal(goal), redirect: false };
    const reply: string = await ask((library) => library.signIn(PROVIDER, options), locale);
    if (reply.includes("error=")) throw new Error("The sign-in link could not be stored");
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  // The library sets its cookie only when it sent a mail, which would tell who has access: set it for everybody.
  const { options, goal: name } = cookieJar();
  (await cookies()).set(name, ownGoal(goal), options);
  await atLeast;
}

/**
 * Uses a mailed link up and signs this browser in, with a new session in place of any it had.
 * @returns where to go, or null when the link is wrong, used, too old, or access has ended.
 * @throws when the database does not answer; the link is good for another try then.
 */
export async function redeemSignInLink(token: string): Promise<string | null> {
  if (token === "") return null;
  const jar = await cookies();
  const { options, session, goal } = cookieJar();
  const request = libraryRequest(
    `callback/${PROVIDER}?${new URLSearchParams({ token })}`,
    jar.get(session)?.value,
    "POST",
  );
  const response = await ask((library) => library.handlers.POST(request));
  const opened = new NextResponse(null, { headers: response.headers }).cookies.get(session);
  if (!opened?.value) return null;
  // The cookie outlives the idle time, which the database watches over: a page cannot renew a cookie.
  const expires = new Date(clock.realNow().getTime() + limits.SESSION_LONGEST_DAYS * 86_400_000);
  jar.set(session, opened.value, { ...options, expires });
  const wanted = ownGoal(jar.get(goal)?.value);
  jar.delete(goal);
  return wanted;
}

/**
 * Who is signed in with this browser, asked of the database each time; null when nobody is.
 * @throws when the database does not answer: nobody is signed out by that.
 */
export async function currentOrganiser(): Promise<SessionOrganiser | null> {
  const token = (await cookies()).get(cookieJar().session)?.value;
  if (!token) return null;
  const response = await ask((library) => library.handlers.GET(libraryRequest("session", token, "GET")));
  if (!response.ok) return null;
  const parsed = z
    .object({ user: sessionOrganiserSchema })
    .nullable()
    .safeParse(await response.json());
  return parsed.data?.user ?? null;
}

/** The token of this browser's session, to know it among others; null when it has none. */
export async function currentSessionToken(): Promise<string | null> {
  return (await cookies()).get(cookieJar().session)?.value ?? null;
}

async function visitorDevice(): Promise<string | null> {
  return deviceInWords((await headers()).get("user-agent"));
}

/**
 * Signs this browser out, in the database too.
 * @throws when the database does not answer, since the session is still good there.
 */
export async function endCurrentSession(): Promise<void> {
  await ask((library) => library.signOut({ redirect: false, redirectTo: "/admin/sign-in" }));
}

/** A request as the library's handlers expect it, with nothing of the visitor's in it but the session's cookie. */
function libraryRequest(path: string, sessionToken: string | undefined, method: "GET" | "POST"): NextRequest {
  const cookie = sessionToken ? `${cookieJar().session}=${encodeURIComponent(sessionToken)}` : "";
  return new NextRequest(`${env().APP_URL}${BASE}/${path}`, { method, headers: { cookie } });
}
