import { v7 as uuidv7 } from "uuid";
import { conditionsNoted } from "../../audience/rules";
import { type Audience, audienceSchema } from "../../audience/schema";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import type { Tx } from "../../db";
import type { AnnouncementText } from "../schema";
import { lockSeen, type NotSeen, type Seen } from "./lock-announcement";

type Words = { texts: AnnouncementText[]; audience: Audience; isNews: boolean };

export type SaveResult =
  | { ok: true; id: string; changed: boolean }
  /** `not_a_draft`: it is scheduled, or has been sent. */
  | { ok: false; reason: NotSeen | "not_a_draft" };

/** Begins a draft. Whatever is there is kept, however incomplete. */
export async function draftAnnouncement(
  input: Words & { eventId: string },
  { db, now, actor }: Context,
): Promise<{ id: string }> {
  const { eventId, texts, audience, isNews } = input;
  const id = uuidv7();
  await db.$transaction(async (tx) => {
    const createdById = actor.kind === "organiser" ? actor.id : null;
    await tx.announcement.create({
      data: { id, eventId, audience, isNews, createdById, createdAt: now, texts: { create: texts } },
      select: { id: true },
    });
    await recordSaved(tx, { ...input, id }, { now, actor });
  });
  return { id };
}

/**
 * Changes a draft. What somebody else has changed since this organiser opened it is never overwritten: the version they
 * saw has to be the one on record.
 */
export async function saveAnnouncement(input: Words & Seen, { db, now, actor }: Context): Promise<SaveResult> {
  const { id, texts, audience, isNews } = input;
  return db.$transaction(async (tx): Promise<SaveResult> => {
    const old = await lockSeen(tx, input);
    if (typeof old === "string") return { ok: false, reason: old };
    if (old.status !== "draft") return { ok: false, reason: "not_a_draft" };
    const before = { texts: old.texts, audience: audienceSchema.parse(old.audience), isNews: old.isNews };
    if (JSON.stringify(inOrder(before)) === JSON.stringify(inOrder({ texts, audience, isNews }))) {
      return { ok: true, id, changed: false };
    }
    await tx.announcementText.deleteMany({ where: { announcementId: id } });
    await tx.announcement.update({
      where: { id },
      data: { audience, isNews, version: { increment: 1 }, texts: { create: texts } },
      select: { id: true },
    });
    await recordSaved(tx, input, { now, actor });
    return { ok: true, id, changed: true };
  });
}

const inOrder = ({ texts, audience, isNews }: Words) => [
  [...texts].sort((a, b) => (a.locale < b.locale ? -1 : 1)).map(({ locale, subject, body }) => [locale, subject, body]),
  audience,
  isNews,
];

/** Who it is for and in which languages. Its words stand in the announcement. */
function recordSaved(
  tx: Tx,
  { eventId, id, texts, audience, isNews }: Words & { eventId: string; id: string },
  { now, actor }: Pick<Context, "now" | "actor">,
): Promise<void> {
  return recordAudit(tx, {
    at: now,
    actor,
    action: "announcement.saved",
    eventId,
    after: { announcement: id, languages: texts.map(({ locale }) => locale), isNews, ...conditionsNoted(audience) },
  });
}
