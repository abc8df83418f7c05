import type { PendingPerson } from "@/components/admin/pending-list";
import type { PendingRegistration } from "@/lib/desk/queries";
import { recognise } from "@/lib/recognised-bodies/rules";

type Bodies = Parameters<typeof recognise>[1];

/** Sorts what is pending by what has to be done: decide, watch the clock, delete. */
export function pendingByKind(pending: PendingRegistration[], bodies: Bodies) {
  const person = (registration: PendingRegistration, at: Date): PendingPerson => ({
    id: registration.id,
    name: `${registration.givenName} ${registration.familyName}`,
    organisation: registration.organisation,
    at,
  });
  const approvals = pending
    .filter(({ status }) => status === "awaiting_approval")
    .map((registration) => ({
      ...person(registration, registration.registeredAt),
      recognition: recognise(registration.email, bodies),
    }));
  const offers = pending
    .flatMap((registration) =>
      registration.status === "offered" && registration.heldUntil ? person(registration, registration.heldUntil) : [],
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const deletions = pending.flatMap((registration) =>
    registration.deletionRequestedAt && !registration.erasedAt
      ? person(registration, registration.deletionRequestedAt)
      : [],
  );
  return { approvals, offers, deletions };
}
