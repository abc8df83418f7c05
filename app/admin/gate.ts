import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { currentOrganiser } from "@/lib/auth";
import { grantScope, type OrganiserScope, type Permission } from "@/lib/organisers/policy";

/** Whoever is signed in, asked once per request. */
export const signedIn = cache(currentOrganiser);

/** Path and query of the page being made or posted from. Set by `proxy.ts`, whatever the visitor sent. */
export async function currentAddress(): Promise<string> {
  const sent = await headers();
  return `${sent.get("x-pathname") ?? "/admin"}${sent.get("x-search") ?? ""}`;
}

/**
 * First line of every page, route and action of the desk. Signed out: to the sign-in, and back here afterwards.
 * Signed in without the permission: to a page that says so.
 * @returns proof of the permission, which the desk's queries and commands ask for.
 */
export async function requireOrganiser<Wanted extends Permission>(permission: Wanted): Promise<OrganiserScope<Wanted>> {
  const organiser = await signedIn();
  if (!organiser) redirect(`/admin/sign-in?${new URLSearchParams({ goal: await currentAddress() })}`);
  return grantScope(organiser, permission) ?? redirect("/admin/no-permission");
}
