import { v7 as uuidv7 } from "uuid";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { auditRow, recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { allowOverCapacity, isUniqueViolation, lockEvent, type Tx } from "../../db";
import { NotFoundError } from "../../errors";
import { findSeating } from "../../events/queries";
import { isCancelled } from "../../events/rules";
import { mailRow } from "../../mail/commands";
import { newAnswersNoted } from "../../questions/schema";
import { isRecognised } from "../../recognised-bodies/queries";
import { Ledger } from "../../registrations/commands/ledger";
import { newRegistration } from "../../registrations/commands/new-registration";
import { mailOfStanding } from "../../registrations/commands/tell-participant";
import { entryStep, placeByHand, transition, verificationDeadline } from "../../registrations/rules";
import type { RegistrationDetails } from "../../registrations/schema";
import type { JudgedRow } from "../rules";
import { type ImportOptions, optionsSchema, readFindings } from "../schema";
import { changePeople } from "./change-people";
import { emptyRows } from "./discard-import";
import { IMPORT_PATIENCE, judgeImport, lockImport, noteFindings } from "./judge-import";
import { tagPeople } from "./tag-people";

export type ApplyInput = {
  eventId: string;
  id: string;
  /** They get seats also where none are free or others wait for them; on record with each of them. */
  seatAnyway: boolean;
  /** What is wrong is left out, rather than nothing being done. */
  leaveOutWrong: boolean;
};

export type ApplyResult =
  | { ok: true; added: number; waiting: number; changed: number }
  | {
      ok: false;
      reason: "gone" | "not_checked" | "wrong_rows" | "undecided" | "changed" | "full" | "event_cancelled" | "nothing";
    };

/** References are random; of thousands two may meet. */
const TRIES = 3;

/**
 * Carries an import out, all of it or nothing, in one transaction under the event's lock: new people with a seat where one
 * is free and nobody waits, otherwise at the end of the line, unless an organiser said so; known ones get the file's values
 * where that was decided. Everything is judged once more first, and what has changed since the check is shown instead of
 * carried out. A second press does nothing. Each person has an audit entry, and the import one; mails only if asked for.
 */
export async function applyImport(input: ApplyInput, context: Context): Promise<ApplyResult> {
  for (let tries = 1; ; tries++) {
    try {
      return await context.db.$transaction((tx) => apply(tx, input, context), IMPORT_PATIENCE);
    } catch (error) {
      if (!isUniqueViolation(error) || tries === TRIES) throw error;
    }
  }
}

async function apply(tx: Tx, input: ApplyInput, context: Context): Promise<ApplyResult> {
  const { eventId, id } = input;
  await lockEvent(tx, eventId);
  const run = await lockImport(tx, eventId, id);
  if (!run) return { ok: false, reason: "gone" };
  if (run.status !== "checked") return { ok: false, reason: "not_checked" };
  const shown = await tx.importRow.findMany({
    where: { importRunId: id },
    select: { number: true, verdict: true, problems: true },
  });
  const rows = await judgeImport(tx, run);
  const shownRows = new Map(shown.map((row) => [row.number, row]));
  if (rows.some((row) => isOther(row, shownRows.get(row.number)))) {
    await noteFindings(tx, id, rows);
    return { ok: false, reason: "changed" };
  }
  const decision = ({ number }: JudgedRow) => readFindings(shownRows.get(number)?.problems).decision;
  const conflicts = rows.filter(({ verdict }) => verdict === "conflict");
  if (!input.leaveOutWrong && rows.some(({ verdict }) => verdict === "wrong"))
    return { ok: false, reason: "wrong_rows" };
  if (conflicts.some((row) => decision(row) === null)) return { ok: false, reason: "undecided" };
  const fresh = rows.filter(({ verdict }) => verdict === "fresh");
  const theirs = conflicts.filter((row) => decision(row) === "theirs");
  if (fresh.length + theirs.length === 0) return { ok: false, reason: "nothing" };

  const options = optionsSchema.parse(run.options);
  const added = await addPeople(tx, fresh, { ...input, options }, context);
  if (!Array.isArray(added)) return { ok: false, reason: added };
  await changePeople(tx, eventId, theirs, options, context);
  await finish(tx, id, added, context);
  const waiting = added.filter(({ status }) => status === "waitlisted").length;
  await recordAudit(tx, {
    at: context.now,
    actor: context.actor,
    action: "registrations.imported",
    eventId,
    after: {
      fileName: run.fileName,
      count: added.length + theirs.length,
      added: added.length,
      waiting,
      changed: theirs.length,
      leftOut: rows.length - added.length - theirs.length,
      seatAnyway: input.seatAnyway,
      mails: options.mails,
    },
  });
  return { ok: true, added: added.length, waiting, changed: theirs.length };
}

/** Whether a row would do something else than what the organiser was shown. */
function isOther(row: JudgedRow, shown: { verdict: string | null; problems: unknown } | undefined): boolean {
  const { wrong, differs } = readFindings(shown?.problems);
  return (
    row.verdict !== shown?.verdict ||
    JSON.stringify([row.findings.wrong, row.findings.differs]) !== JSON.stringify([wrong, differs])
  );
}

type Added = { number: number; id: string; status: RegistrationStatus };

async function addPeople(
  tx: Tx,
  rows: JudgedRow[],
  input: ApplyInput & { options: ImportOptions },
  { now, actor }: Context,
): Promise<Added[] | "full" | "event_cancelled" | "not_checked"> {
  const { eventId, options } = input;
  const readEvent = async () => {
    const event = await findSeating(tx, eventId);
    if (!event) throw new NotFoundError("No such event.");
    return event;
  };
  const ledger = new Ledger(tx, await readEvent(), readEvent);
  const { event } = ledger;
  if (isCancelled(event)) return "event_cancelled";
  const tells = options.mails && now < event.endsAt;
  const added: Added[] = [];
  for (const { number, details, answers, locale, tags } of rows) {
    const place = placeByHand(event, input.seatAnyway);
    if (place === "full") return "full";
    const byHand = place === "line" ? {} : place;
    if (byHand.overCapacity) await allowOverCapacity(tx);
    const person = details as RegistrationDetails;
    const status = place === "line" ? "waitlisted" : await statusOf(tx, event, person.email, options);
    // The event asks for proven addresses since the check: without a mail nobody could prove theirs.
    if (status === "awaiting_verification" && !tells) return "not_checked";
    const isVouchedFor = options.entry === "seat";
    const registration = newRegistration(ledger, { eventId, locale: locale ?? options.locale, now }, person, {
      submissionId: uuidv7(),
      status,
      route: "import",
      approvedAt: isVouchedFor ? now : null,
      heldUntil: status === "awaiting_verification" ? verificationDeadline(event, now) : null,
    });
    const entry = auditRow({
      at: now,
      actor,
      action: `registration.${status}` as "registration.confirmed",
      eventId,
      registrationId: registration.id,
      after: {
        status,
        ...(registration.queueNumber === null ? {} : { queueNumber: registration.queueNumber }),
        ...byHand,
        imported: true,
        ...person,
        ...newAnswersNoted(answers),
        ...(tags.length > 0 && { tags }),
        ...(tells ? {} : { told: false }),
      },
    });
    const mail = tells ? mailOfStanding(registration, { now }, event.seats.waiting + 1) : null;
    ledger.add(registration, [entry], mail ? [mailRow(mail)] : [], []);
    added.push({ number, id: registration.id, status });
  }
  await ledger.write();
  await tx.answer.createMany({
    data: rows.flatMap(({ answers }, index) =>
      answers.flatMap(({ questionId, value, asked, inWords }) =>
        value === null
          ? []
          : [{ registrationId: added[index]?.id ?? "", questionId, value, asked, inWords, answeredAt: now }],
      ),
    ),
  });
  await tagPeople(
    tx,
    eventId,
    rows.map(({ tags }, index) => ({ registrationId: added[index]?.id ?? "", tags })),
    now,
  );
  return added;
}

/** The state of somebody for whom there is a seat: at once, or as the event has newcomers come in. */
async function statusOf(tx: Tx, event: Parameters<typeof entryStep>[0], email: string, options: ImportOptions) {
  const person = {
    isApproved: options.entry === "seat",
    isVerified: options.entry === "seat",
    isRecognised: event.recognisedSkipApproval && (await isRecognised(tx, email)),
  };
  return transition("none", entryStep(event, person)) ?? "confirmed";
}

/** What stood in the file goes; the lines stay, with whom they became. */
async function finish(tx: Tx, id: string, added: Added[], { now }: Context): Promise<void> {
  await emptyRows(tx, [id]);
  const json = JSON.stringify(added.map(({ number, id: registration }) => ({ number, registration })));
  await tx.$executeRaw`
    UPDATE import_row i SET registration_id = n.registration
    FROM jsonb_to_recordset(${json}::jsonb) AS n (number int, registration uuid)
    WHERE i.import_run_id = ${id}::uuid AND i.number = n.number`;
  await tx.importRun.update({ where: { id }, data: { status: "applied", appliedAt: now } });
}
