import type { Tx } from "../../db";
import { isLocale } from "../../i18n/locales";

/**
 * Reads an announcement for a change, with its row held until the transaction ends: two organisers, two presses and the
 * clock take turns. Null when there is none of this event.
 */
export async function lockAnnouncement(tx: Tx, { eventId, id }: { eventId: string; id: string }) {
  await tx.$executeRaw`SELECT FROM announcement WHERE id = ${id}::uuid FOR UPDATE`;
  const found = await tx.announcement.findFirst({
    where: { id, eventId },
    include: {
      texts: { omit: { announcementId: true }, orderBy: { locale: "asc" } },
      event: { select: { languages: true } },
      files: { select: { id: true } },
    },
  });
  if (!found) return null;
  const texts = found.texts.flatMap((text) => (isLocale(text.locale) ? [{ ...text, locale: text.locale }] : []));
  return { ...found, texts };
}
export type LockedAnnouncement = NonNullable<Awaited<ReturnType<typeof lockAnnouncement>>>;

/** Which announcement a button is about, and which version of it its presser has seen. */
export type Seen = { eventId: string; id: string; version: number };

/** `gone`: removed meanwhile. `changed_elsewhere`: another organiser, or another window, has changed it since it was seen. */
export type NotSeen = "gone" | "changed_elsewhere";

/** @returns the announcement, or why it is not the one its presser has seen. */
export async function lockSeen(tx: Tx, seen: Seen): Promise<LockedAnnouncement | NotSeen> {
  const found = await lockAnnouncement(tx, seen);
  if (!found) return "gone";
  return found.version === seen.version ? found : "changed_elsewhere";
}
