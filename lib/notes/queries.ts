import type { Db } from "../db";
import { type OrganiserScope, ofScope } from "../organisers/policy";
import { isUuid } from "../uuid";

const noteFields = {
  id: true,
  text: true,
  authorId: true,
  writtenAt: true,
  changedAt: true,
  author: { select: { name: true, email: true } },
} as const;

/** What organisers told each other about a registration, the latest first. */
export async function listNotes(db: Db, scope: OrganiserScope<"registrations.read">, registrationId: string) {
  return db.registrationNote.findMany({
    where: { registrationId, registration: ofScope(scope) },
    select: noteFields,
    orderBy: [{ writtenAt: "desc" }, { id: "desc" }],
    relationLoadStrategy: "join",
  });
}

export type ListedNote = Awaited<ReturnType<typeof listNotes>>[number];

/** One note of a registration; null when it is gone or another's. */
export async function findNote(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  registrationId: string,
  id: string,
): Promise<ListedNote | null> {
  if (!isUuid(id)) return null;
  return db.registrationNote.findFirst({
    where: { id, registrationId, registration: ofScope(scope) },
    select: noteFields,
    relationLoadStrategy: "join",
  });
}
