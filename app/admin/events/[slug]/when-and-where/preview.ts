import { previewLetter } from "@/app/admin/preview-letter";
import { visitorLocale } from "@/app/visitor";
import type { ShownLetter } from "@/components/event-dates/letter-preview";
import { database } from "@/lib/db";
import type { DeskEvent } from "@/lib/desk/queries";
import type { Dates } from "@/lib/events/commands/move-event";
import { placeAt, whenAndWhereOf, wordsFor } from "@/lib/events/rules";
import { getEventForLetters, listExampleReaders } from "@/lib/letters/queries";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { languageIn } from "./words";

type MayRead = OrganiserScope<"registrations.read">;
type Messages = Record<string, string | null>;

/** The mail about a move as it would be, once for each language in which somebody reads it. */
export async function previewMove(
  scope: MayRead,
  { id }: DeskEvent,
  { wanted, messages }: { wanted: Dates; messages: Messages },
): Promise<ShownLetter[]> {
  const event = await getEventForLetters(database(), scope, id);
  const before = whenAndWhereOf(event);
  const { cities, ...columns } = wanted;
  const texts = event.texts.map((text) => ({ ...text, venueCity: cities[text.locale] ?? null }));
  return eachReader(scope, id, (reader) =>
    previewLetter({
      kind: "event.changed",
      event: { ...event, ...columns, texts },
      reader,
      data: {
        isConfirmed: reader.status === "confirmed",
        before: {
          startsAt: before.startsAt.toISOString(),
          endsAt: before.endsAt.toISOString(),
          place: placeAt(before, reader.locale),
          timeZone: before.timeZone,
        },
        message: wordsFor(messages, event.languages, reader.locale),
      },
    }),
  );
}

/** The mail about a cancellation, in the same way. */
export async function previewCancellation(
  scope: MayRead,
  { id }: DeskEvent,
  messages: Messages,
): Promise<ShownLetter[]> {
  const event = await getEventForLetters(database(), scope, id);
  return eachReader(scope, id, (reader) =>
    previewLetter({
      kind: "event.cancelled",
      event,
      reader,
      data: {
        wasConfirmed: reader.status === "confirmed",
        message: wordsFor(messages, event.languages, reader.locale),
      },
    }),
  );
}

type Reader = Awaited<ReturnType<typeof listExampleReaders>>[number];

async function eachReader(
  scope: MayRead,
  eventId: string,
  letterTo: (reader: Reader) => Promise<{ subject: string; text: string }>,
): Promise<ShownLetter[]> {
  const locale = await visitorLocale();
  const readers = await listExampleReaders(database(), scope, eventId);
  return Promise.all(
    readers.map(async (reader) => ({
      locale: reader.locale,
      language: languageIn(reader.locale, locale),
      name: `${reader.givenName} ${reader.familyName}`,
      ...(await letterTo(reader)),
    })),
  );
}
