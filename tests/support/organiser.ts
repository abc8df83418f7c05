import { randomBytes } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import type { Db } from "@/lib/db";
import { openSession } from "@/lib/organisers/commands/session";
import type { OrganiserRole } from "@/lib/organisers/schema";
import { randomToken } from "@/lib/secrets";
import { buildEvent, buildOrganiser } from "./factories";

/** Somebody with this role, already signed in with this browser. How one signs in has tests of its own. */
export async function signInAs(context: BrowserContext, db: Db, baseURL: string, role: OrganiserRole) {
  const organiser = await buildOrganiser(db, { email: `${role}-${randomBytes(5).toString("hex")}@example.org`, role });
  const token = randomToken();
  const expires = new Date(Date.now() + 3_600_000);
  const ctx = { db, now: new Date(), actor: { kind: "system" } } as const;
  await openSession({ organiserId: organiser.id, token, expires }, ctx);
  await context.addCookies([
    { name: "organiser-session", value: token, url: baseURL, httpOnly: true, sameSite: "Lax" },
  ]);
  return organiser;
}

/** An event of one's own for a test at the desk. A draft, so that the public pages of other tests do not see it. */
export function buildDraftEvent(db: Db) {
  return buildEvent(db, { slug: `desk-${randomBytes(5).toString("hex")}`, status: "draft" });
}
