import { redirect } from "next/navigation";
import { cache } from "react";
import { currentOrganiser } from "@/lib/auth";
import { database } from "@/lib/db";
import { findMailPause } from "@/lib/mail-health/queries";
import { grantScope, grantScopeAt, type OrganiserScope, type Permission } from "@/lib/organisers/policy";
import type { SessionOrganiser } from "@/lib/organisers/schema";
import { pageAddress } from "../page-event";

/** Whoever is signed in, asked once per request. A database that does not answer throws: nobody is signed out by it. */
export const signedIn = cache(currentOrganiser);

/**
 * First line of what everybody who is signed in may see, whatever their role: their own events, their own settings.
 * Signed out: to the sign-in, and back here afterwards.
 */
export async function requireSignedIn(): Promise<SessionOrganiser> {
  const organiser = await signedIn();
  return organiser ?? toSignIn();
}

/**
 * To the sign-in, and back here afterwards, or on to where they wanted to go.
 * @param isKept whether something was typed here that is kept until then.
 */
export async function toSignIn({ isKept = false, goal }: { isKept?: boolean; goal?: string } = {}): Promise<never> {
  const { pathname, search } = await pageAddress();
  const query = { goal: goal ?? pathname + search, ...(isKept && { kept: "yes" }) };
  redirect(`/admin/sign-in?${new URLSearchParams(query)}`);
}

/**
 * First line of every page, route and action about the desk as a whole; what is about one event begins with `openEvent` or
 * `openEventFor`. Signed in without the permission for all events: to a page that says so.
 * @returns proof of the permission, which the desk's queries and commands ask for.
 */
export async function requireOrganiser<Wanted extends Permission>(permission: Wanted): Promise<OrganiserScope<Wanted>> {
  return grantScope(await requireSignedIn(), permission) ?? redirect("/admin/no-permission");
}

/** Why no mail leaves at the moment, for whoever is signed in and may know; asked once per request. */
export const findPause = cache(async () => {
  const organiser = await signedIn();
  const [first] = organiser?.eventRoles ?? [];
  const scope =
    organiser &&
    (grantScope(organiser, "registrations.read") ??
      (first && grantScopeAt(organiser, first.eventId, "registrations.read")));
  return scope ? findMailPause(database(), scope) : null;
});
