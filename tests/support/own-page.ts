import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { buildEvent, buildRegistration } from "./factories";
import type { MailboxReader } from "./mailbox";
import { ownLinkIn } from "./registration-form";

/** An address nobody else uses. */
export const newAddress = () => `own-${randomBytes(5).toString("hex")}@example.org`;

/** An event of a test's own, published and full as far as newcomers are concerned unless `capacity` says otherwise. */
export function buildOwnEvent(db: Db, changes: Partial<Prisma.EventCreateInput> = {}) {
  return buildEvent(db, { slug: `own-${randomBytes(5).toString("hex")}`, ...changes });
}

/** A registration made by hand, and its secret link from a mail that the server sends. */
export async function openRegistration(
  db: Db,
  mailbox: MailboxReader,
  changes: Partial<Omit<Prisma.RegistrationUncheckedCreateInput, "emailKey">> & { eventId: string },
) {
  const registration = await buildRegistration(db, { email: newAddress(), ...changes });
  const { id: registrationId, eventId, email, locale } = registration;
  await db.outgoingMail.create({
    data: {
      kind: "registration.changed",
      locale,
      recipient: email,
      recipientName: "Åse Nyström",
      registrationId,
      eventId,
      data: { calendarSequence: 0, isConfirmed: false },
      queuedAt: new Date("2024-02-05T08:00:00Z"),
      messageId: `<${randomUUID()}@localhost.localdomain>`,
    },
  });
  const link = ownLinkIn((await mailbox.waitFor(email)).text);
  return { registration, link: new URL(link).pathname };
}
