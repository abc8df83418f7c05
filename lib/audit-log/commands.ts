import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import { type OrganiserScope, within } from "../organisers/policy";
import { filterNoted } from "./rules";
import type { LogFilter } from "./schema";

/**
 * Puts on record who takes which part of the log out of the house, before its first entry leaves.
 * @param input.eventId whose log; null: that of all events. @param input.count how many entries the filter found.
 */
export async function recordLogExport(
  scope: OrganiserScope<"audit.read">,
  input: { eventId: string | null; filter: LogFilter; count: number; format: "csv" | "json" },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<void> {
  const { eventId, filter, count, format } = input;
  within(scope, eventId);
  await db.$transaction((tx) =>
    recordAudit(tx, {
      at: now,
      actor: { kind: "organiser", id: scope.organiserId },
      action: "audit.exported",
      ...(eventId && { eventId }),
      after: { ...filterNoted(filter), count, format },
    }),
  );
}
