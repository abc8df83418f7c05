import type { Db } from "@/lib/db";
import { emailKey } from "@/lib/email-address";
import type { Prisma } from "@/prisma/generated/client";

let count = 0;

/** An invitation of an event, open until 1 March 2024 with a seat set aside unless said otherwise. No mail, no audit. */
export function buildInvitation(
  db: Db,
  { eventId, ...changes }: Partial<Prisma.InvitationUncheckedCreateInput> & { eventId: string },
) {
  count += 1;
  const email = changes.email ?? `invited-${count}@example.org`;
  const isAnswered = Boolean(changes.acceptedAt ?? changes.declinedAt ?? changes.withdrawnAt);
  return db.invitation.create({
    data: {
      eventId,
      name: "Mia Jensen",
      locale: "en",
      holdsSeat: !isAnswered,
      reservedUntil: new Date("2024-03-01T18:00:00+01:00"),
      createdAt: new Date("2024-02-05T09:00:00+01:00"),
      ...changes,
      email,
      emailKey: emailKey(email),
    },
  });
}

/** A code for three people with their seats set aside until 1 March 2024. */
export function buildAccessCode(
  db: Db,
  { eventId, ...changes }: Partial<Prisma.AccessCodeUncheckedCreateInput> & { eventId: string },
) {
  count += 1;
  return db.accessCode.create({
    data: {
      eventId,
      code: `NETWORK${count}`,
      label: "BRINC network",
      seats: 3,
      holdsSeats: true,
      reservedUntil: new Date("2024-03-01T18:00:00+01:00"),
      createdAt: new Date("2024-02-05T09:00:00+01:00"),
      ...changes,
    },
  });
}
