import { recordAudit } from "../audit/commands";
import type { AuditAction } from "../audit/schema";
import type { Context } from "../context";
import type { Tx } from "../db";
import type { OrganiserScope } from "../organisers/policy";
import { lockRegistration } from "../registrations/commands/lock-registration";
import { canChangeNote } from "./policy";

type MayChange = OrganiserScope<"registrations.change">;

/** `changed_meanwhile`: somebody else has changed the text since it was shown. */
export type NoteResult = { ok: true } | { ok: false; reason: "gone" | "not_yours" | "changed_meanwhile" | "erased" };

/**
 * Writes a note about a registration, in the organiser's name. The log says that there is one and whose, not what it says:
 * notes can be taken back, the log cannot.
 * @param input.noteId any new UUID: a form that is sent twice makes one note. @param input.text checked by `noteSchema`.
 */
export async function addNote(
  scope: MayChange,
  input: { noteId: string; registrationId: string; text: string },
  { db, now }: Pick<Context, "db" | "now">,
): Promise<NoteResult> {
  return db.$transaction(async (tx): Promise<NoteResult> => {
    const { noteId: id, registrationId, text } = input;
    const { eventId, erasedAt } = await lockRegistration(tx, registrationId);
    if (erasedAt) return { ok: false, reason: "erased" };
    const { count } = await tx.registrationNote.createMany({
      data: { id, registrationId, authorId: scope.organiserId, text, writtenAt: now },
      skipDuplicates: true,
    });
    if (count > 0) await note(tx, scope, "note.added", { id, registrationId, eventId, now });
    return { ok: true };
  });
}

/**
 * Changes the text of a note: one's own, or any as an owner.
 * @param input.basis the text as it was shown.
 */
export async function changeNote(
  scope: MayChange,
  input: { noteId: string; registrationId: string; text: string; basis: string },
  context: Pick<Context, "db" | "now">,
): Promise<NoteResult> {
  const { text, basis } = input;
  return withNote(scope, input, context, async (tx, found) => {
    if (found.text === text) return { ok: true };
    if (found.text !== basis) return { ok: false, reason: "changed_meanwhile" };
    await tx.registrationNote.update({ where: { id: found.id }, data: { text, changedAt: context.now } });
    await note(tx, scope, "note.changed", { ...found, now: context.now });
    return { ok: true };
  });
}

/** Removes a note for good: one's own, or any as an owner. */
export async function removeNote(
  scope: MayChange,
  input: { noteId: string; registrationId: string },
  context: Pick<Context, "db" | "now">,
): Promise<NoteResult> {
  return withNote(scope, input, context, async (tx, found) => {
    await tx.registrationNote.delete({ where: { id: found.id } });
    await note(tx, scope, "note.removed", { ...found, now: context.now });
    return { ok: true };
  });
}

type Found = { id: string; text: string; registrationId: string; eventId: string };

async function withNote(
  scope: MayChange,
  { noteId: id, registrationId }: { noteId: string; registrationId: string },
  { db }: Pick<Context, "db">,
  act: (tx: Tx, found: Found) => Promise<NoteResult>,
): Promise<NoteResult> {
  return db.$transaction(async (tx): Promise<NoteResult> => {
    const { eventId } = await lockRegistration(tx, registrationId);
    const found = await tx.registrationNote.findFirst({ where: { id, registrationId } });
    if (!found) return { ok: false, reason: "gone" };
    return canChangeNote(scope, found) ? act(tx, { ...found, eventId }) : { ok: false, reason: "not_yours" };
  });
}

async function note(
  tx: Tx,
  scope: MayChange,
  action: AuditAction,
  { id, registrationId, eventId, now }: Omit<Found, "text"> & { now: Date },
): Promise<void> {
  const actor = { kind: "organiser", id: scope.organiserId } as const;
  await recordAudit(tx, { at: now, actor, action, eventId, registrationId, after: { note: id } });
}
