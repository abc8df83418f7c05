import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { type EventView, findCurrentEvent, findEvent } from "@/lib/events/queries";
import { findHandover } from "@/lib/handovers/queries";
import { findInvitation } from "@/lib/invitations/queries";
import { findSubscriber } from "@/lib/opt-outs/queries";
import { findOwnRegistration } from "@/lib/registrations/queries";
import { together } from "@/lib/together";

/** Requests that want the same event while one is being read share the next reading of it; none gets an older one. */
const sharedEvent = together(
  async (slugs: string[]) => {
    const read = new Map([...new Set(slugs)].map((slug) => [slug, findEvent(database(), slug)]));
    return Promise.allSettled(slugs.map(async (slug) => (await read.get(slug)) ?? null));
  },
  { most: 50 },
);

/** `findEvent`, asked once per request however many parts of the page want it. */
export const eventBySlug = cache(async (slug: string): Promise<EventView | null> => sharedEvent(slug));

const currentEvent = cache(async (): Promise<EventView | null> => findCurrentEvent(database(), clock.now()));

/** What a secret link opens, read once per request: the page and the frame around it both ask. */
export const registrationBehind = cache(async (key: string) => findOwnRegistration(database(), key));
export const handoverBehind = cache(async (key: string) => findHandover(database(), key));
export const invitationBehind = cache(async (key: string) => findInvitation(database(), key));
export const subscriberBehind = cache(async (key: string) => findSubscriber(database(), key));

const linked = {
  registrations: registrationBehind,
  handovers: handoverBehind,
  invitations: invitationBehind,
  unsubscribe: subscriberBehind,
};
const isLinked = (part = ""): part is keyof typeof linked => Object.hasOwn(linked, part);

/** Slug of the event that this page is about: in its address, or behind the secret link there. */
async function slugOfThisPage(): Promise<string | null> {
  const [, , part, name] = (await pageAddress()).pathname.split("/");
  if (!name) return null;
  if (part === "events") return decodeURIComponent(name);
  const found = isLinked(part) ? await linked[part](name) : null;
  return found !== null && typeof found === "object" ? found.event.slug : null;
}

/**
 * The event whose host, contact and time zone the frame of this page shows: the one it is about, otherwise the current
 * one. Null while there is none.
 */
export async function eventOfThisPage(): Promise<EventView | null> {
  const slug = await slugOfThisPage();
  const named = slug ? await eventBySlug(slug) : null;
  return named ?? currentEvent();
}

/** Path and query of this page as the reader's browser shows them (set in scripts/parts/prepare-page.ts). */
export async function pageAddress(): Promise<{ pathname: string; search: string }> {
  const given = await headers();
  return { pathname: given.get("x-pathname") ?? "/", search: given.get("x-search") ?? "" };
}
