import { recordAudit } from "../audit/commands";
import type { Context } from "../context";
import { type Db, isUniqueViolation, type Tx } from "../db";
import { isLocale } from "../i18n/locales";
import { queueMail } from "../mail/commands";
import type { DigestTopic } from "../mail/schema";
import type { NewsWindow } from "./rules";
import { type NewsChoice, newsColumns } from "./schema";

/**
 * Keeps what an organiser wants to hear of, and when. Who wanted nothing so far is told of what happens from now on.
 * @param realNow real time. @returns whether anything changed.
 */
export async function chooseNews(
  { organiserId, choice, realNow }: { organiserId: string; choice: NewsChoice; realNow: Date },
  { db, now, actor }: Context,
): Promise<{ changed: boolean }> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM organiser WHERE id = ${organiserId}::uuid FOR UPDATE`;
    const before = await tx.organiser.findUniqueOrThrow({
      where: { id: organiserId },
      select: { registrationNews: true, mailTroubleNews: true },
    });
    const { registrationNews, mailTroubleNews } = choice;
    if (registrationNews === before.registrationNews && mailTroubleNews === before.mailTroubleNews) {
      return { changed: false };
    }
    const startsNow = Object.values(newsColumns)
      .filter(({ when }) => before[when] === "never" && choice[when] !== "never")
      .map(({ toldUntil }) => [toldUntil, realNow] as const);
    const data = { registrationNews, mailTroubleNews, ...Object.fromEntries(startsNow) };
    await tx.organiser.update({ where: { id: organiserId }, data });
    const after = { registrationNews, mailTroubleNews };
    await recordAudit(tx, { at: now, actor, action: "organiser.news_changed", before, after });
    return { changed: true };
  });
}

type Reader = { id: string; email: string; name: string | null; locale: string; toldUntil: Date | null };

/**
 * Queues a digest and moves the reader's mark in one transaction: whatever dies, each stretch of time is told once. The
 * mail carries the two moments alone; what happened between them is looked up as it is sent.
 * @param now product time.
 * @returns false, and nothing is written, when somebody else was quicker, or while an earlier digest has not left: hours in
 *   which no mail leaves become one digest, not hundreds.
 */
export async function tellNews(
  db: Db,
  { reader, topic, window, now }: { reader: Reader; topic: DigestTopic; window: NewsWindow; now: Date },
): Promise<boolean> {
  const queue = async (tx: Tx) => {
    if (await isWaiting(tx, topic, reader.id)) return false;
    if (!(await moveMark(tx, topic, reader, window.until))) return false;
    await queueMail(tx, {
      kind: "organiser.digest",
      locale: isLocale(reader.locale) ? reader.locale : "en",
      recipient: reader.email,
      recipientName: reader.name,
      organiserId: reader.id,
      onceKey: `digest:${topic}:${reader.id}:${window.from.toISOString()}`,
      data: { topic, from: window.from.toISOString(), until: window.until.toISOString() },
      queuedAt: now,
    });
    return true;
  };
  try {
    return await db.$transaction(queue);
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function isWaiting(tx: Tx, topic: DigestTopic, organiserId: string): Promise<boolean> {
  const waiting = await tx.outgoingMail.findFirst({
    where: {
      organiserId,
      kind: "organiser.digest",
      status: { in: ["queued", "sending", "waiting_to_retry"] },
      data: { path: ["topic"], equals: topic },
    },
    select: { id: true },
  });
  return waiting !== null;
}

async function moveMark(tx: Tx, topic: DigestTopic, { id, toldUntil }: Reader, until: Date): Promise<boolean> {
  const column = newsColumns[topic].toldUntil;
  const moved = await tx.organiser.updateMany({
    where: { id, disabledAt: null, [column]: toldUntil },
    data: { [column]: until },
  });
  return moved.count === 1;
}
