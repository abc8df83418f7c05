import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import { emailKey as keyOf } from "../../email-address";
import { moveOptOut } from "../../opt-outs/commands";
import { lockRegistration } from "../../registrations/commands/lock-registration";
import { fillFreeSeats } from "../../waiting-list/commands/fill-free-seats";
import { ERASED } from "../constants";
import { erasedAddress, erasureRefusal, type NameParts, namesOf, type Traces } from "../rules";
import { eraseAnnouncements } from "./erase-announcements";
import { eraseMails, isMailOnItsWay } from "./erase-mails";
import { eraseSavedViews } from "./erase-saved-views";

/** Entries that may tell an address of before. */
const addressChanges = ["registration.address_corrected", "registration.merged"];

export type ErasureResult =
  | { ok: true }
  /** `mail_on_its_way`: a mail to this person, or naming them, is being handed over at this moment; try again in a minute. */
  | { ok: false; reason: "still_live" | "already_erased" | "mail_on_its_way" };

/**
 * Erases a person's data at one event (GDPR, article 17): this registration and any other that was made with the same
 * address or merged with it. What stays says nothing about a person: reference, states with their times, kind of organisation and country,
 * which are the evidence for funders, and who erased the rest, an organiser or the clock. Links that were mailed stop working.
 * Cannot be undone. A seat that an open invitation had set aside for the person goes to whoever is next in line.
 * @returns a refusal, and erases nothing, while one of these registrations is live and its event was not cancelled.
 */
export async function eraseRegistration(input: { registrationId: string }, context: Context): Promise<ErasureResult> {
  const { db, now, actor } = context;
  return db.$transaction(async (tx): Promise<ErasureResult> => {
    const { eventId, emailKey, erasedAt, event } = await lockRegistration(tx, input.registrationId);
    if (erasedAt) return { ok: false, reason: "already_erased" };
    const registrations = await registrationsOfPerson(tx, eventId, emailKey);
    for (const registration of registrations) {
      const reason = erasureRefusal(registration, event, context.now);
      if (reason) return { ok: false, reason };
    }
    const registrationIds = registrations.map(({ id }) => id);
    const others = registrations.map((registration) => registration.emailKey).filter((key) => key !== emailKey);
    const former = [...new Set([...others, ...(await formerAddresses(tx, eventId, registrationIds))])];
    const emailKeys = [emailKey, ...former];
    const names = [...(await namesOnRecord(tx, { eventId, emailKeys, registrationIds })), ...former];
    const traces: Traces = { eventId, emailKey, emailKeys, names, registrationIds };
    if (await isMailOnItsWay(tx, traces)) return { ok: false, reason: "mail_on_its_way" };

    await eraseMails(tx, traces);
    await eraseHandovers(tx, traces, now);
    const hasFreedSeat = await eraseInvitations(tx, traces, context);
    await eraseBelongings(tx, traces);
    await eraseNotes(tx, traces);
    await eraseImported(tx, traces);
    await eraseManyAtOnce(tx, traces);
    await eraseAnnouncements(tx, traces);
    await eraseSavedViews(tx, traces);
    for (const id of registrationIds) {
      await eraseDetails(tx, id, now);
      await tx.$executeRaw`
        SELECT erase_audit_details(${id}::uuid, ${emailKey}, ${names}::text[], ${uuidv7()}::uuid, ${now}::timestamptz,
          ${actor.kind}::actor_kind, ${actor.kind === "organiser" ? actor.id : null}::uuid)::text`;
    }
    for (const from of [emailKey, ...new Set(others)]) await moveOptOut(tx, { from, to: null });
    if (hasFreedSeat) await fillFreeSeats(tx, eventId, { now });
    return { ok: true };
  });
}

/**
 * All registrations of one person at the event that hold anything still: those with the address, and those that were merged
 * into one of them or that one of them was merged into, with whatever address.
 */
async function registrationsOfPerson(tx: Tx, eventId: string, emailKey: string) {
  const found = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE own AS (
      SELECT id, merged_into_id, email_key FROM registration WHERE event_id = ${eventId}::uuid AND email_key = ${emailKey}
      UNION
      SELECT r.id, r.merged_into_id, r.email_key FROM own o CROSS JOIN LATERAL (
        SELECT * FROM registration WHERE merged_into_id = o.id
        UNION ALL SELECT * FROM registration WHERE id = o.merged_into_id
        UNION ALL SELECT * FROM registration WHERE event_id = ${eventId}::uuid AND email_key = o.email_key
      ) r WHERE r.event_id = ${eventId}::uuid
    )
    SELECT id::text FROM own`;
  return tx.registration.findMany({ where: { id: { in: found.map(({ id }) => id) }, erasedAt: null } });
}

/** Addresses that were corrected (`emailKey` of each), without those that somebody else at the event is registered with. */
async function formerAddresses(tx: Tx, eventId: string, registrationIds: string[]): Promise<string[]> {
  const corrections = await tx.auditEntry.findMany({
    where: { registrationId: { in: registrationIds }, action: { in: addressChanges } },
    select: { before: true },
  });
  const former = corrections.flatMap(({ before }) => {
    const { email } = (before ?? {}) as { email?: unknown };
    return typeof email === "string" ? [keyOf(email)] : [];
  });
  const others = await tx.registration.findMany({
    where: { eventId, emailKey: { in: former }, id: { notIn: registrationIds } },
    select: { emailKey: true },
  });
  return [...new Set(former)].filter((address) => others.every(({ emailKey }) => emailKey !== address));
}

/** Every full name under which the person stands on record: their own, earlier ones, and as others typed it. */
async function namesOnRecord(
  tx: Tx,
  { eventId, emailKeys, registrationIds }: Pick<Traces, "eventId" | "emailKeys" | "registrationIds">,
) {
  const own = await tx.registration.findMany({
    where: { id: { in: registrationIds } },
    select: { givenName: true, familyName: true },
  });
  const history = await tx.auditEntry.findMany({
    where: { registrationId: { in: registrationIds } },
    select: { before: true, after: true },
  });
  const where = { eventId, emailKey: { in: emailKeys } };
  const handovers = await tx.handover.findMany({ where, select: { name: true } });
  const invitations = await tx.invitation.findMany({ where, select: { name: true } });
  const earlier = history.flatMap(({ before, after }) => [before, after] as NameParts[]);
  return namesOf(
    [...own, ...earlier],
    [...handovers, ...invitations].map(({ name }) => name),
  );
}

/** The registration itself. Its link's version goes up, so that no mailed link opens what is left. */
async function eraseDetails(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.registration.update({
    where: { id },
    data: {
      givenName: ERASED,
      familyName: ERASED,
      email: erasedAddress(id),
      emailKey: erasedAddress(id),
      organisation: ERASED,
      jobTitle: null,
      attendsConference: null,
      photoConsent: false,
      listSharing: false,
      linkVersion: { increment: 1 },
      erasedAt: now,
      updatedAt: now,
    },
    select: { id: true },
  });
}

/** Answers, files, references that a page once showed, and what still lies in forms of browsers. */
async function eraseBelongings(tx: Tx, { emailKey, emailKeys, registrationIds }: Traces): Promise<void> {
  const where = { registrationId: { in: registrationIds } };
  await tx.answer.deleteMany({ where });
  await tx.sensitiveAnswer.deleteMany({ where });
  await tx.storedFile.deleteMany({ where });
  await tx.repeatedSubmission.deleteMany({ where });
  await tx.$executeRaw`
    DELETE FROM form_draft
    WHERE split_part(form, ':', 2) = ANY (${registrationIds})
      OR names_person(values::text, ${emailKey}, ${emailKeys}) OR names_person(outcome::text, ${emailKey}, ${emailKeys})`;
}

/**
 * What organisers wrote about the person and called them. In notes about others their name is struck out with the note; a
 * tag that names them goes from everybody.
 */
async function eraseNotes(tx: Tx, { eventId, emailKey, names, registrationIds }: Traces): Promise<void> {
  const where = { registrationId: { in: registrationIds } };
  await tx.registrationNote.deleteMany({ where });
  await tx.registrationTag.deleteMany({ where });
  await tx.$executeRaw`
    UPDATE registration_note n SET text = ${ERASED} FROM registration r
    WHERE r.id = n.registration_id AND r.event_id = ${eventId}::uuid
      AND names_person(n.text, ${emailKey}, ${names}::text[])`;
  await tx.$executeRaw`
    DELETE FROM tag t WHERE t.event_id = ${eventId}::uuid AND names_person(t.name, ${emailKey}, ${names}::text[])`;
}

/**
 * What was typed for many at once and names them, and searches of the list: in an address a name can be spelled in so many
 * ways that all searches of the event go.
 */
async function eraseManyAtOnce(tx: Tx, { eventId, emailKey, names }: Traces): Promise<void> {
  await tx.$executeRaw`
    UPDATE bulk_action SET filter = NULL, list_query = ''
    WHERE event_id = ${eventId}::uuid AND (list_query ~ '(^|&)q=' OR filter->>'q' <> '')`;
  await tx.$executeRaw`
    UPDATE bulk_action SET params = (SELECT jsonb_object_agg(key, ${ERASED}::text) FROM jsonb_each(params))
    WHERE event_id = ${eventId}::uuid AND params <> '{}' AND names_person(params::text, ${emailKey}, ${names}::text[])`;
}

/** Handovers by this person, with the colleague's name that they typed, and handovers to this person. */
async function eraseHandovers(tx: Tx, { eventId, emailKeys, registrationIds }: Traces, now: Date) {
  const found = await tx.handover.findMany({
    where: { eventId, OR: [{ registrationId: { in: registrationIds } }, { emailKey: { in: emailKeys } }] },
  });
  for (const { id, acceptedAt, declinedAt, withdrawnAt } of found) {
    const isOpen = !acceptedAt && !declinedAt && !withdrawnAt;
    const address = erasedAddress(id);
    await tx.handover.update({
      where: { id },
      data: { name: ERASED, email: address, emailKey: address, ...(isOpen ? { withdrawnAt: now } : {}) },
    });
  }
}

/** Invitations of this person. What was still open is withdrawn, on record. @returns whether that gave up a seat. */
async function eraseInvitations(
  tx: Tx,
  { eventId, emailKeys, registrationIds }: Traces,
  { now, actor }: Context,
): Promise<boolean> {
  const found = await tx.invitation.findMany({
    where: { eventId, OR: [{ registrationId: { in: registrationIds } }, { emailKey: { in: emailKeys } }] },
  });
  let hasFreedSeat = false;
  for (const { id, holdsSeat, acceptedAt, declinedAt, withdrawnAt } of found) {
    const isOpen = !acceptedAt && !declinedAt && !withdrawnAt;
    const address = erasedAddress(id);
    await tx.invitation.update({
      where: { id },
      data: {
        name: null,
        email: address,
        emailKey: address,
        ...(isOpen ? { withdrawnAt: now, holdsSeat: false, remindAt: null } : {}),
      },
    });
    if (!isOpen) continue;
    await recordAudit(tx, {
      at: now,
      actor,
      action: "invitation.withdrawn",
      eventId,
      before: { holdsSeat },
      after: { invitation: id, holdsSeat: false },
    });
    hasFreedSeat ||= holdsSeat;
  }
  return hasFreedSeat;
}

/** Rows of lists that were uploaded and not carried out yet: those that became this person, and those with their address. */
async function eraseImported(tx: Tx, { eventId, emailKeys, registrationIds }: Traces): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_row i SET cells = '{}', problems = '{}', verdict = 'same'
    FROM import_run u
    WHERE u.id = i.import_run_id AND u.event_id = ${eventId}::uuid AND i.cells <> '{}'
      AND (i.registration_id = ANY (${registrationIds}::uuid[])
        OR EXISTS (SELECT FROM unnest(i.cells) cell WHERE lower(trim(cell)) = ANY (${emailKeys})))`;
}
