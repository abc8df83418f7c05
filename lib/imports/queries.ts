import type { ImportVerdict } from "@/prisma/generated/enums";
import type { Db, Tx } from "../db";
import { type OrganiserScope, within } from "../organisers/policy";
import { eventQuestions } from "../questions/constants";
import { isUuid } from "../uuid";
import { CHECK_PAGE } from "./constants";
import { mappingSchema, optionsSchema, readFindings } from "./schema";

type MayImport = OrganiserScope<"registrations.change">;

/** Imports of an event, the latest first. */
export async function listImports(db: Db, scope: MayImport, eventId: string) {
  within(scope, eventId);
  return db.importRun.findMany({
    where: { eventId },
    select: {
      id: true,
      fileName: true,
      status: true,
      uploadedAt: true,
      appliedAt: true,
      organiser: { select: { name: true, email: true } },
      _count: { select: { rows: true } },
    },
    orderBy: { id: "desc" },
    take: 50,
  });
}

/** One import of an event, with the questions it can answer; null when the id is not of this event. */
export async function findImport(db: Db, scope: MayImport, eventId: string, id: string) {
  within(scope, eventId);
  if (!isUuid(id)) return null;
  const run = await db.importRun.findFirst({
    where: { id, eventId },
    select: {
      id: true,
      fileName: true,
      status: true,
      headings: true,
      mapping: true,
      options: true,
      uploadedAt: true,
      appliedAt: true,
      event: { select: { questions: eventQuestions } },
    },
    relationLoadStrategy: "join",
  });
  if (!run) return null;
  const { event, mapping, options, ...rest } = run;
  return {
    ...rest,
    questions: event.questions,
    mapping: mappingSchema.parse(mapping),
    options: optionsSchema.parse(options),
  };
}
export type DeskImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** All cells, to be looked through or to be shown as examples. */
export async function listImportCells(db: Db, scope: MayImport, eventId: string, id: string, most?: number) {
  within(scope, eventId);
  return db.importRow.findMany({
    where: { importRunId: id, importRun: { eventId } },
    select: { number: true, cells: true },
    orderBy: { number: "asc" },
    take: most,
  });
}

export type VerdictCounts = Record<ImportVerdict, number> & { undecided: number; theirs: number };

/** How many rows there are of each verdict, and how many of those in conflict nobody has decided about. */
export async function countVerdicts(db: Db, scope: MayImport, eventId: string, id: string): Promise<VerdictCounts> {
  within(scope, eventId);
  const [row] = await db.$queryRaw<VerdictCounts[]>`
    SELECT count(*) FILTER (WHERE i.verdict = 'fresh')::int AS fresh, count(*) FILTER (WHERE i.verdict = 'same')::int AS same,
      count(*) FILTER (WHERE i.verdict = 'conflict')::int AS conflict, count(*) FILTER (WHERE i.verdict = 'wrong')::int AS wrong,
      count(*) FILTER (WHERE i.verdict = 'conflict' AND i.problems ->> 'decision' IS NULL)::int AS undecided,
      count(*) FILTER (WHERE i.verdict = 'conflict' AND i.problems ->> 'decision' = 'theirs')::int AS theirs
    FROM import_row i JOIN import_run u ON u.id = i.import_run_id AND u.event_id = ${eventId}::uuid
    WHERE i.import_run_id = ${id}::uuid`;
  return row ?? { fresh: 0, same: 0, conflict: 0, wrong: 0, undecided: 0, theirs: 0 };
}

/**
 * A short text that changes with whatever the last check found, and with what the columns are and how the rows are meant, but
 * not with what was decided since. Whoever carries an import out, or decides about all of it, says which they have seen.
 */
export async function checkVersion(db: Db | Tx, id: string): Promise<string> {
  const [row] = await db.$queryRaw<{ version: string }[]>`
    SELECT md5(concat_ws(' ', u.mapping, u.options, (
      SELECT string_agg(concat_ws(' ', i.number, i.verdict, i.registration_id, i.problems - 'decision'), ',' ORDER BY i.number)
      FROM import_row i WHERE i.import_run_id = u.id))) AS version
    FROM import_run u WHERE u.id = ${id}::uuid`;
  return row?.version ?? "";
}

/** One page of the check. @param page from 1. */
export async function listCheckedRows(
  db: Db,
  scope: MayImport,
  eventId: string,
  input: { id: string; verdict: ImportVerdict | null; page: number },
) {
  within(scope, eventId);
  const rows = await db.importRow.findMany({
    where: { importRunId: input.id, importRun: { eventId }, ...(input.verdict && { verdict: input.verdict }) },
    select: {
      number: true,
      cells: true,
      verdict: true,
      problems: true,
      registration: { select: { id: true, reference: true, givenName: true, familyName: true, status: true } },
    },
    orderBy: { number: "asc" },
    skip: (input.page - 1) * CHECK_PAGE,
    take: CHECK_PAGE,
  });
  return rows.map(({ problems, ...row }) => ({ ...row, findings: readFindings(problems) }));
}
export type CheckedRow = Awaited<ReturnType<typeof listCheckedRows>>[number];

/** How many people of an import that was carried out are still on record, new or known before. */
export async function countImported(db: Db, scope: MayImport, eventId: string, id: string): Promise<number> {
  within(scope, eventId);
  const people = await db.importRow.groupBy({
    by: ["registrationId"],
    where: { importRunId: id, importRun: { eventId }, registrationId: { not: null } },
  });
  return people.length;
}

/** The rows that were found to be wrong. */
export async function listWrongRows(db: Db, scope: MayImport, eventId: string, id: string) {
  within(scope, eventId);
  const rows = await db.importRow.findMany({
    where: { importRunId: id, importRun: { eventId }, verdict: "wrong" },
    select: { cells: true, problems: true },
    orderBy: { number: "asc" },
  });
  return rows.map(({ cells, problems }) => ({ cells, findings: readFindings(problems) }));
}
