import { recordAudit } from "../../audit/commands";
import type { Context } from "../../context";
import { isUniqueViolation, lockEvent, type Tx } from "../../db";
import { recognisedAmong } from "../../recognised-bodies/queries";
import { checkVersion } from "../queries";
import type { JudgedRow } from "../rules";
import { type ImportOptions, optionsSchema, readFindings } from "../schema";
import { type Added, addPeople } from "./add-people";
import { changePeople } from "./change-people";
import { IMPORT_PATIENCE, judgeImport, lockImport, noteFindings, standOf } from "./judge-import";

export type ApplyInput = {
  eventId: string;
  id: string;
  /** `checkVersion` of the page on which the button was pressed. */
  seen: string;
  /** They get seats also where none are free or others wait for them; on record with each of them. */
  seatAnyway: boolean;
  /** What is wrong is left out, rather than nothing being done. */
  leaveOutWrong: boolean;
};

type Refusal =
  | "gone"
  | "not_checked"
  | "wrong_rows"
  | "undecided"
  | "changed"
  | "full"
  | "event_cancelled"
  | "data_due"
  | "nothing";

export type ApplyResult =
  | { ok: true; added: number; waiting: number; changed: number }
  | { ok: false; reason: Refusal };

/** References are random: somebody else may be given one of ours at the same moment. */
const TRIES = 3;

/**
 * Carries an import out, all of it or nothing, in one transaction: new people with a seat where one is free and nobody
 * waits, otherwise at the end of the line, unless an organiser said so; known ones get the file's values where that was
 * decided. Everything is judged once more first, and what has changed since the check is shown instead of carried out; so is
 * what was checked anew since the page was shown on which the button was pressed. A second press does nothing. Each person has an audit entry, and the import one; mails only if asked for.
 *
 * Reading and judging thousands of rows comes before the event is locked: people who register meanwhile do not wait for
 * it. Under the lock there is one look whether anything is otherwise since then, the seats, and statements for all rows at once.
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

type Run = NonNullable<Awaited<ReturnType<typeof lockImport>>>;

async function apply(tx: Tx, input: ApplyInput, context: Context): Promise<ApplyResult> {
  const { eventId, id } = input;
  // The import first, so that neither its columns nor what was decided change; whoever locks both takes them in this order.
  const run = await lockImport(tx, eventId, id);
  if (!run) return { ok: false, reason: "gone" };
  if (run.status !== "checked") return { ok: false, reason: "not_checked" };
  if ((await checkVersion(tx, id)) !== input.seen) return { ok: false, reason: "changed" };
  const shown = await tx.importRow.findMany({
    where: { importRunId: id },
    select: { number: true, verdict: true, problems: true },
  });
  const shownRows = new Map(
    shown.map(({ number, verdict, problems }) => [number, { verdict, ...readFindings(problems) }]),
  );
  const options = optionsSchema.parse(run.options);
  const before = await judgeImport(tx, run);
  // By the addresses in the file: whoever is known by now can be new again under the lock.
  const recognised = await recognisedAmong(tx, before.keys);

  await lockEvent(tx, eventId);
  const isStill = (await standOf(tx, run, before.keys)) === before.stand;
  const rows = isStill ? before.rows : (await judgeImport(tx, run)).rows;
  const plan = planFor(rows, shownRows, input);
  if (plan === "changed") await noteFindings(tx, id, rows);
  if (typeof plan === "string") return { ok: false, reason: plan };
  const added = await addPeople(tx, plan.fresh, { ...input, options, recognised }, context);
  if (!Array.isArray(added)) return { ok: false, reason: added };
  await changePeople(tx, eventId, plan.theirs, options, context);
  await finish(tx, id, added, context);
  return recordImport(
    tx,
    run,
    { rows, added, changed: plan.theirs.length, options, seatAnyway: input.seatAnyway },
    context,
  );
}

type ShownRow = { verdict: string | null } & ReturnType<typeof readFindings>;

/** Who is added and who is changed; or why nothing is done. */
function planFor(
  rows: JudgedRow[],
  shown: ReadonlyMap<number, ShownRow>,
  { leaveOutWrong }: ApplyInput,
): { fresh: JudgedRow[]; theirs: JudgedRow[] } | Refusal {
  if (rows.some((row) => isOther(row, shown.get(row.number)))) return "changed";
  const decision = ({ number }: JudgedRow) => shown.get(number)?.decision ?? null;
  const conflicts = rows.filter(({ verdict }) => verdict === "conflict");
  if (!leaveOutWrong && rows.some(({ verdict }) => verdict === "wrong")) return "wrong_rows";
  if (conflicts.some((row) => decision(row) === null)) return "undecided";
  const fresh = rows.filter(({ verdict }) => verdict === "fresh");
  const theirs = conflicts.filter((row) => decision(row) === "theirs");
  return fresh.length + theirs.length === 0 ? "nothing" : { fresh, theirs };
}

/** Whether a row would do something else than what the organiser was shown. */
function isOther(row: JudgedRow, shown: ShownRow | undefined): boolean {
  return (
    row.verdict !== shown?.verdict ||
    JSON.stringify([row.findings.wrong, row.findings.differs]) !== JSON.stringify([shown.wrong, shown.differs])
  );
}

/** What stood in the file goes; the lines stay, with whom they became. */
async function finish(tx: Tx, id: string, added: Added[], { now }: Context): Promise<void> {
  const became = JSON.stringify(Object.fromEntries(added.map((one) => [one.number, one.id])));
  await tx.$executeRaw`
    UPDATE import_row SET cells = '{}', problems = '{}',
      registration_id = coalesce((${became}::jsonb ->> number::text)::uuid, registration_id)
    WHERE import_run_id = ${id}::uuid`;
  await tx.importRun.update({ where: { id }, data: { status: "applied", appliedAt: now }, select: { id: true } });
}

type Outcome = { rows: JudgedRow[]; added: Added[]; changed: number; options: ImportOptions; seatAnyway: boolean };

async function recordImport(
  tx: Tx,
  { eventId, fileName }: Run,
  { rows, added, changed, options, seatAnyway }: Outcome,
  { now, actor }: Context,
): Promise<ApplyResult> {
  const waiting = added.filter(({ status }) => status === "waitlisted").length;
  await recordAudit(tx, {
    at: now,
    actor,
    action: "registrations.imported",
    eventId,
    after: {
      fileName,
      count: added.length + changed,
      added: added.length,
      waiting,
      changed,
      leftOut: rows.length - added.length - changed,
      seatAnyway,
      mails: options.mails,
    },
  });
  return { ok: true, added: added.length, waiting, changed };
}
