import { v7 as uuidv7 } from "uuid";
import type { ListedPerson } from "../../address-lists/rules";
import { auditRow } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent, type Tx } from "../../db";
import { emailKey } from "../../email-address";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import type { Locale } from "../../i18n/locales";
import { mailRow } from "../../mail/commands";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { findKnownAddresses } from "../queries";
import { type SetAsideRefusal, setAsideRefusal } from "../rules";
import { endEventReservations } from "./end-event-reservations";

export type InviteInput = {
  eventId: string;
  people: ListedPerson[];
  /** Language of the mails and of the page behind the link. */
  locale: Locale;
  /** Whether a seat is set aside for each of them. */
  reservesSeats: boolean;
  /** Last moment of the invitations. */
  reservedUntil: Date;
  /** When those who have not answered are reminded, once; null for never. */
  remindAt: Date | null;
  /** IANA name of the zone in which these moments were shown to the organiser; in another by now, they mean others. */
  timeZone?: string;
  /** The organiser's own words in the mail. */
  message?: string | null;
  /** Set seats aside although people wait for one. */
  overWaitingList?: boolean;
};

export type InviteResult =
  | { ok: true; sent: number /** Known by now: invited or registered meanwhile. */; skipped: number }
  | ({ ok: false } & SetAsideRefusal)
  | { ok: false; reason: "until_is_over" }
  | { ok: false; reason: "event_cancelled" }
  | { ok: false; reason: "zone_changed" };

/**
 * Invites people by mail: rows, audit entries and mails for all of them, or for none. Whoever is invited or registered
 * already is passed over; an invitation that ran out is renewed, so that its old link works again too.
 * @returns a refusal when more seats would be set aside than are free, or while people wait for one; also when the event has
 *   moved to another zone since its moments were shown.
 */
export async function inviteParticipants(input: InviteInput, { db, now, actor }: Context): Promise<InviteResult> {
  const { eventId, reservedUntil, overWaitingList = false } = input;
  return db.$transaction(async (tx): Promise<InviteResult> => {
    await lockEvent(tx, eventId);
    // Seats whose time is over are given to whoever waits before anybody new comes in between.
    if ((await endEventReservations(tx, eventId, now)) > 0) await fillFreeSeats(tx, eventId, { now });
    const event = await findSeating(tx, eventId);
    if (!event) throw new NotFoundError("No such event.");
    if (isCancelled(event)) return { ok: false, reason: "event_cancelled" };
    if (input.timeZone !== undefined && input.timeZone !== event.timeZone) return { ok: false, reason: "zone_changed" };
    if (reservedUntil <= now || reservedUntil > event.startsAt) return { ok: false, reason: "until_is_over" };

    const wanted = new Map(input.people.map((person) => [emailKey(person.email), person]));
    const known = await findKnownAddresses(tx, eventId, [...wanted.keys()], now);
    const people = [...wanted]
      .filter(([key]) => !known.has(key))
      .map(([key, person]) => ({ ...person, emailKey: key }));
    const refusal = input.reservesSeats ? setAsideRefusal(event.seats, people.length, overWaitingList) : null;
    if (refusal) return { ok: false, ...refusal };

    const invitations = await putOnRecord(tx, people, input, now);
    const passed: AuditValues =
      input.reservesSeats && event.seats.waiting > 0 ? { overWaitingList: event.seats.waiting } : {};
    await tx.auditEntry.createMany({
      data: invitations.map(({ id }) =>
        auditRow({
          at: now,
          actor,
          action: "invitation.sent",
          eventId,
          // Without name and address: these go when the invitation goes, the log stays.
          after: {
            invitation: id,
            holdsSeat: input.reservesSeats,
            reservedUntil: reservedUntil.toISOString(),
            ...passed,
          },
        }),
      ),
    });
    await tx.outgoingMail.createMany({
      data: invitations.map(({ id, name, email }) =>
        mailRow({
          kind: "invitation.sent",
          locale: input.locale,
          recipient: email,
          recipientName: name,
          invitationId: id,
          eventId,
          data: { message: input.message ?? null },
          queuedAt: now,
        }),
      ),
    });
    return { ok: true, sent: invitations.length, skipped: wanted.size - invitations.length };
  });
}

type Invitee = ListedPerson & { emailKey: string };

/** New rows, and those of invitations that ran out once more: an address has one open invitation at most. */
async function putOnRecord(tx: Tx, people: Invitee[], input: InviteInput, now: Date) {
  const { eventId, locale, reservesSeats: holdsSeat, reservedUntil, remindAt } = input;
  const terms = { locale, holdsSeat, reservedUntil, remindAt, remindedAt: null, createdAt: now };
  const ranOut = await tx.invitation.findMany({
    where: {
      eventId,
      emailKey: { in: people.map((person) => person.emailKey) },
      acceptedAt: null,
      declinedAt: null,
      withdrawnAt: null,
    },
    select: { id: true, emailKey: true },
  });
  const oldIds = new Map(ranOut.map(({ id, emailKey }) => [emailKey, id]));
  const invitations = people.map((person) => ({ ...person, id: oldIds.get(person.emailKey) ?? uuidv7() }));
  await tx.invitation.createMany({
    data: invitations
      .filter((person) => !oldIds.has(person.emailKey))
      .map(({ id, name, email, emailKey }) => ({ id, name, email, emailKey, eventId, ...terms })),
  });
  for (const { id, name, email } of invitations.filter((person) => oldIds.has(person.emailKey))) {
    await tx.invitation.update({ where: { id }, data: { ...(name && { name }), email, ...terms } });
  }
  return invitations;
}
