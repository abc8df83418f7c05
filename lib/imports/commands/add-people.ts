import { v7 as uuidv7 } from "uuid";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { auditRow } from "../../audit/commands";
import type { Context } from "../../context";
import { allowOverCapacity, insertTogether, type Tx } from "../../db";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import { mailRow } from "../../mail/commands";
import { isContactDataDue } from "../../privacy/rules";
import { newAnswersNoted } from "../../questions/schema";
import { freeReferences } from "../../registrations/commands/free-references";
import { Ledger } from "../../registrations/commands/ledger";
import { newRegistration } from "../../registrations/commands/new-registration";
import { mailOfStanding } from "../../registrations/commands/tell-participant";
import { entryStep, placeByHand, transition, verificationDeadline } from "../../registrations/rules";
import type { RegistrationDetails } from "../../registrations/schema";
import type { JudgedRow } from "../rules";
import type { ImportOptions } from "../schema";
import { tagPeople } from "./tag-people";

export type Added = { number: number; id: string; status: RegistrationStatus };

type Terms = {
  eventId: string;
  seatAnyway: boolean;
  options: ImportOptions;
  /** Those of the addresses in the file that are a recognised body's, as `emailKey` writes them. */
  recognised: ReadonlySet<string>;
};

/**
 * Registers the new people of a list in its order, each with a seat or a place in line, their audit entries and, where asked
 * for, their mails. Call it with the event locked and the rows just judged.
 * @returns who they became; or why there is no place for all of them, and then nobody was registered.
 */
export async function addPeople(
  tx: Tx,
  rows: JudgedRow[],
  { eventId, seatAnyway, options, recognised }: Terms,
  { now, actor }: Context,
): Promise<Added[] | "full" | "event_cancelled" | "data_due" | "not_checked"> {
  const readEvent = async () => {
    const event = await findSeating(tx, eventId);
    if (!event) throw new NotFoundError("No such event.");
    return event;
  };
  const ledger = new Ledger(tx, await readEvent(), readEvent);
  const { event } = ledger;
  if (isCancelled(event)) return "event_cancelled";
  if (isContactDataDue(event, now)) return "data_due";
  const tells = options.mails && now < event.endsAt;
  const isVouchedFor = options.entry === "seat";
  const references = await freeReferences(tx, event.referencePrefix, rows.length);
  const added: Added[] = [];
  let isOver = false;
  for (const [index, { number, details, answers, locale, tags }] of rows.entries()) {
    const place = placeByHand(event, seatAnyway);
    if (place === "full") return "full";
    const byHand = place === "line" ? {} : place;
    isOver ||= byHand.overCapacity === true;
    const person = details as RegistrationDetails;
    const isRecognised = recognised.has(emailKey(person.email));
    const step = entryStep(event, { isApproved: isVouchedFor, isVerified: isVouchedFor, isRecognised });
    const status = place === "line" ? "waitlisted" : (transition("none", step) ?? "confirmed");
    // The event asks for proven addresses since the check: without a mail nobody could prove theirs.
    if (status === "awaiting_verification" && !tells) return "not_checked";
    const registration = newRegistration(ledger, { eventId, locale: locale ?? options.locale, now }, person, {
      submissionId: uuidv7(),
      status,
      route: "import",
      reference: references[index],
      approvedAt: isVouchedFor ? now : null,
      heldUntil: status === "awaiting_verification" ? verificationDeadline(event, now) : null,
    });
    const entry = auditRow({
      at: now,
      actor,
      action: `registration.${status}` as "registration.confirmed",
      eventId,
      registrationId: registration.id,
      after: {
        status,
        ...(registration.queueNumber === null ? {} : { queueNumber: registration.queueNumber }),
        ...byHand,
        imported: true,
        ...person,
        ...newAnswersNoted(answers),
        ...(tags.length > 0 && { tags }),
        ...(tells ? {} : { told: false }),
      },
    });
    const mail = tells ? mailOfStanding(registration, { now }, event.seats.waiting + 1) : null;
    ledger.add(registration, [entry], mail ? [mailRow(mail)] : [], []);
    added.push({ number, id: registration.id, status });
  }
  if (isOver) await allowOverCapacity(tx);
  await ledger.write();
  const people = rows.map((row, index) => ({ ...row, registrationId: added[index]?.id ?? "" }));
  const answered = people.flatMap(({ registrationId, answers }) =>
    answers.flatMap(({ questionId, value, asked, inWords }) =>
      value === null ? [] : [{ registrationId, questionId, value, asked, inWords, answeredAt: now }],
    ),
  );
  if (answered.length > 0) await insertTogether(tx, { answer: answered });
  await tagPeople(tx, eventId, people, now);
  return added;
}
