import { clock } from "../clock";
import type { Db } from "../db";
import { defaultTimeZone } from "../events/constants";
import type { DigestTopic } from "../mail/schema";
import { eventsRead } from "../organisers/policy";
import { tellNews } from "./commands";
import { hasNews } from "./queries";
import { dueWindow } from "./rules";
import { newsColumns } from "./schema";

const topics = Object.keys(newsColumns) as DigestTopic[];

/**
 * Mails organisers what is new, as each has chosen: at once, daily at seven, never. No mail when there is nothing to tell.
 * @param now real time. @param productNow product time at the same moment. @returns how many mails were queued.
 */
export async function sendNews({
  db,
  now,
  productNow = clock.now(),
}: {
  db: Db;
  now: Date;
  productNow?: Date;
}): Promise<number> {
  const eventRoles = { select: { eventId: true, role: true } } as const;
  const readers = await db.organiser.findMany({ where: { disabledAt: null }, include: { eventRoles } });
  let count = 0;
  for (const reader of readers) {
    const events = eventsRead(reader);
    if (events?.length === 0) continue;
    for (const topic of topics) {
      const toldUntil = reader[newsColumns[topic].toldUntil];
      const wish = { when: reader[newsColumns[topic].when], toldUntil, since: reader.createdAt };
      const window = dueWindow(wish, { now, productNow, timeZone: defaultTimeZone });
      if (!window || !(await hasNews(db, topic, window, events))) continue;
      if (await tellNews(db, { reader: { ...reader, toldUntil }, topic, window, now: productNow })) count += 1;
    }
  }
  return count;
}
