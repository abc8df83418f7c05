import type { Db } from "../db";
import { type OrganiserScope, ofScope } from "../organisers/policy";

/** What happened to one registration, the latest first, with the organiser where one did it. */
export async function listRegistrationHistory(
  db: Db,
  scope: OrganiserScope<"registrations.read">,
  registrationId: string,
) {
  return db.auditEntry.findMany({
    where: { registrationId, ...ofScope(scope) },
    select: {
      id: true,
      at: true,
      actorKind: true,
      action: true,
      before: true,
      after: true,
      reason: true,
      organiser: { select: { name: true, email: true } },
    },
    orderBy: { id: "desc" },
    relationLoadStrategy: "join",
  });
}

export type HistoryEntry = Awaited<ReturnType<typeof listRegistrationHistory>>[number];
