import type { Db, Tx } from "../db";
import { NotFoundError } from "../errors";
import { type Member, roleAt } from "../organisers/policy";
import { endedStatuses } from "../registrations/constants";
import type { EventToPublish } from "./rules";

/**
 * How many people are registered at each of these events, by its id. Events without anybody are left out, and those at which
 * this organiser has no role.
 */
export async function countPeople(db: Db, organiser: Member, eventIds: string[]): Promise<Map<string, number>> {
  const own = eventIds.filter((id) => roleAt(organiser, id) !== null);
  const groups = await db.registration.groupBy({
    by: ["eventId"],
    where: { eventId: { in: own }, status: { notIn: [...endedStatuses] } },
    _count: true,
  });
  return new Map(groups.map(({ eventId, _count }) => [eventId, _count]));
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
