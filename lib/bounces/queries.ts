import type { Db } from "../db";
import { type OrganiserScope, ofScope } from "../organisers/policy";

/** Since when the mailbox cannot be read (real time); null while it can, or was never tried. */
export async function findFailingSince(db: Db, name: string): Promise<Date | null> {
  const mailbox = await db.bounceMailbox.findUnique({ where: { name }, select: { failingSince: true } });
  return mailbox?.failingSince ?? null;
}

/**
 * The mail that a report is about: the first of `mailIds` that exists, else the one with the returned Message-ID. Null
 * when neither is one of ours.
 */
export async function findBouncedMail(db: Db, mailIds: string[], messageId: string | null): Promise<string | null> {
  for (const id of mailIds) {
    const mail = await db.outgoingMail.findUnique({ where: { id }, select: { id: true } });
    if (mail) return mail.id;
  }
  if (!messageId) return null;
  const mail = await db.outgoingMail.findUnique({ where: { messageId }, select: { id: true } });
  return mail?.id ?? null;
}

type MayRead = OrganiserScope<"registrations.read">;

export type AddressTrouble = {
  mailId: string;
  mailKind: string;
  email: string;
  /** `broken`: a server said for good that mail does not get through; `unsure`: it came back, or is late, for now. */
  trouble: "broken" | "unsure";
  /** What the other server said, in one line. */
  said: string;
  /** Product time. */
  at: Date;
};

/**
 * Whether mail reaches a person at the address on record, as far as is known: the last mail to it came back, or the mail
 * server refused the recipient. A later mail that was sent and did not come back ends it, and so does another address.
 * @returns null when nothing speaks against the address, and for people whose data was deleted.
 */
export async function findAddressTrouble(
  db: Db,
  scope: MayRead,
  registrationId: string,
): Promise<AddressTrouble | null> {
  const registration = await db.registration.findUnique({
    where: { id: registrationId, ...ofScope(scope) },
    select: { email: true, erasedAt: true },
  });
  if (!registration || registration.erasedAt) return null;
  const last = await db.outgoingMail.findFirst({
    where: { registrationId, recipient: registration.email, status: { in: ["sent", "failed"] } },
    select: {
      id: true,
      kind: true,
      reason: true,
      lastError: true,
      queuedAt: true,
      // Enums sort in the order of their declaration: hard reports first.
      bounces: { orderBy: [{ kind: "asc" }, { id: "desc" }], take: 1 },
      deliveries: { select: { finishedAt: true }, orderBy: { id: "desc" }, take: 1 },
    },
    orderBy: { id: "desc" },
  });
  const [bounce] = last?.bounces ?? [];
  if (!last || (!bounce && last.reason !== "address")) return null;
  return {
    mailId: last.id,
    mailKind: last.kind,
    email: registration.email,
    trouble: bounce?.kind === "soft" ? "unsure" : "broken",
    said: bounce?.diagnostic ?? last.lastError ?? "",
    at: bounce?.receivedAt ?? last.deliveries[0]?.finishedAt ?? last.queuedAt,
  };
}
