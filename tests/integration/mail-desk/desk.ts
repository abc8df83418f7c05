import type { Db } from "@/lib/db";
import { queueMail } from "@/lib/mail/commands";
import type { Prisma } from "@/prisma/generated/client";
import { buildOrganiser, buildRegistration } from "../../support/factories";
import { queuedAt } from "../mail/desk";

/** Product time of what organisers do in these tests: the day after, long before the event. */
export const now = new Date("2024-02-06T08:00:00Z");

/** An organiser's context. */
export async function organiserContext(db: Db) {
  const { id } = await buildOrganiser(db);
  return { db, now, actor: { kind: "organiser", id } as const };
}

/** Somebody's confirmation, in any state. */
export async function buildMail(
  db: Db,
  changes: Prisma.OutgoingMailUncheckedUpdateInput = {},
  person: Parameters<typeof buildRegistration>[1] = {},
) {
  const registration = await buildRegistration(db, person);
  return db.$transaction(async (tx) => {
    const { id } = await queueMail(tx, {
      kind: "registration.confirmed",
      locale: "en",
      recipient: registration.email,
      recipientName: `${registration.givenName} ${registration.familyName}`,
      registrationId: registration.id,
      eventId: registration.eventId,
      queuedAt,
    });
    await tx.outgoingMail.update({ where: { id }, data: changes });
    return { mailId: id, eventId: registration.eventId, registration };
  });
}
