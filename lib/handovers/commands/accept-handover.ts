import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { allowOverCapacity, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { isCancelled } from "../../events/rules";
import type { Locale } from "../../i18n/locales";
import { saveAnswers } from "../../questions/commands/save-answers";
import type { CheckedAnswer } from "../../questions/schema";
import { differences } from "../../registrations/commands/change-details";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { moveRegistration } from "../../registrations/commands/move-registration";
import { tellParticipant, tellStanding } from "../../registrations/commands/tell-participant";
import { endedStatuses } from "../../registrations/constants";
import { holdsSeat, makeReference } from "../../registrations/rules";
import type { RegistrationDetails } from "../../registrations/schema";
import { handoverState } from "../rules";

export type AcceptHandoverInput = {
  handoverId: string;
  /** Any new UUID. One id makes at most one registration. */
  submissionId: string;
  locale: Locale;
  /** The address is the one the offer was sent to, whatever stands here. */
  details: Omit<RegistrationDetails, "email">;
  answers?: CheckedAnswer[];
};

export type AcceptHandoverResult =
  | { ok: true; registrationId: string }
  | { ok: false; reason: "over" | "already_has_place" | "place_gone" };

/**
 * Takes a colleague's place over: theirs is released and the new one confirmed in one transaction, so the seat is never
 * free. Whoever was on the waiting list leaves it, which moves the others up.
 * @returns "over" when the offer was answered, withdrawn or ran out, or the event was cancelled; "place_gone" when the holder has no place any more.
 */
export async function acceptHandover(
  input: AcceptHandoverInput,
  { db, now, actor }: Context,
): Promise<AcceptHandoverResult> {
  return db.$transaction(async (tx): Promise<AcceptHandoverResult> => {
    const found = await tx.handover.findUnique({ where: { id: input.handoverId }, select: { registrationId: true } });
    if (!found) throw new NotFoundError("No such handover.");
    const holder = await lockRegistration(tx, found.registrationId);
    // Read once more under the lock.
    const handover = await tx.handover.findUniqueOrThrow({ where: { id: input.handoverId } });
    if (handover.acceptedAt) {
      const taken = await tx.registration.findUnique({ where: { handedOverById: holder.id }, select: { id: true } });
      return taken ? { ok: true, registrationId: taken.id } : { ok: false, reason: "over" };
    }
    if (isCancelled(holder.event)) return { ok: false, reason: "over" };
    if (handoverState(handover, now) !== "open" || now >= holder.event.startsAt) return { ok: false, reason: "over" };
    if (holder.status !== "confirmed") return { ok: false, reason: "place_gone" };
    const { eventId } = holder;
    const existing = await tx.registration.findFirst({
      where: { eventId, emailKey: handover.emailKey, status: { notIn: [...endedStatuses] } },
    });
    if (existing && holdsSeat(existing.status)) return { ok: false, reason: "already_has_place" };

    // Two steps for one seat: where more seats are held than there are, the second would be refused.
    await allowOverCapacity(tx);
    const calendarSequence = holder.calendarSequence + 1;
    const to = `${input.details.givenName} ${input.details.familyName}`;
    await moveRegistration(tx, holder, "cancel", {
      now,
      actor,
      action: "registration.handed_over",
      also: { calendarSequence },
      noted: { to },
    });
    const cancelled = { calendarSequence, cancelledBy: "participant", handedOverTo: to } as const;
    await tellParticipant(tx, holder, "registration.cancelled", cancelled, now);

    const registration = existing ?? (await startRegistration(tx, input, { ...handover, holder, now }));
    // What somebody on the waiting list had answered before stays where this form leaves it open.
    const given = (input.answers ?? []).filter(({ value }) => !existing || value !== null);
    const answers = await saveAnswers(tx, { registrationId: registration.id, answers: given, now });
    const { accessCodeId } = holder;
    // The place stays one of its code's: otherwise the code would let one more in.
    const columns = { handedOverById: holder.id, verifiedAt: now, approvedAt: holder.approvedAt ?? now, accessCodeId };
    await tx.registration.update({
      where: { id: registration.id },
      data: existing ? { ...input.details, ...columns, updatedAt: now } : columns,
    });
    if (existing) {
      const details = differences(existing, input.details);
      await moveRegistration(tx, existing, "take_over", {
        now,
        actor,
        action: "registration.taken_over",
        was: { ...details.before, ...answers.before },
        noted: { from: holder.reference, ...details.after, ...answers.after },
      });
    } else {
      await recordAudit(tx, {
        at: now,
        actor,
        action: "registration.taken_over",
        eventId,
        registrationId: registration.id,
        after: { status: "confirmed", from: holder.reference, ...input.details, ...answers.after },
      });
    }
    const standing = { ...registration, ...input.details, status: "confirmed" } as const;
    await tellStanding(tx, standing, { now, because: "handed_over" });
    await tx.handover.update({ where: { id: handover.id }, data: { acceptedAt: now } });
    return { ok: true, registrationId: registration.id };
  });
}

async function startRegistration(
  tx: Tx,
  { details, locale, submissionId }: AcceptHandoverInput,
  offer: { email: string; emailKey: string; eventId: string; holder: { id: string }; now: Date },
) {
  const { email, emailKey, eventId, now } = offer;
  const { referencePrefix } = await tx.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { referencePrefix: true },
  });
  return tx.registration.create({
    data: {
      id: uuidv7(),
      eventId,
      reference: makeReference(referencePrefix),
      status: "confirmed",
      locale,
      ...details,
      email,
      emailKey,
      route: "handover",
      submissionId,
      registeredAt: now,
      updatedAt: now,
    },
  });
}
