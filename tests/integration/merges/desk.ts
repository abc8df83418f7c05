import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/context";
import { mergeRegistrations } from "@/lib/merges/commands/merge-registrations";
import { getMergeSide } from "@/lib/merges/queries";
import { inOrderOfStanding, versionOf } from "@/lib/merges/rules";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationSchema } from "@/lib/registrations/schema";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";

export const now = new Date("2024-02-05T08:00:00Z");

/** The form of somebody who registers; `more` are other values than the usual. */
export function coming(eventId: string, email: string, more: Record<string, string> = {}) {
  const details = registrationSchema.parse({
    givenName: "Bjørn",
    familyName: "Åkerlund",
    email,
    organisation: "Municipality of Example",
    organisationType: "municipality",
    country: "DK",
    ...more,
  });
  return { eventId, submissionId: randomUUID(), locale: "en", fromDraft: false, details } as const;
}

/** A database of its own, with an organiser at the desk and what these tests do there again and again. */
export async function openDesk() {
  const { db, url } = await testDatabase();
  const olga = await buildOrganiser(db);
  const organiser: Actor = { kind: "organiser", id: olga.id };
  const scope = grantScope(olga, "registrations.read") as OrganiserScope<"registrations.read">;
  const ctx = { db, now, actor: organiser };
  const participant = { db, now, actor: { kind: "participant" } } as const;

  /** Registers these one after the other. @returns their registrations, in their order. */
  async function eventWith(
    capacity: number,
    people: Parameters<typeof coming>[1][],
    more: Record<string, string>[] = [],
  ) {
    const event = await buildEvent(db, { capacity });
    const ids: string[] = [];
    for (const [index, email] of people.entries()) {
      const result = await registerParticipant(coming(event.id, email, more[index]), participant);
      if (result.ok && result.registrationId) ids.push(result.registrationId);
    }
    return { event, ids };
  }

  const find = (id: string) => db.registration.findUniqueOrThrow({ where: { id } });
  const mailsOf = async (registrationId: string) =>
    (await db.outgoingMail.findMany({ where: { registrationId }, orderBy: { id: "asc" } })).map(
      ({ kind, recipient, status }) => `${kind} ${recipient} ${status}`,
    );
  const entriesOf = (registrationId: string) =>
    db.auditEntry.findMany({ where: { registrationId, action: "registration.merged" } });

  async function merge(one: string, two: string, more: { takes?: string[]; tells?: boolean } = {}) {
    const [kept, other] = inOrderOfStanding(await getMergeSide(db, one), await getMergeSide(db, two), now);
    return mergeRegistrations(
      {
        keptId: kept.id,
        otherId: other.id,
        keptVersion: versionOf(kept),
        otherVersion: versionOf(other),
        takes: more.takes ?? [],
        tells: more.tells ?? false,
      },
      ctx,
    );
  }

  return { db, url, scope, ctx, participant, eventWith, find, mailsOf, entriesOf, merge };
}
