import { lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { eventProgramme, eventSpeakers } from "../constants";

/** What commands look at, with the event locked: nothing of the programme changes until the transaction ends. */
export async function lockProgramme(tx: Tx, eventId: string) {
  await lockEvent(tx, eventId);
  const event = await tx.event.findUnique({
    where: { id: eventId },
    select: { languages: true, programme: eventProgramme, speakers: eventSpeakers },
    relationLoadStrategy: "join",
  });
  if (!event) throw new NotFoundError("No such event.");
  return { languages: event.languages, items: event.programme, speakers: event.speakers };
}

/** The words that were sent, and those on record in languages that the event no longer has: a form did not show them. */
export function keptTexts<Text extends { locale: string }>(
  sent: readonly Text[],
  stored: readonly Text[],
  languages: readonly string[],
): Text[] {
  const unseen = stored.filter(({ locale }) => !languages.includes(locale));
  return [...sent.filter(({ locale }) => languages.includes(locale)), ...unseen];
}

/** Why a change is refused: somebody else has changed or removed it since it was shown, or there is no room for more. */
export type ProgrammeRefusal = "changed_meanwhile" | "gone" | "too_many";
