import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { type EventView, findCurrentEvent, findEvent } from "@/lib/events/queries";
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

/**
 * The event whose host, contact and time zone the frame of this page shows: the one in the address, otherwise the
 * current one. Null while there is none.
 */
export async function eventOfThisPage(): Promise<EventView | null> {
  const { pathname } = await pageAddress();
  const slug = /^\/[^/]+\/events\/([^/]+)/.exec(pathname)?.[1];
  const named = slug ? await eventBySlug(decodeURIComponent(slug)) : null;
  return named ?? currentEvent();
}

/** Path and query of this page as the reader's browser shows them (set in scripts/parts/prepare-page.ts). */
export async function pageAddress(): Promise<{ pathname: string; search: string }> {
  const given = await headers();
  return { pathname: given.get("x-pathname") ?? "/", search: given.get("x-search") ?? "" };
}
