import { conditionsNoted } from "../audience/rules";
import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import { type OrganiserScope, within } from "../organisers/policy";
import type { ExportRequest } from "./schema";

/**
 * Puts on record who takes which list out of the house, before the first row leaves.
 * @param input.count how many registrations are meant.
 */
export async function recordExport(
  scope: OrganiserScope<"registrations.export">,
  input: ExportRequest & { eventId: string; count: number },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<void> {
  const { eventId, purpose, format, columns, audience, count } = input;
  within(scope, eventId);
  await db.$transaction((tx) =>
    recordAudit(tx, {
      at: now,
      actor: { kind: "organiser", id: scope.organiserId },
      action: "registrations.exported",
      eventId,
      after: {
        purpose,
        format,
        ...(columns.length > 0 && { columns }),
        ...conditionsNoted(audience),
        count,
      },
    }),
  );
}
