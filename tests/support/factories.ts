import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import { emailKey } from "@/lib/email-address";
import { makeReference } from "@/lib/registrations/rules";
import type { Prisma, RegistrationStatus } from "@/prisma/generated/client";
import { shippedEvent } from "../../prisma/seed/shipped-event";

/** Numbers that differ within a test file, for addresses and slugs. */
let count = 0;

/** A published event like the shipped one, with a slug of its own. */
export function buildEvent(db: Db, changes: Partial<Prisma.EventCreateInput> = {}) {
  count += 1;
  return db.event.create({ data: { ...shippedEvent, slug: `workshop-${count}`, ...changes } });
}

/** A registration in any status; its event is made unless given. Nothing else is: no mail, no audit entry. */
export async function buildRegistration(
  db: Db,
  { eventId, ...changes }: Partial<Omit<Prisma.RegistrationUncheckedCreateInput, "emailKey">> = {},
) {
  count += 1;
  const status: RegistrationStatus = changes.status ?? "confirmed";
  const registeredAt = new Date(changes.registeredAt ?? "2024-02-05T09:00:00+01:00");
  const email = changes.email ?? `participant-${count}@example.org`;
  return db.registration.create({
    data: {
      eventId: eventId ?? (await buildEvent(db)).id,
      reference: makeReference("TEST"),
      locale: "en",
      givenName: "Åse",
      familyName: "Nyström",
      organisation: "Municipality of Example",
      organisationType: "municipality",
      country: "DK",
      submissionId: randomUUID(),
      updatedAt: registeredAt,
      cancelledAt: status === "cancelled" ? registeredAt : null,
      queueNumber: status === "waitlisted" || status === "offered" ? count : null,
      heldUntil:
        status === "offered" || status === "awaiting_verification" ? new Date("2024-02-06T10:00:00+01:00") : null,
      ...changes,
      status,
      registeredAt,
      email,
      emailKey: emailKey(email),
    },
  });
}

/** Somebody who may sign in; an organiser unless another role is given. */
export function buildOrganiser(db: Db, changes: Partial<Prisma.OrganiserCreateInput> = {}) {
  count += 1;
  return db.organiser.create({ data: { email: `organiser-${count}@example.org`, role: "organiser", ...changes } });
}
