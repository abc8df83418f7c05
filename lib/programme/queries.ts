import type { Db } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { eventProgramme, eventSpeakers } from "./constants";

/** The programme of an event and those who speak, with their words in every language, in one statement. */
export async function findProgramme(db: Db, scope: OrganiserScope<"registrations.read">, eventId: string) {
  within(scope, eventId);
  const { programme, speakers } = await db.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { programme: eventProgramme, speakers: eventSpeakers },
    relationLoadStrategy: "join",
  });
  return { items: programme, speakers };
}
