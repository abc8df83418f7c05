import type { Tx } from "../../db";
import { emailKey } from "../../email-address";
import { eventQuestions } from "../../questions/constants";
import { answerValueSchema } from "../../questions/schema";
import { endedStatuses } from "../../registrations/constants";
import { emailOf, type JudgedRow, judgeRows, type KnownPerson } from "../rules";
import { mappingSchema, optionsSchema } from "../schema";

type Run = { id: string; eventId: string; mapping: unknown; options: unknown };

/** Judges all rows of an import against the event as it stands at this moment. */
export async function judgeImport(tx: Tx, run: Run): Promise<JudgedRow[]> {
  const mapping = mappingSchema.parse(run.mapping);
  const options = optionsSchema.parse(run.options);
  const rows = await tx.importRow.findMany({
    where: { importRunId: run.id },
    select: { number: true, cells: true },
    orderBy: { number: "asc" },
  });
  const event = await tx.event.findUniqueOrThrow({
    where: { id: run.eventId },
    select: { languages: true, questions: eventQuestions },
    relationLoadStrategy: "join",
  });
  const keys = rows.map(({ cells }) => emailKey(emailOf(cells, mapping))).filter(Boolean);
  const known = await peopleWith(tx, run.eventId, keys);
  const { questions, languages } = event;
  return judgeRows(rows, { mapping, options, questions, languages, known });
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
    rows.map(({ number, verdict, findings, registrationId }) => ({
      number,
      verdict,
      problems: findings,
      registration_id: registrationId,
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
