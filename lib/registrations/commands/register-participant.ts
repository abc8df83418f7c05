import { v7 as uuidv7 } from "uuid";
import type { Registration } from "@/prisma/generated/client";
import type { RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { auditRow, recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { insertTogether, isUniqueViolation, lockEvent, type Tx } from "../../db";
import { claimDraft, completeDraft } from "../../drafts/commands";
import type { DraftOutcome } from "../../drafts/schema";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { findSeating, type Seating } from "../../events/queries";
import type { Locale } from "../../i18n/locales";
import { type ClaimedPass, claimPass, type PassInput, type PassRefusal } from "../../invitations/commands/claim-pass";
import { mailRow } from "../../mail/commands";
import { saveAnswers } from "../../questions/commands/save-answers";
import { type CheckedAnswer, newAnswersNoted } from "../../questions/schema";
import { isRecognised } from "../../recognised-bodies/queries";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { nextQueueNumber } from "../../waiting-list/commands/next-queue-number";
import { type AdmissionRefusal, entryStep, makeReference, placesFor, transition, verificationDeadline } from "../rules";
import type { RegistrationDetails } from "../schema";
import { moveRegistration } from "./move-registration";
import { mailOfStanding, tellParticipant, tellStanding } from "./tell-participant";

export type Person = { details: RegistrationDetails; answers?: CheckedAnswer[] };

export type RegisterInput = Person & {
  eventId: string;
  /** Id of the draft that is being sent, or any new UUID where there was no form. One id makes at most one registration. */
  submissionId: string;
  /** Language of the mails and of the participant's own page. */
  locale: Locale;
  /** Whether the submission id is a form draft's, which is then marked as sent. */
  fromDraft: boolean;
  /** Whom the sender registers along with themselves; each gets their own registration, link and mails. */
  colleagues?: Person[];
  pass?: PassInput | null;
  /** How many seats the page said there would be. A group that would get fewer is not registered but told. */
  promisedSeats?: number;
};

export type RegisterResult =
  | { ok: true; outcome: DraftOutcome; registrationId: string | null }
  | { ok: false; reason: AdmissionRefusal | PassRefusal | "gone" | "outcome_changed" };

/** References are random; a collision is so rare that a few tries are plenty. */
const REFERENCE_TRIES = 5;

/**
 * Registers a participant, and colleagues with them: each registration, its audit entry and its mail, or nothing of it.
 *
 * Seats are decided while the event is locked, in the order of arrival: a seat while there is one that nobody waits for,
 * otherwise a place in line. An address that is already registered gets the answer that a newcomer would have got, with
 * a reference of its own, and a mail that says so; nothing on the page tells the two apart (DOMAIN.md). The same draft
 * sent twice answers with what the first one became.
 * @returns a refusal when registration is not open, when there is neither seat nor waiting list, when the pass is no good,
 *   when a group's outcome got worse than promised, or when the draft is gone.
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

async function register(tx: Tx, input: RegisterInput, context: Context): Promise<RegisterResult> {
  const { eventId, submissionId, fromDraft } = input;
  const { now } = context;
  await lockEvent(tx, eventId);
  if (fromDraft) {
    const draft = await claimDraft(tx, submissionId);
    if (draft === "gone") return { ok: false, reason: "gone" };
    if (draft.outcome) return { ok: true, outcome: draft.outcome, registrationId: null };
  }
  const people: Person[] = [input, ...(input.colleagues ?? [])];
  const pass = input.pass ? await claimPass(tx, eventId, input.pass, people.length, now) : null;
  if (typeof pass === "string") return { ok: false, reason: pass };
  const addresses = people.map(({ details }) => emailKey(details.email));
  const event = await findSeating(tx, eventId, pass?.email ? [...addresses, emailKey(pass.email)] : addresses);
  if (!event) throw new NotFoundError("No such event.");

  // An invitation is for one person; a code is for everybody who comes with it.
  const passFor = pass && { ...pass, people: pass.invitationId ? 1 : people.length };
  const places = placesFor(event, event.seats, people.length, now, passFor);
  const refusal = places.find((place) => place !== "admitted" && place !== "waiting_list");
  if (refusal) return { ok: false, reason: refusal as AdmissionRefusal };
  const seats = places.filter((place) => place === "admitted").length;
  if (people.length > 1 && seats < (input.promisedSeats ?? 0)) return { ok: false, reason: "outcome_changed" };

  const arrival = { ...context, eventId, event, locale: input.locale };
  const lead = await admitPerson(tx, arrival, input, { submissionId, hasSeat: places[0] === "admitted", pass });
  const others: NonNullable<DraftOutcome["others"]> = [];
  for (const [index, colleague] of (input.colleagues ?? []).entries()) {
    const told = await admitPerson(tx, arrival, colleague, {
      submissionId: uuidv7(),
      hasSeat: places[index + 1] === "admitted",
      pass: pass?.invitationId ? null : pass,
      lead: { id: lead.registrationId, name: nameOf(input) },
    });
    others.push({ ...told.outcome, name: nameOf(colleague) });
  }
  // An invitation of somebody who had a seat already has given its own back.
  if (pass?.invitationId) await fillFreeSeats(tx, eventId, { now });
  const outcome: DraftOutcome = others.length > 0 ? { ...lead.outcome, others } : lead.outcome;
  if (fromDraft) await completeDraft(tx, submissionId, outcome, now);
  return { ok: true, outcome, registrationId: lead.registrationId };
}

const nameOf = ({ details }: Person) => `${details.givenName} ${details.familyName}`;

type Arrival = Context & { eventId: string; event: Seating; locale: Locale };
type Admitted = { registrationId: string; outcome: Omit<DraftOutcome, "others"> };
type Place = {
  submissionId: string;
  hasSeat: boolean;
  pass: ClaimedPass | null;
  lead?: { id: string; name: string };
};

/** Registers one person of those who come in one go, or tells their mailbox that they are registered already. */
async function admitPerson(tx: Tx, arrival: Arrival, person: Person, place: Place): Promise<Admitted> {
  const { event, now } = arrival;
  const { pass, hasSeat } = place;
  // An invitation is for the address it was sent to, whatever the form says.
  const details = pass?.email ? { ...person.details, email: pass.email } : person.details;
  const entry = entryStep(event, {
    isApproved: pass !== null,
    isVerified: pass?.invitationId !== undefined,
    isRecognised: event.recognisedSkipApproval && (await isRecognised(tx, details.email)),
  });
  const step = hasSeat ? entry : "queue";
  const status = transition("none", step);
  if (!status) throw new Error(`Nobody can ${step} from nothing.`);
  const known = event.known[emailKey(details.email)];
  if (!known) return addRegistration(tx, arrival, { ...person, details }, { ...place, status });
  const existing = await tx.registration.findUniqueOrThrow({ where: { id: known } });

  const reference = makeReference(event.referencePrefix);
  if (pass?.invitationId) await takeUpInvitation(tx, pass.invitationId, existing.id, now);
  const isInvitedIn = pass?.invitationId !== undefined && hasSeat && transition(existing.status, "take_over") !== null;
  if (isInvitedIn) await inviteIn(tx, arrival, existing);
  else await noteRepetition(tx, arrival, existing, { submissionId: place.submissionId, reference });
  return { registrationId: existing.id, outcome: { reference, email: details.email, status } };
}

async function addRegistration(
  tx: Tx,
  { event, eventId, locale, now, actor }: Arrival,
  { details, answers }: Person,
  { submissionId, pass, lead, status }: Place & { status: RegistrationStatus },
): Promise<Admitted> {
  const queueNumber = status === "waitlisted" ? await nextQueueNumber(tx, eventId) : null;
  const heldUntil = status === "awaiting_verification" ? verificationDeadline(event, now) : null;
  const registration = {
    id: uuidv7(),
    eventId,
    reference: makeReference(event.referencePrefix),
    status,
    locale,
    ...details,
    emailKey: emailKey(details.email),
    route: routeOf(pass, lead),
    queueNumber,
    heldUntil,
    verifiedAt: pass?.invitationId ? now : null,
    approvedAt: pass ? now : null,
    groupLeadId: lead?.id ?? null,
    accessCodeId: pass?.accessCodeId ?? null,
    calendarSequence: 0,
    submissionId,
    registeredAt: now,
    updatedAt: now,
  };
  const { id, reference, email } = registration;
  const entry = auditRow({
    at: now,
    actor,
    action: `registration.${status as EntryStatus}`,
    eventId,
    registrationId: id,
    after: { status, ...(queueNumber === null ? {} : { queueNumber }), ...details, ...newAnswersNoted(answers ?? []) },
  });
  const because = pass?.invitationId ? "invited" : "registered";
  if (status === "waitlisted") event.seats.waiting += 1;
  const telling = { now, because, ...(lead ? { registeredBy: lead.name } : {}) } as const;
  const mail = mailOfStanding(registration, telling, event.seats.waiting);
  await insertTogether(tx, {
    registration: [registration],
    auditEntry: [entry],
    outgoingMail: mail ? [mailRow(mail)] : [],
  });
  event.known[registration.emailKey] = id;
  if (answers) await saveAnswers(tx, { registrationId: id, answers, now });
  if (pass?.invitationId) await takeUpInvitation(tx, pass.invitationId, id, now);
  return { registrationId: id, outcome: { reference, email, status } };
}

/** The states in which a registration can begin. */
type EntryStatus = "confirmed" | "awaiting_verification" | "awaiting_approval" | "waitlisted";

function routeOf(pass: ClaimedPass | null, lead: Place["lead"]): RegistrationRoute {
  if (pass?.invitationId) return "invitation";
  if (pass?.accessCodeId) return "code";
  return lead ? "colleague" : "form";
}

async function takeUpInvitation(tx: Tx, id: string, registrationId: string, now: Date): Promise<void> {
  await tx.invitation.update({ where: { id }, data: { acceptedAt: now, holdsSeat: false, registrationId } });
}

/** Somebody who waited, for a seat or for a decision, takes up an invitation: the seat that was set aside is theirs. */
async function inviteIn(tx: Tx, { now, actor }: Arrival, existing: Registration): Promise<void> {
  const status = await moveRegistration(tx, existing, "take_over", {
    now,
    actor,
    action: "registration.invited",
    also: { verifiedAt: existing.verifiedAt ?? now, approvedAt: existing.approvedAt ?? now },
  });
  if (status) await tellStanding(tx, { ...existing, status }, { now, because: "invited" });
}

/** The form was filled in again with an address that is registered: on record, and told to the mailbox alone. */
async function noteRepetition(
  tx: Tx,
  { eventId, now, actor }: Arrival,
  existing: Registration,
  { submissionId, reference }: { submissionId: string; reference: string },
): Promise<void> {
  const registrationId = existing.id;
  await tx.repeatedSubmission.create({ data: { id: submissionId, registrationId, reference, submittedAt: now } });
  const action = "registration.repeated";
  await recordAudit(tx, { at: now, actor, action, eventId, registrationId, after: { reference } });
  await tellParticipant(tx, existing, "registration.already_registered", { repeatedReference: reference }, now);
}
