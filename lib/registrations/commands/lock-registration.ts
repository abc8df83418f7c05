import { lockEventOf, type Tx } from "../../db";
import { NotFoundError } from "../../errors";

const deciding = {
  status: true,
  startsAt: true,
  endsAt: true,
  changesCloseAt: true,
  cancellationsCloseAt: true,
  admissionMode: true,
  recognisedSkipApproval: true,
  verificationHours: true,
} as const;

/**
 * Reads a registration for a change, with its event locked: seats and the row stay as read until the transaction ends.
 * @throws {NotFoundError} when there is no such registration.
 */
export async function lockRegistration(tx: Tx, registrationId: string) {
  if (!(await lockEventOf(tx, registrationId))) throw new NotFoundError("No such registration.");
  return tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    include: { event: { select: deciding } },
    relationLoadStrategy: "join",
  });
}
