import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "../../db";
import { ERASED } from "../constants";
import { erasedAddress, type Traces } from "../rules";

/**
 * Mails to the person, also to an address of theirs that was corrected since, and those that their handovers sent to a
 * colleague. Each kind is found by an index of its own, as an array, for which
 * PostgreSQL does not read the whole table. Addresses are compared as `emailKey` makes them: ICU lower-cases,
 * whatever the database's own locale.
 */
function toPerson({ eventId, emailKeys, registrationIds }: Traces): Prisma.Sql {
  return Prisma.sql`mail.id = ANY (ARRAY(
    SELECT m.id FROM outgoing_mail m WHERE m.registration_id = ANY (${registrationIds}::uuid[])
    UNION ALL SELECT m.id FROM outgoing_mail m
      WHERE m.event_id = ${eventId}::uuid AND address_key(m.recipient) = ANY (${emailKeys}::text[])
    UNION ALL SELECT m.id FROM handover h JOIN outgoing_mail m ON m.handover_id = h.id
      WHERE h.registration_id = ANY (${registrationIds}::uuid[])))`;
}

/** Mails of the event that name the person. */
function aboutPerson({ eventId, emailKey, names }: Traces): Prisma.Sql {
  return Prisma.sql`mail.id = ANY (ARRAY(SELECT mails_naming(${eventId}::uuid, ${emailKey}, ${names}::text[])))`;
}

/**
 * Holds every mail that names the person until the transaction ends, so that no worker takes one up meanwhile.
 * @returns whether a worker is busy with one already: it would write down the subject after everything was erased.
 */
export async function isMailOnItsWay(tx: Tx, traces: Traces): Promise<boolean> {
  // Not WHERE status = 'sending': a claim that is not committed yet is waited for, and seen, only by its row's lock.
  const mails = await tx.$queryRaw<{ status: string }[]>`
    SELECT mail.status::text FROM outgoing_mail mail
    WHERE ${toPerson(traces)} OR ${aboutPerson(traces)}
    ORDER BY mail.id FOR UPDATE OF mail`;
  return mails.some(({ status }) => status === "sending");
}

/**
 * Takes the person out of the mail queue: of mails to them stay kind, fate and times, and what had not left does not
 * leave any more; in mails to others their name is struck out.
 */
export async function eraseMails(tx: Tx, traces: Traces): Promise<void> {
  const { emailKey, names } = traces;
  await tx.$executeRaw`
    UPDATE outgoing_mail_attempt SET server_answer = ${ERASED}
    WHERE mail_id IN (SELECT mail.id FROM outgoing_mail mail WHERE ${toPerson(traces)})`;
  // What another server said when a mail came back, most often with the address in it.
  await tx.$executeRaw`
    UPDATE mail_bounce SET diagnostic = ${ERASED}
    WHERE mail_id IN (SELECT mail.id FROM outgoing_mail mail WHERE ${toPerson(traces)})`;
  await tx.$executeRaw`
    UPDATE outgoing_mail mail
    SET recipient = replace(${erasedAddress("ID")}, 'ID', mail.id::text), recipient_name = NULL, data = '{}', sealed = NULL,
        subject = NULL, last_error = NULL,
        reason = CASE WHEN mail.status IN ('queued', 'waiting_to_retry') THEN 'erased' ELSE mail.reason END,
        status = CASE WHEN mail.status IN ('queued', 'waiting_to_retry') THEN 'withdrawn' ELSE mail.status END
    WHERE ${toPerson(traces)}`;
  await tx.$executeRaw`
    UPDATE outgoing_mail mail
    SET subject = CASE WHEN names_person(mail.subject, ${emailKey}, ${names}::text[]) THEN NULL ELSE mail.subject END,
        data = (
          SELECT coalesce(jsonb_object_agg(key, CASE WHEN names_person(value::text, ${emailKey}, ${names}::text[])
            THEN to_jsonb(${ERASED}::text) ELSE value END), '{}')
          FROM jsonb_each(mail.data))
    WHERE ${aboutPerson(traces)}`;
}
