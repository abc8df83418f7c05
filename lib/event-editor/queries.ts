import type { Db, Tx } from "../db";
import { NotFoundError } from "../errors";
import { type Member, roleAt } from "../organisers/policy";
import type { EventToPublish } from "./rules";

/**
 * How many people have a seat or wait for one at each of these events, by its id, as triggers count them: no slower with
 * a hundred thousand. Events at which this organiser has no role are left out.
 */
export async function countPeople(db: Db, organiser: Member, eventIds: string[]): Promise<Map<string, number>> {
  const own = eventIds.filter((id) => roleAt(organiser, id) !== null);
  const seats = await db.eventSeats.findMany({ where: { eventId: { in: own } } });
  return new Map(seats.map(({ eventId, held, waiting }) => [eventId, held + waiting]));
}

/** What the list before publishing looks at, and how many people would stand before a closed door without the event. */
export async function getEventToPublish(db: Tx, eventId: string) {
  const locale = { select: { locale: true } } as const;
  const open = { acceptedAt: null, declinedAt: null, withdrawnAt: null };
  const row = await db.event.findUnique({
    where: { id: eventId },
    include: {
      texts: true,
      questions: { where: { retiredAt: null }, select: { texts: locale } },
      programme: { select: { texts: locale } },
      _count: {
        select: { registrations: true, invitations: { where: open }, mailRules: { where: { isActive: true } } },
      },
    },
  });
  if (!row) throw new NotFoundError("No such event.");
  const { questions, programme, _count, ...event } = row;
  const languagesOf = ({ texts }: { texts: { locale: string }[] }) => ({
    languages: texts.map(({ locale: one }) => one),
  });
  const toPublish: EventToPublish = {
    ...event,
    questions: questions.map(languagesOf),
    programme: programme.map(languagesOf),
    reminders: _count.mailRules,
  };
  return { event: toPublish, people: _count.registrations, invited: _count.invitations };
}
