import { redirect } from "next/navigation";
import { cache } from "react";
import { currentOrganiser } from "@/lib/auth";
import { database } from "@/lib/db";
import { findMailPause } from "@/lib/mail-health/queries";
import { grantScope, type OrganiserScope, type Permission } from "@/lib/organisers/policy";
import { pageAddress } from "../page-event";

/** Whoever is signed in, asked once per request. A database that does not answer throws: nobody is signed out by it. */
export const signedIn = cache(currentOrganiser);

/**
 * First line of every page, route and action of the desk. Signed out: to the sign-in, and back here afterwards.
 * Signed in without the permission: to a page that says so.
 * @returns proof of the permission, which the desk's queries and commands ask for.
 */
export async function requireOrganiser<Wanted extends Permission>(permission: Wanted): Promise<OrganiserScope<Wanted>> {
  const organiser = await signedIn();
  if (!organiser) {
    const { pathname, search } = await pageAddress();
    redirect(`/admin/sign-in?${new URLSearchParams({ goal: pathname + search })}`);
  }
  return grantScope(organiser, permission) ?? redirect("/admin/no-permission");
}

/** Why no mail leaves at the moment, for whoever is signed in and may know; asked once per request. */
export const findPause = cache(async () => {
  const organiser = await signedIn();
  const scope = organiser && grantScope(organiser, "registrations.read");
  return scope ? findMailPause(database(), scope) : null;
});
