import { insertTogether, type Tx } from "../../db";
import { mailRow, type QueuedMail } from "../../mail/commands";
import { endedStatuses } from "../../registrations/constants";

/** Rows that go into one statement; some thousands of mails are a few statements. */
const TOGETHER = 1_000;

/** Many at once: whoever registers meanwhile does not wait for their confirmation. */
const BULK_LANE = 2;

/**
 * Everybody whose registration lives, for a mail about their event. Where something changes in calendars, the SEQUENCE of
 * every confirmed one goes up first, in one statement, and is what is read. The event has to be locked.
 */
export async function peopleOfEvent(tx: Tx, eventId: string) {
  await tx.$executeRaw`
    UPDATE registration SET calendar_sequence = calendar_sequence + 1
    WHERE event_id = ${eventId}::uuid AND status = 'confirmed'`;
  return tx.registration.findMany({
    where: { eventId, status: { notIn: [...endedStatuses] } },
    select: {
      id: true,
      eventId: true,
      email: true,
      givenName: true,
      familyName: true,
      locale: true,
      status: true,
      calendarSequence: true,
    },
    orderBy: { id: "asc" },
  });
}

/** Writes mails to many people, in the transaction of what they tell of. */
export async function queueMails(tx: Tx, mails: QueuedMail[]): Promise<void> {
  for (let first = 0; first < mails.length; first += TOGETHER) {
    const rows = mails.slice(first, first + TOGETHER).map((mail) => ({ ...mailRow({ lane: BULK_LANE, ...mail }) }));
    await insertTogether(tx, { outgoingMail: rows });
  }
}
