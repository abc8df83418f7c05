import { randomUUID } from "node:crypto";
import { everybody } from "@/lib/audience/schema";
import { chooseFound } from "@/lib/bulk/commands/choose-people";
import { startBulkAction } from "@/lib/bulk/commands/start-bulk-action";
import { findBulkAction, forecast } from "@/lib/bulk/queries";
import type { Kind, Params } from "@/lib/bulk/schema";
import type { Db } from "@/lib/db";
import { grantScopeAt } from "@/lib/organisers/policy";
import { findOrganiser } from "@/lib/organisers/queries";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { buildOrganiser } from "../../support/factories";

export const monday = new Date("2024-02-05T09:00:00+01:00");

/** Registers people by the form, one after another; gives back their ids by name. */
export async function arrive(db: Db, eventId: string, names: string[]): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const [index, givenName] of names.entries()) {
    const details = registrationSchema.parse({
      givenName,
      familyName: "Example",
      email: `${givenName}@kommune.dk`,
      organisation: "Aarhus Kommune",
      organisationType: "municipality",
      country: "DK",
    });
    const result = await registerParticipant(
      { eventId, submissionId: randomUUID(), locale: "en", details, fromDraft: false },
      { db, now: new Date(monday.getTime() + index * 1000), actor: { kind: "participant" } },
    );
    if (!result.ok || !result.registrationId) throw new Error(`${givenName} should get in.`);
    ids[givenName] = result.registrationId;
  }
  return ids;
}

export async function standing(db: Db, eventId: string): Promise<Record<string, string>> {
  const rows = await db.registration.findMany({ where: { eventId }, orderBy: { registeredAt: "asc" } });
  return Object.fromEntries(rows.map(({ givenName, status }) => [givenName, status]));
}

/** An organiser at one event, and what they do there. */
export async function openDesk(db: Db, eventId: string, now = new Date(monday.getTime() + 3_600_000)) {
  const organiser = await buildOrganiser(db);
  const scope = grantScopeAt((await findOrganiser(db, organiser.id))!, eventId, "registrations.change")!;
  const ctx = { db, now };
  const choose = async (audience = everybody) => {
    const chosen = await chooseFound(scope, { eventId, listQuery: "status=confirmed", audience }, ctx);
    if (!chosen.ok) throw new Error("Nobody was found.");
    return chosen.id;
  };
  const foresee = async (id: string, kind: Kind, { over }: Params = {}) =>
    forecast(db, scope, (await findBulkAction(db, scope, eventId, id))!, kind, { now, goesOver: over === "yes" });
  const start = async (id: string, kind: Kind, params: Params = {}) =>
    startBulkAction(scope, { eventId, id, kind, params, basis: (await foresee(id, kind, params)).basis }, ctx);
  return { organiser, scope, ctx, choose, foresee, start };
}

/** What became of each, by name: `done`, or why not. */
export async function results(db: Db, id: string): Promise<Record<string, string>> {
  const items = await db.bulkItem.findMany({
    where: { bulkActionId: id },
    include: { registration: { select: { givenName: true } } },
    orderBy: { position: "asc" },
  });
  return Object.fromEntries(items.map((item) => [item.registration.givenName, item.reason ?? item.outcome]));
}
