import { RegistrationStatus } from "@/prisma/generated/enums";
import type { Db } from "../db";
import { emailKey } from "../email-address";
import { NotFoundError } from "../errors";
import { type OrganiserScope, within } from "../organisers/policy";
import { endedStatuses } from "../registrations/constants";
import { isEnded } from "../registrations/rules";

const liveStatuses = Object.values(RegistrationStatus).filter((status) => !isEnded(status));

type MayRead = OrganiserScope<"registrations.read">;

/** An event with all that its letters are made from, for a preview. @throws {NotFoundError} when there is none. */
export async function getEventForLetters(db: Db, scope: MayRead, eventId: string) {
  within(scope, eventId);
  const event = await db.event.findUnique({
    where: { id: eventId },
    include: { texts: { omit: { eventId: true } }, mailTexts: { omit: { eventId: true } } },
    relationLoadStrategy: "join",
  });
  if (!event) throw new NotFoundError("No such event.");
  return event;
}

/**
 * For each language in which somebody reads, one person whose registration lives, so that a preview is of a real letter:
 * one with a place where there is one, the first who came.
 * @param statuses in which states they may be: any that lives, unless said otherwise.
 */
export async function listExampleReaders(
  db: Db,
  scope: MayRead,
  eventId: string,
  statuses: RegistrationStatus[] = liveStatuses,
) {
  within(scope, eventId);
  const groups = await db.registration.groupBy({
    by: ["locale"],
    where: { eventId, status: { in: statuses }, erasedAt: null },
    _count: true,
    orderBy: { _count: { id: "desc" } },
  });
  const of = (locale: string, confirmed: boolean) =>
    db.registration.findFirst({
      where: { eventId, locale, status: confirmed ? "confirmed" : { in: statuses }, erasedAt: null },
      include: { handedOverBy: { select: { givenName: true, familyName: true } } },
      orderBy: { id: "asc" },
    });
  const readers = await Promise.all(
    groups.map(
      async ({ locale }) => (statuses.includes("confirmed") && (await of(locale, true))) || (await of(locale, false)),
    ),
  );
  return readers.filter((reader) => reader !== null);
}

/**
 * Somebody whose registration at the event lives, by their reference or address as it was typed, to show a letter as they
 * would read it; null for nobody.
 */
export async function findReaderBy(db: Db, scope: MayRead, eventId: string, typed: string) {
  within(scope, eventId);
  return db.registration.findFirst({
    where: {
      eventId,
      status: { notIn: [...endedStatuses] },
      erasedAt: null,
      OR: [{ reference: typed.toUpperCase() }, { emailKey: emailKey(typed) }],
    },
    include: { handedOverBy: { select: { givenName: true, familyName: true } } },
  });
}
