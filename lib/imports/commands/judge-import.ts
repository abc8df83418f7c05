import { setImmediate as othersTurn } from "node:timers/promises";
import type { Tx } from "../../db";
import { emailKey } from "../../email-address";
import { eventQuestions } from "../../questions/constants";
import { answerValueSchema } from "../../questions/schema";
import { endedStatuses } from "../../registrations/constants";
import { emailOf, type JudgedRow, judgeRows, type KnownPerson } from "../rules";
import { mappingSchema, optionsSchema } from "../schema";

type Run = { id: string; eventId: string; mapping: unknown; options: unknown };

/** What rows were judged to do, and by which state of the event. */
export type Judgement = {
  rows: JudgedRow[];
  /** Addresses in the file, as `emailKey` writes them. */
  keys: string[];
  /** What `standOf` said before anything was read: as long as it says the same, the rows would be judged the same. */
  stand: string;
};

/** So many rows are judged at a stretch, some tens of milliseconds; then whoever visits a page has their turn. */
const AT_A_STRETCH = 100;

/** Judges all rows of an import against the event as it stands at this moment. Needs no lock; see `Judgement.stand`. */
export async function judgeImport(tx: Tx, run: Run): Promise<Judgement> {
  const mapping = mappingSchema.parse(run.mapping);
  const options = optionsSchema.parse(run.options);
  const cells = await tx.importRow.findMany({
    where: { importRunId: run.id },
    select: { number: true, cells: true },
    orderBy: { number: "asc" },
  });
  const keys = cells.map((row) => emailKey(emailOf(row.cells, mapping))).filter(Boolean);
  const stand = await standOf(tx, run, keys);
  const { questions, languages } = await askedBy(tx, run.eventId);
  const known = await peopleWith(tx, run.eventId, keys);
  const rows: JudgedRow[] = [];
  for (const row of judgeRows(cells, { mapping, options, questions, languages, known })) {
    rows.push(row);
    if (rows.length % AT_A_STRETCH === 0) await othersTurn();
  }
  return { rows, keys, stand };
}

function askedBy(tx: Tx, eventId: string) {
  return tx.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { languages: true, questions: eventQuestions },
    relationLoadStrategy: "join",
  });
}

/**
 * What everything that rows are judged by comes to, in a tenth of a second for thousands of people: the rows themselves (whoever is
 * erased goes from there too), the event's languages and questions, and the people with these addresses, their answers
 * and tags. Each change of a row gives it another `xmin`.
 */
export async function standOf(tx: Tx, { id, eventId }: Pick<Run, "id" | "eventId">, keys: string[]): Promise<string> {
  const [people] = await tx.$queryRaw<object[]>`
    WITH known AS MATERIALIZED (
      SELECT id, xmin FROM registration
      WHERE event_id = ${eventId}::uuid AND email_key = ANY (${keys}) AND status NOT IN ('lapsed', 'declined', 'cancelled'))
    SELECT
      (SELECT md5(string_agg(concat(id, xmin), ',' ORDER BY id)) FROM known) AS known,
      (SELECT md5(string_agg(concat(registration_id, question_id, a.xmin), ',' ORDER BY registration_id, question_id))
        FROM answer a WHERE registration_id IN (SELECT id FROM known)) AS answers,
      (SELECT md5(string_agg(concat(registration_id, tag_id, t.xmin), ',' ORDER BY registration_id, tag_id))
        FROM registration_tag JOIN tag t ON t.id = tag_id WHERE registration_id IN (SELECT id FROM known)) AS tags,
      (SELECT count(*)::int FROM import_row WHERE import_run_id = ${id}::uuid AND cells <> '{}') AS rows`;
  return JSON.stringify([people, await askedBy(tx, eventId)]);
}

async function peopleWith(tx: Tx, eventId: string, keys: string[]): Promise<Map<string, KnownPerson>> {
  const people = await tx.registration.findMany({
    where: { eventId, emailKey: { in: keys }, status: { notIn: [...endedStatuses] } },
    select: {
      id: true,
      emailKey: true,
      givenName: true,
      familyName: true,
      email: true,
      organisation: true,
      organisationType: true,
      country: true,
      jobTitle: true,
      attendsConference: true,
      photoConsent: true,
      listSharing: true,
      locale: true,
      tags: { select: { tag: { select: { name: true } } }, orderBy: { tagId: "asc" } },
      answers: {
        select: { value: true, inWords: true, question: { select: { key: true, kind: true, isSensitive: true } } },
      },
    },
    relationLoadStrategy: "query",
  });
  return new Map(
    people.map(({ emailKey: key, tags, answers, ...person }) => [
      key,
      {
        ...person,
        tags: tags.map(({ tag }) => tag.name),
        answers: answers.map(({ question, value, inWords }) => ({
          ...question,
          inWords,
          value: answerValueSchema.parse(value),
        })),
      },
    ]),
  );
}

/**
 * Notes what the check found, in one statement. What was decided about a row stays where the row still differs in the same.
 */
export async function noteFindings(tx: Tx, importRunId: string, rows: readonly JudgedRow[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ number, verdict, findings, person }) => ({
      number,
      verdict,
      problems: findings,
      registration_id: person?.id ?? null,
    })),
  );
  await tx.$executeRaw`
    UPDATE import_row i SET verdict = n.verdict::import_verdict, registration_id = n.registration_id,
      problems = CASE WHEN i.problems -> 'differs' = n.problems -> 'differs'
        THEN n.problems || jsonb_build_object('decision', i.problems -> 'decision') ELSE n.problems END
    FROM jsonb_to_recordset(${json}::jsonb) AS n (number int, verdict text, problems jsonb, registration_id uuid)
    WHERE i.import_run_id = ${importRunId}::uuid AND i.number = n.number`;
}

/** Locks an import until the transaction ends. @returns null when there is none with this id at the event. */
export async function lockImport(tx: Tx, eventId: string, id: string) {
  await tx.$executeRaw`SELECT FROM import_run WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.importRun.findFirst({
    where: { id, eventId },
    select: { id: true, eventId: true, status: true, mapping: true, options: true, fileName: true },
  });
}

/** As long as many rows take, in milliseconds. */
export const IMPORT_PATIENCE = { timeout: 180_000, maxWait: 20_000 };
