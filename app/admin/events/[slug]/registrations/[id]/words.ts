import { mailKindName } from "@/components/admin/status";
import { asDate } from "@/lib/attendance/rules";
import type { HistoryEntry } from "@/lib/audit/queries";
import { formatDayRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { fieldLabel, valueInWords } from "@/lib/i18n/registration-words";
import type { Translate } from "@/lib/i18n/translator";

type Action = "registration:repeated" | "registration:offered_over_capacity";

/** Entries in which an organiser may have gone past those who wait, or beyond capacity: each has sentences of its own. */
const seatsByHand = ["registration.offered", "registration.restored", "registration.confirmed"];

/** Which sentence tells an entry: what an organiser did out of turn, beyond capacity or on their own word has its own. */
function sentenceOf({ action, actorKind }: HistoryEntry, after: Record<string, unknown>): string {
  const name = action.replace(".", ":");
  if (seatsByHand.includes(action) && after.overCapacity === true) return `${name}_over_capacity`;
  if (seatsByHand.includes(action) && after.outOfTurn === true) return `${name}_out_of_turn`;
  const isByOrganiser = actorKind === "organiser";
  switch (action) {
    case "registration.address_corrected":
      return after.letIn === true ? `${name}_let_in` : name;
    case "registration.confirmed":
    case "registration.waitlisted":
      if (after.imported === true) return `${name}_imported`;
      return isByOrganiser ? `${name}_by_hand` : name;
    case "registration.restored":
      return after.status === "waitlisted" ? `${name}_to_line` : name;
    case "registration.changed":
      return after.told === false ? `${name}_silently` : name;
    case "registration.merged":
      return "to" in after ? `${name}_into` : name;
    default:
      return name;
  }
}

/**
 * An audit entry as a sentence: who did what. An action that has no sentence yet is shown by its name.
 * @param moment tells a moment in the event's time zone.
 */
export function sentence(
  t: Translate<"admin">,
  entry: HistoryEntry,
  moment: (at: Date) => string,
  locale: Locale,
): string {
  const actor = entry.organiser?.name ?? entry.organiser?.email ?? t(`history.actors.${entry.actorKind}`);
  const after = record(entry.after);
  const key = `history.actions.${sentenceOf(entry, after)}` as `history.actions.${Action}`;
  if (!t.has(key)) return t("history.other", { actor, action: entry.action });
  const text = (name: string) => String(after[name] ?? "");
  const until = Number.isNaN(Date.parse(text("heldUntil"))) ? "" : moment(new Date(text("heldUntil")));
  const count = Number(after.passedOver ?? 0);
  return t(key, {
    actor,
    until,
    count,
    reference: text("reference"),
    name: text("name"),
    to: text("to"),
    from: text("from"),
    tag: String(after.tag ?? record(entry.before).tag ?? ""),
    day: dayInWords(after.day ?? record(entry.before).day, locale),
    kind: mailKindName(t, text("kind")),
  });
}

/** A day such as 2024-03-19 as people write it; whatever else stands there as it is. */
function dayInWords(day: unknown, locale: Locale): string {
  if (typeof day !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return "";
  return formatDayRange(asDate(day), asDate(day), locale);
}

/** What changed, field by field. What somebody gave when registering stands on the page already and is left out. */
export function changes(
  t: Translate<"admin">,
  entry: HistoryEntry,
  locale: Locale,
  asked: ReadonlyMap<string, string>,
) {
  const before = record(entry.before);
  const after = record(entry.after);
  // Which day or tag it was stands in the sentence.
  if (entry.action === "attendance.withdrawn" || entry.action === "registration.untagged") return [];
  return Object.keys(before).map((field) => ({
    field: fieldLabel(t, field, asked),
    before: valueInWords(field, before[field], locale),
    after: valueInWords(field, after[field], locale),
  }));
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}
