import { recordAudit } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { type FieldValues, mergeEdits } from "../../edits/rules";
import { isCancelled } from "../../events/rules";
import type { Locale } from "../../i18n/locales";
import { saveAnswers } from "../../questions/commands/save-answers";
import { listAnswers } from "../../questions/queries";
import { answerField, type CheckedAnswer } from "../../questions/schema";
import { canChangeDetails, isEnded } from "../rules";
import { type ChangedDetails, heldFields } from "../schema";
import { lockRegistration } from "./lock-registration";
import { tellParticipant } from "./tell-participant";

export type ChangeResult =
  | {
      ok: true;
      changed: boolean /** Fields that others changed since `basis`, and that were left to them. */;
      others?: string[];
    }
  | { ok: false; reason: "ended" | "too_late" | "event_cancelled" | "erased" | "merged" }
  | { ok: false; reason: "changed_meanwhile"; fields: string[] };

type ChangeInput = {
  registrationId: string;
  details: ChangedDetails;
  /** What `checkAnswers` made of the form; questions that are not among them keep their answers. */
  answers?: CheckedAnswer[];
  /** Language of mails and own page; stays as it is when left out. */
  locale?: Locale;
  /** What the form showed, by `heldFields`; left out, whatever differs from the record is written. */
  basis?: FieldValues;
  /** Whether the participant gets a mail with what is on record now. */
  tells?: boolean;
};

/**
 * Puts new details and answers on record, the old ones in the audit log, and mails what is on record now, with an updated
 * calendar entry where there is one. Nothing is written and nobody is mailed when nothing differs.
 *
 * With a `basis`, what somebody else changed meanwhile is kept: fields that only one of the two touched are brought
 * together, and where both touched one, nothing is written and whoever comes second decides.
 * @returns a refusal when the event was cancelled; for participants also when the registration has ended or the event's
 *   last moment for changes is over; `changed_meanwhile` with the fields to decide about.
 */
export async function changeDetails(input: ChangeInput, { db, now, actor }: Context): Promise<ChangeResult> {
  return db.$transaction(async (tx): Promise<ChangeResult> => {
    const registration = await lockRegistration(tx, input.registrationId);
    const { id, eventId, status } = registration;
    if (registration.erasedAt) return { ok: false, reason: "erased" };
    if (registration.mergedIntoId) return { ok: false, reason: "merged" };
    if (isEnded(status) && actor.kind !== "organiser") return { ok: false, reason: "ended" };
    if (isCancelled(registration.event)) return { ok: false, reason: "event_cancelled" };
    if (actor.kind === "participant" && !canChangeDetails(status, registration.event, now)) {
      return { ok: false, reason: "too_late" };
    }
    const given = input.answers ?? [];
    const current = heldFields(registration, await listAnswers(tx, id));
    const wanted = heldFields({ locale: registration.locale, ...input.details, ...nonNull(input.locale) }, given);
    const { touched, conflicts, others } = mergeEdits(input.basis ?? current, current, wanted);
    if (conflicts.length > 0) return { ok: false, reason: "changed_meanwhile", fields: conflicts };
    const left = others.length > 0 ? { others } : {};

    const columns = only(touched, { ...input.details, ...nonNull(input.locale) });
    const details = differences(registration, columns);
    const answers = await saveAnswers(tx, {
      registrationId: id,
      answers: given.filter(({ key }) => touched.includes(answerField(key))),
      now,
    });
    const before = { ...details.before, ...answers.before };
    const after = { ...details.after, ...answers.after };
    if (Object.keys(after).length === 0) return { ok: true, changed: false, ...left };

    const tells = (input.tells ?? true) && !isEnded(status);
    const isConfirmed = status === "confirmed";
    const calendarSequence = registration.calendarSequence + (tells && isConfirmed ? 1 : 0);
    const changed = await tx.registration.update({
      where: { id },
      data: { ...columns, updatedAt: now, calendarSequence },
    });
    await recordAudit(tx, {
      at: now,
      actor,
      action: "registration.changed",
      eventId,
      registrationId: id,
      before,
      after: { ...after, ...(tells || actor.kind === "participant" ? {} : { told: false }) },
    });
    if (tells) await tellParticipant(tx, changed, "registration.changed", { calendarSequence, isConfirmed }, now);
    return { ok: true, changed: true, ...left };
  });
}

const nonNull = (locale: Locale | undefined) => (locale ? { locale } : {});

type Columns = Partial<ChangedDetails & { locale: string }>;

function only(fields: string[], columns: Columns): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([field]) => fields.includes(field)));
}

/** The fields that differ, with their old and their new values. */
export function differences(
  old: ChangedDetails & { locale: string },
  next: Columns,
): { before: AuditValues; after: AuditValues } {
  const before: AuditValues = {};
  const after: AuditValues = {};
  for (const field of Object.keys(next) as (keyof Columns)[]) {
    if (old[field] === next[field]) continue;
    before[field] = old[field];
    after[field] = next[field] ?? null;
  }
  return { before, after };
}
