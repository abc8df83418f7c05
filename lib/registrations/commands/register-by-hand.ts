import { auditRow } from "../../audit/commands";
import type { Context } from "../../context";
import { allowOverCapacity, isUniqueViolation, lockEvent, type Tx } from "../../db";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import type { Locale } from "../../i18n/locales";
import { mailRow } from "../../mail/commands";
import { isContactDataDue } from "../../privacy/rules";
import { stillAsked } from "../../questions/commands/save-answers";
import { newAnswersNoted } from "../../questions/schema";
import { placeByHand } from "../rules";
import type { Person } from "./admit-people";
import { Ledger } from "./ledger";
import { newRegistration } from "./new-registration";
import { mailOfStanding } from "./tell-participant";

export type ByHandInput = Person & {
  eventId: string;
  /** Any new UUID. One id makes at most one registration, however often the form is sent. */
  submissionId: string;
  locale: Locale;
  /** They get a seat also where none is free or others wait for it. */
  seatAnyway: boolean;
  /** Whether they are mailed where they stand. */
  tells: boolean;
};

export type ByHandResult =
  | { ok: true; registrationId: string; status: "confirmed" | "waitlisted"; told: boolean }
  | { ok: false; reason: "event_cancelled" | "full" | "data_due" }
  /** `registrationId`: the live registration that has the address. */
  | { ok: false; reason: "address_taken"; registrationId: string };

/** References are random; a collision is so rare that a few tries are plenty. */
const REFERENCE_TRIES = 3;

/**
 * An organiser registers somebody: with a seat where one is free and nobody waits, otherwise at the end of the line, or
 * with a seat all the same where they say so, which the audit entry tells (DOMAIN.md, invariants 1 and 3). Possible whether
 * or not registration is open, also for whoever stood at the door; once the event is over, nobody is mailed. The organiser
 * vouches for address and admission, so neither is asked for.
 * @returns a refusal when the event was cancelled, when its contact data is due to be deleted (they would go again within
 *   minutes, DOMAIN.md "Personal data"), when there is neither seat nor waiting list, or when the address is registered already.
 */
export async function registerByHand(input: ByHandInput, context: Context): Promise<ByHandResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await context.db.$transaction((tx) => register(tx, input, context));
    } catch (error) {
      if (!isUniqueViolation(error) || tries === REFERENCE_TRIES) throw error;
    }
  }
}

async function register(tx: Tx, input: ByHandInput, { now, actor }: Context): Promise<ByHandResult> {
  const { eventId, submissionId, locale, details, answers = [] } = input;
  await lockEvent(tx, eventId);
  const before = await tx.registration.findUnique({ where: { submissionId }, select: { id: true, status: true } });
  if (before) {
    const status = before.status === "waitlisted" ? "waitlisted" : "confirmed";
    return { ok: true, registrationId: before.id, status, told: input.tells };
  }
  const readEvent = async () => {
    const event = await findSeating(tx, eventId, [emailKey(details.email)]);
    if (!event) throw new NotFoundError("No such event.");
    return event;
  };
  const ledger = new Ledger(tx, await readEvent(), readEvent);
  const { event } = ledger;
  if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
  if (isContactDataDue(event, now)) return { ok: false, reason: "data_due" };
  const taken = event.known[emailKey(details.email)];
  if (taken) return { ok: false, reason: "address_taken", registrationId: taken };
  const place = placeByHand(event, input.seatAnyway);
  if (place === "full") return { ok: false, reason: "full" };

  const status = place === "line" ? "waitlisted" : "confirmed";
  const byHand = place === "line" ? {} : place;
  if (byHand.overCapacity) await allowOverCapacity(tx);
  const beginning = { submissionId, status, route: "organiser", approvedAt: now } as const;
  const registration = newRegistration(ledger, { eventId, locale, now }, details, beginning);
  const { id, queueNumber } = registration;
  const told = input.tells && now < event.endsAt;
  const given = await stillAsked(
    tx,
    answers.filter(({ value }) => value !== null),
  );
  const entry = auditRow({
    at: now,
    actor,
    action: `registration.${status}`,
    eventId,
    registrationId: id,
    after: {
      status,
      ...(queueNumber === null ? {} : { queueNumber }),
      ...byHand,
      ...details,
      ...newAnswersNoted(given),
      ...(told ? {} : { told }),
    },
  });
  const mail = told ? mailOfStanding(registration, { now }, event.seats.waiting + 1) : null;
  ledger.add(registration, [entry], mail ? [mailRow(mail)] : [], given);
  await ledger.write();
  return { ok: true, registrationId: id, status, told };
}
