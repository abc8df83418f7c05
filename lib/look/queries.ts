import type { Db } from "../db";
import { isSlug } from "../events/schema";
import { type OrganiserScope, within } from "../organisers/policy";
import { eventLogo } from "./constants";

const bytes = { contentType: true, bytes: true, sha256: true } as const;

/** Colour and logo of an event, for the desk. */
export async function findLook(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  return db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { accentColour: true, logo: eventLogo },
    relationLoadStrategy: "join",
  });
}

/** The logo of an event itself, for the desk; drafts too. */
export async function findDeskLogo(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  return db.eventLogo.findUnique({ where: { eventId }, select: bytes });
}

/** The logo of an event itself, for everybody; null when there is none or the event is still a draft. */
export async function findLogo(db: Db, slug: string) {
  if (!isSlug(slug)) return null;
  return db.eventLogo.findFirst({ where: { event: { slug, status: { not: "draft" } } }, select: bytes });
}
