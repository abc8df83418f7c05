import { conditionsNoted } from "../audience/rules";
import type { Audience } from "../audience/schema";
import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import { type OrganiserScope, within } from "../organisers/policy";

/**
 * Puts on record who takes which list out of the house, before the first row leaves.
 * @param count how many registrations the filter found.
 */
export async function recordExport(
  scope: OrganiserScope<"registrations.export">,
  input: { eventId: string; filter: Audience; count: number; format: string },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<void> {
  const { eventId, filter, count, format } = input;
  within(scope, eventId);
  await db.$transaction((tx) =>
    recordAudit(tx, {
      at: now,
      actor: { kind: "organiser", id: scope.organiserId },
      action: "registrations.exported",
      eventId,
      after: { ...conditionsNoted(filter), count, format },
    }),
  );
}
