import { v7 as uuidv7 } from "uuid";
import type { RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { emailKey } from "../../email-address";
import type { Locale } from "../../i18n/locales";
import { makeReference } from "../rules";
import type { RegistrationDetails } from "../schema";
import type { Ledger } from "./ledger";

type Beginning = {
  submissionId: string;
  status: RegistrationStatus;
  route: RegistrationRoute;
  heldUntil?: Date | null;
  verifiedAt?: Date | null;
  approvedAt?: Date | null;
  groupLeadId?: string | null;
  accessCodeId?: string | null;
  /** One that is known to be free (`freeReferences`), where many are registered together. */
  reference?: string;
};

/** The row of somebody new, with a reference of their own; whoever waits gets the next place in line. */
export function newRegistration(
  { event }: Ledger,
  { eventId, locale, now }: { eventId: string; locale: Locale; now: Date },
  details: RegistrationDetails,
  beginning: Beginning,
) {
  const isWaiting = beginning.status === "waitlisted";
  if (isWaiting) event.lastQueueNumber += 1;
  return {
    id: uuidv7(),
    eventId,
    reference: makeReference(event.referencePrefix),
    locale,
    ...details,
    emailKey: emailKey(details.email),
    queueNumber: isWaiting ? event.lastQueueNumber : null,
    heldUntil: null,
    verifiedAt: null,
    approvedAt: null,
    groupLeadId: null,
    accessCodeId: null,
    ...beginning,
    calendarSequence: 0,
    registeredAt: now,
    updatedAt: now,
  };
}
