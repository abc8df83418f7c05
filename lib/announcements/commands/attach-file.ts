import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { inspectFile } from "../../questions/commands/inspect-file";
import { safeFileName } from "../../questions/rules";
import type { FileProblem } from "../../questions/schema";
import { FILES_PER_ANNOUNCEMENT } from "../constants";
import { lockAnnouncement } from "./lock-announcement";

type Place = { eventId: string; id: string };
export type AttachResult =
  | { ok: true }
  | { ok: false; reason: FileProblem | "gone" | "not_a_draft" | "too_many_files" };

/** Adds a file to a draft. Neither its name nor its kind is believed: what it is is found from its content. */
export async function attachFile(
  input: Place & { file: { name: string; content: Buffer } },
  { db, now, actor }: Context,
): Promise<AttachResult> {
  const { content, name } = input.file;
  const inspected = await inspectFile(content);
  if ("problem" in inspected) return { ok: false, reason: inspected.problem };
  const file = {
    id: uuidv7(),
    name: safeFileName(name, inspected.type),
    contentType: inspected.type,
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
  return db.$transaction(async (tx): Promise<AttachResult> => {
    const found = await lockAnnouncement(tx, input);
    if (!found) return { ok: false, reason: "gone" };
    if (found.status !== "draft") return { ok: false, reason: "not_a_draft" };
    if (found.files.length >= FILES_PER_ANNOUNCEMENT) return { ok: false, reason: "too_many_files" };
    await tx.announcementFile.create({
      data: { ...file, announcementId: found.id, content: new Uint8Array(content) },
      select: { id: true },
    });
    await tx.announcement.update({
      where: { id: found.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.saved",
      eventId: found.eventId,
      after: { announcement: found.id, fileAdded: file.name, size: file.size },
    });
    return { ok: true };
  });
}

/** Takes a file out of a draft again. */
export async function removeFile(
  input: Place & { fileId: string },
  { db, now, actor }: Context,
): Promise<AttachResult> {
  return db.$transaction(async (tx): Promise<AttachResult> => {
    const found = await lockAnnouncement(tx, input);
    if (!found) return { ok: false, reason: "gone" };
    if (found.status !== "draft") return { ok: false, reason: "not_a_draft" };
    const removed = await tx.announcementFile.deleteMany({ where: { id: input.fileId, announcementId: found.id } });
    if (removed.count === 0) return { ok: true };
    await tx.announcement.update({
      where: { id: found.id },
      data: { version: { increment: 1 } },
      select: { id: true },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "announcement.saved",
      eventId: found.eventId,
      after: { announcement: found.id, fileRemoved: input.fileId },
    });
    return { ok: true };
  });
}
