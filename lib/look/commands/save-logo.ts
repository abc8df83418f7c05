import { createHash } from "node:crypto";
import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { lockEvent } from "../../db";
import { NotFoundError } from "../../errors";
import { eventLogo, type Logo } from "../constants";
import { altTextsOf, logoVersion } from "../rules";
import type { LogoProblem } from "../schema";
import { inspectLogo } from "./inspect-logo";

export type SaveLogoResult =
  | { ok: true; changed: boolean }
  | { ok: false; reason: LogoProblem }
  | { ok: false; reason: "changed_meanwhile"; version: string };

/**
 * Puts a logo on an event's page, in the place of the one that is there; or, without a file, changes the words for those
 * who do not see it. Neither the file's name nor its kind is believed. The same again changes nothing.
 * @param input.version of what the form showed (`logoVersion`). @param input.altTexts by language, as `readAltTexts` reads them.
 * @returns a refusal for what is no logo; and, where somebody else has changed it since, one with the version that is there now.
 */
export async function saveLogo(
  input: { eventId: string; version: string; content: Buffer | null; altTexts: Record<string, string> },
  { db, now, actor }: Context,
): Promise<SaveLogoResult> {
  const { eventId, content, altTexts } = input;
  const inspected = content && (await inspectLogo(content));
  if (inspected && "problem" in inspected) return { ok: false, reason: inspected.problem };
  return db.$transaction(async (tx): Promise<SaveLogoResult> => {
    await lockEvent(tx, eventId);
    const event = await tx.event.findUnique({ where: { id: eventId }, select: { logo: eventLogo } });
    if (!event) throw new NotFoundError("No such event.");
    const { logo } = event;
    const picture =
      inspected && content
        ? {
            contentType: inspected.type,
            width: inspected.width,
            height: inspected.height,
            sha256: createHash("sha256").update(content).digest("hex"),
          }
        : null;
    const [before, after] = [logo && recordOf(logo), recordOf({ ...(picture ?? logo), altTexts })];
    if (sameRecord(before, after)) return { ok: true, changed: false };
    const current = logoVersion(logo);
    if (current !== input.version) return { ok: false, reason: "changed_meanwhile", version: current };
    if (!inspected && !logo) return { ok: false, reason: "none" };
    if (picture && content) {
      const data = { ...picture, bytes: new Uint8Array(content), altTexts, uploadedAt: now };
      await tx.eventLogo.upsert({
        where: { eventId },
        create: { eventId, ...data },
        update: data,
        select: { eventId: true },
      });
    } else {
      await tx.eventLogo.update({ where: { eventId }, data: { altTexts }, select: { eventId: true } });
    }
    await recordAudit(tx, {
      at: now,
      actor,
      action: "event.look_changed",
      eventId,
      before: { logo: before },
      after: { logo: after },
    });
    return { ok: true, changed: true };
  });
}

export type RemoveLogoResult = { ok: true; removed: boolean } | { ok: false; reason: "changed_meanwhile" };

/**
 * Takes the logo off the page. Asked twice, the second finds it done.
 * @param input.version of what the page showed that asked (`logoVersion`).
 * @returns a refusal where another logo, or other words for it, stand there since.
 */
export async function removeLogo(
  { eventId, version }: { eventId: string; version: string },
  { db, now, actor }: Context,
): Promise<RemoveLogoResult> {
  return db.$transaction(async (tx): Promise<RemoveLogoResult> => {
    await lockEvent(tx, eventId);
    const logo = await tx.eventLogo.findUnique({ where: { eventId }, ...eventLogo });
    if (!logo) return { ok: true, removed: false };
    if (logoVersion(logo) !== version) return { ok: false, reason: "changed_meanwhile" };
    await tx.eventLogo.delete({ where: { eventId }, select: { eventId: true } });
    const before = { logo: recordOf(logo) };
    await recordAudit(tx, { at: now, actor, action: "event.look_changed", eventId, before, after: { logo: null } });
    return { ok: true, removed: true };
  });
}

/** A logo as it stands in the audit log: what it is and a fingerprint, not the picture itself. */
function recordOf({ contentType, width, height, sha256, altTexts }: Partial<Logo>): AuditValues {
  return {
    contentType: contentType ?? null,
    width: width ?? null,
    height: height ?? null,
    sha256: sha256 ?? null,
    altTexts: altTextsOf({ altTexts: altTexts ?? {} }),
  };
}

/** jsonb keeps names in an order of its own, so words are compared one by one. */
function sameRecord(one: AuditValues | null, other: AuditValues): boolean {
  if (!one || one.sha256 !== other.sha256) return false;
  const [was, is] = [one.altTexts, other.altTexts] as Record<string, string>[];
  const languages = Object.keys({ ...was, ...is });
  return languages.every((language) => was?.[language] === is?.[language]);
}
