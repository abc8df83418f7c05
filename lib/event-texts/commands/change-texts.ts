import type { Prisma } from "@/prisma/generated/client";
import { recordAudit } from "../../audit/commands";
import type { AuditValue, AuditValues } from "../../audit/schema";
import { clock } from "../../clock";
import type { Context } from "../../context";
import { isUniqueViolation, lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { fieldsOf, mergeTexts, readTexts, storedTexts } from "../rules";
import { type SectionName, type TextName, type TypedTexts, textField } from "../schema";

type Input = {
  eventId: string;
  section: SectionName;
  /** What the form said when it was shown; another organiser may have saved since. */
  basis: TypedTexts;
  typed: TypedTexts;
};

export type ChangeTextsResult =
  | { ok: true; changed: boolean /** Where the event's pages are now. */; slug: string }
  | {
      ok: false;
      /** `wrong`: something cannot be saved as it is (`readTexts`). `changed_meanwhile`: both have changed one field (`mergeTexts`). */
      reason: "wrong" | "changed_meanwhile" | "slug_taken";
    };

/**
 * Saves one section of an event's texts, in all its languages and with the facts that belong to it. Fields that only
 * somebody else has changed since the form was shown keep their words; where both changed one, nothing is saved. Texts
 * and facts have an entry each in the log, with the old and the new words of what changed and of nothing else.
 */
export async function changeTexts(input: Input, context: Context): Promise<ChangeTextsResult> {
  try {
    return await context.db.$transaction((tx) => change(tx, input, context));
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "slug_taken" };
    throw error;
  }
}

async function change(
  tx: Tx,
  { eventId, section, basis, typed }: Input,
  { now, actor }: Context,
): Promise<ChangeTextsResult> {
  await lockEvent(tx, eventId);
  const event = await tx.event.findUnique({
    where: { id: eventId },
    include: { texts: { orderBy: { locale: "asc" } }, _count: { select: { registrations: true } } },
  });
  if (!event) throw new NotFoundError("No such event.");
  const current = storedTexts(section, event);
  const { values, conflicts } = mergeTexts(fieldsOf(section, event), { basis, typed, current });
  if (conflicts.length > 0) return { ok: false, reason: "changed_meanwhile" };
  const result = readTexts(section, values, event, event._count.registrations === 0);
  if (!result.ok) return { ok: false, reason: "wrong" };
  const { details, texts } = result.read;

  const facts = new Changes();
  for (const [name, value] of Object.entries(details)) facts.note(name, event[name as keyof typeof event], value);
  const words = new Changes();
  for (const old of event.texts) {
    for (const [name, value] of Object.entries(texts[old.locale] ?? {})) {
      words.note(textField(name as TextName, old.locale), old[name as TextName], value);
    }
  }
  if (facts.isEmpty && words.isEmpty) return { ok: true, changed: false, slug: event.slug };
  // Also where words alone have changed: the event's page has a new date (sitemap).
  const data = { ...details, updatedAt: clock.realNow() } as Prisma.EventUpdateInput;
  const { slug } = await tx.event.update({ where: { id: eventId }, data });
  for (const [locale, data] of Object.entries(texts)) {
    const where = { eventId_locale: { eventId, locale } };
    await tx.eventText.update({ where, data: data as Prisma.EventTextUpdateInput });
  }
  const common = { at: now, actor, eventId };
  if (!facts.isEmpty) await recordAudit(tx, { ...common, action: "event.details_changed", ...facts.values });
  if (!words.isEmpty) await recordAudit(tx, { ...common, action: "event.texts_changed", ...words.values });
  return { ok: true, changed: true, slug };
}

/** The values that differ, as they stand in the log. */
class Changes {
  readonly values: { before: AuditValues; after: AuditValues } = { before: {}, after: {} };

  get isEmpty(): boolean {
    return Object.keys(this.values.after).length === 0;
  }

  note(name: string, old: unknown, next: unknown): void {
    const [before, after] = [plain(old), plain(next)];
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    this.values.before[name] = before;
    this.values.after[name] = after;
  }
}

function plain(value: unknown): AuditValue {
  return value instanceof Date ? value.toISOString() : ((value ?? null) as AuditValue);
}
