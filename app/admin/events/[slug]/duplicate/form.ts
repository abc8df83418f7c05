import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { reservedSlugs } from "@/lib/event-editor/constants";
import { isSlug } from "@/lib/events/schema";
import { readMoment } from "@/lib/typed-moments";
import type { NewEventError } from "../../new/form";

/** Name under which what was typed is kept. */
export const duplicateForm = (eventId: string) => `duplicate:${eventId}`;

const fields: readonly string[] = ["startsAt", "endsAt", "slug"];
export const isDuplicateField = (name: string): boolean => fields.includes(name);

type Copy = { startsAt: Date; endsAt: Date | null; slug: string | null };

/**
 * Reads the form in the zone of the event that is copied. @param now product time. @param taken an address that was
 * refused as another event's.
 */
export function readCopy(
  values: DraftValues,
  event: DeskEvent,
  now: Date,
  taken?: string,
): { ok: true; copy: Copy } | { ok: false; errors: NewEventError[] } {
  const errors: NewEventError[] = [];
  const start = readMoment(values.startsAt, new Date(0), event.timeZone);
  if (start.error) errors.push({ name: "startsAt", ...start.error });
  else if (start.value <= now) errors.push({ name: "startsAt", code: "starts_in_past" });
  const end = values.endsAt?.trim() ? readMoment(values.endsAt, new Date(0), event.timeZone) : null;
  if (end?.error) errors.push({ name: "endsAt", ...end.error });
  else if (end && end.value <= start.value) errors.push({ name: "endsAt", code: "ends_before_start" });
  const slug = values.slug?.trim().toLowerCase() || null;
  if (slug && (!isSlug(slug) || slug.length > 100)) errors.push({ name: "slug", code: "slug_wrong" });
  else if (slug && (slug === taken || reservedSlugs.includes(slug))) errors.push({ name: "slug", code: "slug_taken" });
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, copy: { startsAt: start.value, endsAt: end?.value ?? null, slug } };
}
