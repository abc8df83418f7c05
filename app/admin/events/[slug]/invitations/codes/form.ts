import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import type { SetAsideRefusal } from "@/lib/invitations/rules";
import { codeSchema, codeSeatsSchema, labelSchema } from "@/lib/invitations/schema";
import { type MomentError, readUntil } from "../form";

/** Name under which a new code is kept until it is added, and the changed number of an old one. */
export const codeForm = (slug: string) => `code:${slug}`;
export const codeNumberForm = (id: string) => `code-number:${id}`;

export const codeFields = ["label", "code", "seats", "reserves", "until", "overWaitingList", "timeZone"] as const;

const codes = [
  "label_missing",
  "label_too_long",
  "label_unprintable",
  "code_letters",
  "code_short",
  "code_long",
  "not_a_number",
] as const;
export type CodeErrorCode = (typeof codes)[number] | MomentError | "zone_changed";
export type CodeError = { name: string; code: CodeErrorCode; typed?: string };

export type NewCode = { label: string; code: string; seats: number; holdsSeats: boolean; reservedUntil: Date };

/** Reads the form of a new code. @param now product time. */
export function readCode(
  values: DraftValues,
  event: DeskEvent,
  now: Date,
): { ok: true; code: NewCode } | { ok: false; errors: CodeError[] } {
  const label = labelSchema.safeParse(values.label ?? "");
  const code = codeSchema.safeParse(values.code ?? "");
  const seats = codeSeatsSchema.safeParse(values.seats ?? "");
  // It has a time of day alone: nobody saves that of a zone that they have not seen.
  const isOtherZone = values.timeZone !== undefined && values.timeZone !== event.timeZone;
  const until = isOtherZone ? ({ code: "zone_changed" } as const) : readUntil(values.until, event, now);
  if (label.success && code.success && seats.success && "at" in until) {
    const holdsSeats = values.reserves === "yes";
    return {
      ok: true,
      code: { label: label.data, code: code.data, seats: seats.data, holdsSeats, reservedUntil: until.at },
    };
  }
  const errors = Object.entries({ label, code, seats }).flatMap(([name, { error }]): CodeError[] => {
    const found = error && codes.find((known) => known === error.issues[0]?.message);
    return error ? [{ name, code: found ?? "not_a_number" }] : [];
  });
  return { ok: false, errors: "code" in until ? [...errors, { name: "until", ...until }] : errors };
}

/** Why seats cannot be set aside, as it is kept with what was typed; and read again. */
export const keptRefusal = (refusal: SetAsideRefusal | { reason: "code_taken" }) => JSON.stringify(refusal);

export function refusalFrom(kept: string | undefined): SetAsideRefusal | { reason: "code_taken" } | null {
  return kept ? (JSON.parse(kept) as SetAsideRefusal | { reason: "code_taken" }) : null;
}
