import { randomBytes, randomUUID } from "node:crypto";
import type { Db } from "@/lib/db";
import { emailKey } from "@/lib/email-address";
import type { Prisma } from "@/prisma/generated/client";
import type { MailboxReader } from "./mailbox";

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

/** An invitation made by hand, and its secret link from a mail that the server sends. */
export async function openInvitation(
  db: Db,
  mailbox: MailboxReader,
  changes: Partial<Prisma.InvitationUncheckedCreateInput> & { eventId: string },
) {
  const email = `invited-${randomBytes(5).toString("hex")}@example.org`;
  const invitation = await buildInvitation(db, { email, ...changes });
  const { id: invitationId, eventId, email: recipient, locale } = invitation;
  await db.outgoingMail.create({
    data: {
      kind: "invitation.sent",
      locale,
      recipient,
      recipientName: invitation.name,
      invitationId,
      eventId,
      queuedAt: new Date("2024-02-05T08:00:00Z"),
      messageId: `<${randomUUID()}@localhost.localdomain>`,
    },
  });
  return { invitation, link: invitationLinkIn((await mailbox.waitFor(recipient)).text) };
}

/** Path of the invited person's page, as it stands in the mail. */
export function invitationLinkIn(text: string | undefined): string {
  const link = text?.match(/https?:\/\/\S+\/invitations\/[\w-]{56}/)?.[0];
  if (!link) throw new Error("The mail has no link to an invitation.");
  return new URL(link).pathname;
}
