import { v7 as uuidv7 } from "uuid";
import type { Registration } from "@/prisma/generated/client";
import type { RegistrationRoute, RegistrationStatus } from "@/prisma/generated/enums";
import { auditRow, recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import type { DraftOutcome } from "../../drafts/schema";
import { emailKey } from "../../email-address";
import type { Locale } from "../../i18n/locales";
import { type ClaimedPass, claimPass, type PassInput, type PassRefusal } from "../../invitations/commands/claim-pass";
import { mailRow } from "../../mail/commands";
import { stillAsked } from "../../questions/commands/save-answers";
import { type CheckedAnswer, newAnswersNoted } from "../../questions/schema";
import { isRecognised } from "../../recognised-bodies/queries";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import {
  type AdmissionRefusal,
  entryStep,
  holdsSeat,
  makeReference,
  placesFor,
  type Step,
  transition,
  verificationDeadline,
} from "../rules";
import type { RegistrationDetails } from "../schema";
import type { Ledger } from "./ledger";
import { moveRegistration } from "./move-registration";
import { newRegistration } from "./new-registration";
import { mailOfStanding, tellParticipant, tellStanding } from "./tell-participant";

export type Person = { details: RegistrationDetails; answers?: CheckedAnswer[] };

type Group = Person & {
  eventId: string;
  submissionId: string;
  locale: Locale;
  colleagues?: Person[];
  pass?: PassInput | null;
  promisedSeats?: number;
};

export type AdmitResult =
  | { ok: true; outcome: DraftOutcome; registrationId: string }
  | { ok: false; reason: AdmissionRefusal | PassRefusal | "outcome_changed" };

/** Decides about people who come in one go and notes them in the ledger; see `registerParticipant`. */
export async function admitPeople(ledger: Ledger, input: Group, context: Context): Promise<AdmitResult> {
  const { now } = context;
  const people: Person[] = [input, ...(input.colleagues ?? [])];
  const pass = await claimed(ledger, input, people.length, now);
  if (typeof pass === "string") return { ok: false, reason: pass };

  // An invitation is for one person; a code is for everybody who comes with it.
  const passFor = pass && { ...pass, people: pass.invitationId ? 1 : people.length };
  const places = placesFor(ledger.event, ledger.event.seats, people.length, now, passFor);
  const refusal = places.find((place) => place !== "admitted" && place !== "waiting_list");
  if (refusal) return { ok: false, reason: refusal as AdmissionRefusal };
  const seats = places.filter((place) => place === "admitted").length;
  if (people.length > 1 && seats < (input.promisedSeats ?? 0)) return { ok: false, reason: "outcome_changed" };

  const arrival = { ...context, eventId: input.eventId, locale: input.locale };
  const shown = (index: number) => places[index] === "admitted";
  const lead = await admitPerson(ledger, arrival, input, {
    submissionId: input.submissionId,
    showSeat: shown(0),
    pass,
    brings: (input.colleagues ?? []).map(nameOf),
  });
  const others: NonNullable<DraftOutcome["others"]> = [];
  for (const [index, colleague] of (input.colleagues ?? []).entries()) {
    const told = await admitPerson(ledger, arrival, colleague, {
      submissionId: uuidv7(),
      showSeat: shown(index + 1),
      pass: pass?.invitationId ? null : pass,
      lead: { id: lead.registrationId, name: nameOf(input) },
    });
    others.push({ ...told.outcome, name: nameOf(colleague) });
  }
  if (pass) {
    await ledger.write();
    // An invitation of somebody who had a seat already has given its own back.
    await fillFreeSeats(ledger.tx, input.eventId, { now });
    await ledger.settle();
  }
  const outcome: DraftOutcome = others.length > 0 ? { ...lead.outcome, others } : lead.outcome;
  return { ok: true, outcome, registrationId: lead.registrationId };
}

/** What the pass they bring is good for; whom it is for is then known to the ledger. */
async function claimed(
  ledger: Ledger,
  input: Group,
  people: number,
  now: Date,
): Promise<ClaimedPass | PassRefusal | null> {
  if (!input.pass) return null;
  await ledger.write();
  const pass = await claimPass(ledger.tx, input.eventId, input.pass, people, now);
  if (typeof pass === "string") return pass;
  if (now > pass.until) return pass.accessCodeId ? "code_over" : "invitation_over";
  await ledger.settle(pass.email ? [emailKey(pass.email)] : []);
  return pass;
}

const nameOf = ({ details }: Person) => `${details.givenName} ${details.familyName}`;

type Arrival = Context & { eventId: string; locale: Locale };
type Admitted = { registrationId: string; outcome: Omit<DraftOutcome, "others"> };
type Place = {
  submissionId: string;
  /** Whether the page says that there is a seat: decided as if everybody were new, so that it tells nothing of who is not. */
  showSeat: boolean;
  pass: ClaimedPass | null;
  lead?: { id: string; name: string };
  /** Names of the colleagues whom this person registers together with themselves. */
  brings?: string[];
};

/** Registers one person of those who come in one go, or tells their mailbox that they are registered already. */
async function admitPerson(ledger: Ledger, arrival: Arrival, person: Person, place: Place): Promise<Admitted> {
  const { tx, event } = ledger;
  const { now } = arrival;
  const { pass, showSeat } = place;
  // An invitation is for the address it was sent to, whatever the form says.
  const details = pass?.email ? { ...person.details, email: pass.email } : person.details;
  const entry = entryStep(event, {
    isApproved: pass !== null,
    isVerified: pass?.invitationId !== undefined,
    isRecognised: event.recognisedSkipApproval && (await isRecognised(tx, details.email)),
  });
  // Somebody who is registered already takes up no seat, so there may be one more than the page says.
  const [own] = placesFor(event, event.seats, 1, now, pass && { ...pass, people: 1 });
  if (own !== "admitted" && own !== "waiting_list") throw new Error(`Nobody gets in who was refused (${own}).`);
  const hasSeat = own === "admitted";
  const status = entryStatus(hasSeat ? entry : "queue");
  const outcome = { email: details.email, status: entryStatus(showSeat ? entry : "queue") };
  const known = event.known[emailKey(details.email)];
  if (!known) {
    const { id, reference } = await addRegistration(
      ledger,
      arrival,
      { ...person, details },
      { ...place, status, hasSeat },
    );
    return { registrationId: id, outcome: { reference, ...outcome } };
  }
  await ledger.write();
  const existing = await tx.registration.findUniqueOrThrow({ where: { id: known } });

  const reference = makeReference(event.referencePrefix);
  if (pass?.invitationId) await takeUpInvitation(tx, pass.invitationId, existing.id, now);
  const canBeSeated = hasSeat || holdsSeat(existing.status);
  const isInvitedIn = pass?.invitationId && canBeSeated && transition(existing.status, "take_over") !== null;
  if (isInvitedIn) await inviteIn(tx, arrival, existing);
  else await noteRepetition(tx, arrival, existing, { submissionId: place.submissionId, reference });
  return { registrationId: existing.id, outcome: { reference, ...outcome } };
}

function entryStatus(step: Step): RegistrationStatus {
  const status = transition("none", step);
  if (!status) throw new Error(`Nobody can ${step} from nothing.`);
  return status;
}

type Decided = Place & { status: RegistrationStatus; hasSeat: boolean };

async function addRegistration(
  ledger: Ledger,
  arrival: Arrival,
  { details, answers = [] }: Person,
  place: Decided,
): Promise<{ id: string; reference: string }> {
  const { now, actor, eventId } = arrival;
  const { pass, lead, status, hasSeat, brings = [] } = place;
  const registration = newRegistration(ledger, arrival, details, {
    submissionId: place.submissionId,
    status,
    route: routeOf(pass, lead),
    heldUntil: status === "awaiting_verification" ? verificationDeadline(ledger.event, now) : null,
    verifiedAt: pass?.invitationId ? now : null,
    approvedAt: pass ? now : null,
    groupLeadId: lead?.id ?? null,
    accessCodeId: pass?.accessCodeId ?? null,
  });
  const { id, reference, queueNumber } = registration;
  const given = answers.filter(({ value }) => value !== null);
  const noted = newAnswersNoted(await stillAsked(ledger.tx, given));
  const entry = auditRow({
    at: now,
    actor,
    action: `registration.${status as EntryStatus}`,
    eventId,
    registrationId: id,
    after: { status, ...(queueNumber === null ? {} : { queueNumber }), ...details, ...noted },
  });
  const telling = {
    now,
    because: pass?.invitationId ? "invited" : "registered",
    ...(lead ? { registeredBy: lead.name } : {}),
    // Also those who turn out to be registered already: whoever brings them must not learn that.
    ...(brings.length > 0 ? { alsoRegistered: brings } : {}),
  } as const;
  const mail = mailOfStanding(registration, telling, ledger.event.seats.waiting + 1);
  ledger.add(registration, [entry], mail ? [mailRow(mail)] : [], given);
  if (hasSeat && pass?.holdsSeat) ledger.event.seats.reserved -= 1;
  if (pass?.invitationId) {
    await ledger.write();
    await takeUpInvitation(ledger.tx, pass.invitationId, id, now);
  }
  return { id, reference };
}

/** The states in which a registration can begin. */
type EntryStatus = "confirmed" | "awaiting_verification" | "awaiting_approval" | "waitlisted";

function routeOf(pass: ClaimedPass | null, lead: Place["lead"]): RegistrationRoute {
  if (pass?.invitationId) return "invitation";
  if (pass?.accessCodeId) return "code";
  return lead ? "colleague" : "form";
}

async function takeUpInvitation(tx: Tx, id: string, registrationId: string, now: Date): Promise<void> {
  // An earlier invitation of the same person lets go of their registration: it belongs to the one that let them in.
  await tx.invitation.updateMany({ where: { registrationId }, data: { registrationId: null } });
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
