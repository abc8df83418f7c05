import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { queueMail } from "../../mail/commands";

import type { PlaceholderValues } from "../../mail-texts/schema";
import { filledForTest } from "../rules";
import type { AnnouncementText } from "../schema";
import { lockSeen, type NotSeen, type Seen } from "./lock-announcement";

export type TestResult = { ok: true } | { ok: false; reason: NotSeen };

/**
 * Sends an announcement, as it stands, to the organiser alone: with the words somebody would read and their values in them, but
 * without their secret link. It goes ahead of all other mail and counts neither as sent nor to anybody's record.
 * @param input.mark stands before the subject, so that nobody takes it for the real thing.
 */
export async function testAnnouncement(
  input: Seen & {
    text: AnnouncementText;
    values: PlaceholderValues;
    mark: string;
    organiser: { id: string; email: string; name: string | null };
  },
  { db, now, actor }: Context,
): Promise<TestResult> {
  const { text, values, organiser } = input;
  return db.$transaction(async (tx): Promise<TestResult> => {
    const found = await lockSeen(tx, input);
    if (typeof found === "string") return { ok: false, reason: found };
    await queueMail(tx, {
      kind: "announcement.sent",
      lane: 0,
      locale: text.locale,
      recipient: organiser.email,
      recipientName: organiser.name,
      organiserId: organiser.id,
      eventId: found.eventId,
      announcementId: found.id,
      data: {
        subject: `${input.mark} ${filledForTest(text.subject, values)}`,
        body: filledForTest(text.body, values),
        isNews: found.isNews,
      },
      queuedAt: now,
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.tested",
      eventId: found.eventId,
      after: { announcement: found.id, language: text.locale },
    });
    return { ok: true };
  });
}
