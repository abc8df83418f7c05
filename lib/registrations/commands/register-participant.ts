import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, lockEvent, type Tx } from "../../db";
import { claimDraft, completeDraft } from "../../drafts/commands";
import type { DraftOutcome } from "../../drafts/schema";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { isLocale, type Locale } from "../../i18n/locales";
import { queueMail } from "../../mail/commands";
import { endedStatuses, seatHoldingStatuses } from "../constants";
import { type AdmissionRefusal, admission, makeReference, transition } from "../rules";
import type { RegistrationDetails } from "../schema";

export type RegisterInput = {
  eventId: string;
  /** Id of the draft that is being sent, or any new UUID where there was no form. One id makes at most one registration. */
  submissionId: string;
  /** Language of the mails and of the participant's own page. */
  locale: Locale;
  details: RegistrationDetails;
  /** Whether the submission id is a form draft's, which is then marked as sent. */
  fromDraft: boolean;
};

export type RegisterResult =
  | { ok: true; outcome: DraftOutcome; registrationId: string | null }
  | { ok: false; reason: AdmissionRefusal | "gone" };

/** References are random; a collision is so rare that a few tries are plenty. */
const REFERENCE_TRIES = 5;

/**
 * Registers a participant: the registration, its audit entry and its mail, or nothing of it.
 *
 * Seats are decided while the event is locked. An address that is already registered gets the same answer with a
 * reference of its own, and a mail that says so; nothing on the page tells the two apart (DOMAIN.md). The same draft sent
 * twice answers with what the first one became.
 * @returns a refusal when registration is not open, the event is full, or the draft is gone.
 */
export async function registerParticipant(input: RegisterInput, context: Context): Promise<RegisterResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await context.db.$transaction((tx) => register(tx, input, context));
    } catch (error) {
      if (!isUniqueViolation(error) || tries === REFERENCE_TRIES) throw error;
    }
  }
}

async function register(tx: Tx, input: RegisterInput, { now, actor }: Context): Promise<RegisterResult> {
  const { eventId, submissionId, locale, details } = input;
  await lockEvent(tx, eventId);
  if (input.fromDraft) {
    const draft = await claimDraft(tx, submissionId);
    if (draft === "gone") return { ok: false, reason: "gone" };
    if (draft.outcome) return { ok: true, outcome: draft.outcome, registrationId: null };
  }

  const event = await tx.event.findUnique({
    where: { id: eventId },
    select: {
      registrationOpensAt: true,
      registrationClosesAt: true,
      startsAt: true,
      endsAt: true,
      capacity: true,
      referencePrefix: true,
    },
  });
  if (!event) throw new NotFoundError("No such event.");
  const seatsHeld = await tx.registration.count({ where: { eventId, status: { in: [...seatHoldingStatuses] } } });
  const answer = admission(event, seatsHeld, now);
  if (answer !== "admitted") return { ok: false, reason: answer };

  const key = emailKey(details.email);
  const reference = makeReference(event.referencePrefix);
  const outcome = { reference, email: details.email };
  const existing = await tx.registration.findFirst({
    where: { eventId, emailKey: key, status: { notIn: [...endedStatuses] } },
    select: { id: true, email: true, givenName: true, familyName: true, locale: true },
  });

  let registrationId: string;
  if (existing) {
    registrationId = existing.id;
    await tx.repeatedSubmission.create({
      data: { id: submissionId, registrationId, reference, submittedAt: now },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.repeated",
      eventId,
      registrationId,
      after: { reference },
    });
    await queueMail(tx, {
      kind: "registration.already_registered",
      locale: isLocale(existing.locale) ? existing.locale : locale,
      recipient: existing.email,
      recipientName: `${existing.givenName} ${existing.familyName}`,
      registrationId,
      eventId,
      data: { repeatedReference: reference },
      queuedAt: now,
    });
  } else {
    registrationId = uuidv7();
    const status = transition("none", "register");
    if (!status) throw new Error("Registering is always possible from nothing.");
    await tx.registration.create({
      data: {
        id: registrationId,
        eventId,
        reference,
        status,
        locale,
        ...details,
        emailKey: key,
        submissionId,
        registeredAt: now,
        updatedAt: now,
      },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.confirmed",
      eventId,
      registrationId,
      after: { status, ...details },
    });
    await queueMail(tx, {
      kind: "registration.confirmed",
      locale,
      recipient: details.email,
      recipientName: `${details.givenName} ${details.familyName}`,
      registrationId,
      eventId,
      data: { calendarSequence: 0 },
      queuedAt: now,
    });
  }
  if (input.fromDraft) await completeDraft(tx, submissionId, outcome, now);
  return { ok: true, outcome, registrationId };
}
