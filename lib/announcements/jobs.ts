import { clock } from "../clock";
import type { Db } from "../db";
import { logger } from "../logger";
import { startAnnouncement } from "./commands/start-announcement";

/**
 * Starts announcements whose time has come (product time), and notes the end of those of which no mail is on its way any
 * more. May run twice at once and at any moment. @returns how many changed.
 */
export async function advanceAnnouncements({ db }: { db: Db }): Promise<number> {
  const now = clock.now();
  return (await startDueAnnouncements({ db, now })) + (await finishAnnouncements({ db, now }));
}

export async function startDueAnnouncements({ db, now }: { db: Db; now: Date }): Promise<number> {
  const due = await db.announcement.findMany({
    where: { status: "scheduled", sendAt: { lte: now } },
    select: { id: true, eventId: true },
    orderBy: [{ sendAt: "asc" }, { id: "asc" }],
  });
  let started = 0;
  for (const announcement of due) {
    // One that cannot be started must not keep the others waiting.
    const queued = await startAnnouncement(announcement, { db, now, actor: { kind: "system" } }).catch((error) => {
      logger.error({ err: error, announcementId: announcement.id }, "an announcement could not be started");
      return null;
    });
    if (queued !== null) started += 1;
  }
  return started;
}

/** Those that were stopped end too, once the last mail that was already leaving has had its fate. */
export async function finishAnnouncements({ db, now }: { db: Db; now: Date }): Promise<number> {
  return db.$executeRaw`
    UPDATE announcement a
    SET finished_at = ${now}, status = CASE WHEN a.status = 'sending' THEN 'sent' ELSE a.status END
    WHERE a.status IN ('sending', 'stopped') AND a.finished_at IS NULL AND NOT EXISTS (
      SELECT FROM outgoing_mail m
      WHERE m.announcement_id = a.id AND m.organiser_id IS NULL AND m.status IN ('queued', 'sending', 'waiting_to_retry'))`;
}
