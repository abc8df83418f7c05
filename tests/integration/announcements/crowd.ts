import { draftAnnouncement } from "@/lib/announcements/commands/save-announcement";
import type { AnnouncementText } from "@/lib/announcements/schema";
import { type Audience, everybody } from "@/lib/audience/schema";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db";
import { buildEvent, buildOrganiser, buildRegistration } from "../../support/factories";

export const now = new Date("2024-03-01T09:00:00Z");

/** An event with an organiser who writes to its people. */
export async function openEvent(db: Db) {
  const event = await buildEvent(db, { capacity: 100_000 });
  const organiser = await buildOrganiser(db);
  const as = (at: Date): Context => ({ db, now: at, actor: { kind: "organiser", id: organiser.id } });
  return { event, organiser, ctx: as(now), as };
}

/** The same person so many times, with addresses of their own. */
export async function addCrowd(db: Db, eventId: string, count: number): Promise<void> {
  const { id } = await buildRegistration(db, { eventId });
  await db.$executeRaw`
    INSERT INTO registration (id, event_id, reference, status, locale, given_name, family_name, email, email_key,
      organisation, organisation_type, country, submission_id, registered_at, updated_at)
    SELECT gen_random_uuid(), event_id, reference || n, status, locale, given_name, family_name,
      n || email, n || email_key, organisation, organisation_type, country, gen_random_uuid(), registered_at, updated_at
    FROM registration, generate_series(2, ${count}) n WHERE id = ${id}::uuid`;
}

const english: AnnouncementText = {
  locale: "en",
  subject: "About {event}",
  body: "Dear {given_name},\n\nthe room is Blue.",
};

/** A draft that can be sent as it is, for everybody. */
export async function draft(
  ctx: Context,
  eventId: string,
  changes: {
    texts?: AnnouncementText[];
    isNews?: boolean;
    audience?: Partial<Audience>;
  } = {},
) {
  const { texts = [english], isNews = false, audience = {} } = changes;
  const { id } = await draftAnnouncement({ eventId, texts, isNews, audience: { ...everybody, ...audience } }, ctx);
  return { eventId, id, version: 1 };
}

export const find = (db: Db, { id }: { id: string }) => db.announcement.findUniqueOrThrow({ where: { id } });

/** Its mails to participants, in the order of their addresses. */
export const mailsOf = (db: Db, { id }: { id: string }) =>
  db.outgoingMail.findMany({ where: { announcementId: id, organiserId: null }, orderBy: { recipient: "asc" } });
