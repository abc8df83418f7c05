import type { RegistrationStatus } from "@/prisma/generated/enums";
import { auditRow } from "../../audit/commands";
import type { AuditValues } from "../../audit/schema";
import type { Context } from "../../context";
import { insertTogether, type Tx } from "../../db";
import { queueMails } from "../../mail/commands";
import { answerField, type CheckedAnswer } from "../../questions/schema";
import { mailTo } from "../../registrations/commands/tell-participant";
import type { JudgedRow, KnownPerson } from "../rules";
import type { ImportOptions } from "../schema";
import { tagPeople } from "./tag-people";

/** What the file changes about somebody: new details, and what goes on record. */
type Change = Pick<JudgedRow, "answers" | "tags"> & {
  person: KnownPerson;
  registrationId: string;
  details: Omit<KnownPerson, "id" | "email" | "tags" | "answers">;
  before: AuditValues;
  after: AuditValues;
  tells: boolean;
};

/**
 * Gives known people the file's values where they differ, the old ones kept in the audit log. Call it with the event locked
 * and the rows just judged. Mails as the import says, with the calendar entry where there is one. Statements for all of them
 * at once, since the event stays locked for as long as this takes.
 */
export async function changePeople(
  tx: Tx,
  eventId: string,
  rows: JudgedRow[],
  { mails: wantsMails }: ImportOptions,
  { now, actor }: Context,
): Promise<void> {
  const changes = rows.flatMap((row) => (row.person ? [changeOf(row, row.person, wantsMails)] : []));
  if (changes.length === 0) return;
  const standing = await writeDetails(tx, changes, now);
  await writeAnswers(tx, changes, now);
  await insertTogether(tx, {
    auditEntry: changes.map(({ registrationId, before, after }) =>
      auditRow({ at: now, actor, action: "registration.changed", eventId, registrationId, before, after }),
    ),
  });
  const mails = changes.flatMap(({ person, details, tells }) => {
    const { status, calendarSequence = 0 } = standing.get(person.id) ?? {};
    const isConfirmed = status === "confirmed";
    const participant = { ...details, id: person.id, email: person.email, eventId };
    return tells ? [mailTo(participant, "registration.changed", { calendarSequence, isConfirmed }, now)] : [];
  });
  await queueMails(tx, mails);
  await tagPeople(tx, eventId, changes, now);
}

function changeOf({ details, answers, tags, locale }: JudgedRow, person: KnownPerson, wantsMails: boolean): Change {
  const { id: registrationId, email: _email, tags: _tags, answers: held, ...old } = person;
  const values = { ...details, ...(locale && { locale }) };
  const was = Object.fromEntries(Object.keys(values).map((field) => [field, old[field as "givenName"]]));
  const answered = (words: (answer: CheckedAnswer) => string | null) =>
    Object.fromEntries(answers.map((answer) => [answerField(answer.key), words(answer)]));
  return {
    person,
    registrationId,
    answers,
    tags,
    details: { ...old, ...values },
    before: { ...was, ...answered(({ key }) => held.find((one) => one.key === key)?.inWords ?? null) },
    after: {
      ...values,
      ...answered(({ inWords }) => inWords),
      ...(tags.length > 0 && { tags }),
      imported: true,
    },
    tells: wantsMails && Object.keys(values).length + answers.length > 0,
  };
}

type Standing = { status: RegistrationStatus; calendarSequence: number };

/** Whoever is told and has a calendar entry gets the next one. @returns where they stand then, by registration. */
async function writeDetails(tx: Tx, changes: Change[], now: Date): Promise<Map<string, Standing>> {
  const json = JSON.stringify(
    changes.map(({ registrationId, details, tells }) => ({
      id: registrationId,
      tells,
      ...details,
    })),
  );
  const rows = await tx.$queryRaw<(Standing & { id: string })[]>`
    UPDATE registration r SET given_name = n."givenName", family_name = n."familyName", organisation = n.organisation,
      organisation_type = n."organisationType", country = n.country, job_title = n."jobTitle",
      attends_conference = n."attendsConference", photo_consent = n."photoConsent", list_sharing = n."listSharing",
      locale = n.locale, updated_at = ${now}::timestamptz,
      calendar_sequence = calendar_sequence + (n.tells AND r.status = 'confirmed')::int
    FROM jsonb_to_recordset(${json}::jsonb) AS n (id uuid, tells boolean, "givenName" text, "familyName" text, organisation text,
      "organisationType" organisation_type, country text, "jobTitle" text, "attendsConference" conference_attendance,
      "photoConsent" boolean, "listSharing" boolean, locale text)
    WHERE r.id = n.id
    RETURNING r.id::text, r.status::text AS status, r.calendar_sequence AS "calendarSequence"`;
  return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

/** The answers of a list are open ones and never empty; what is sensitive or a file cannot be imported. */
async function writeAnswers(tx: Tx, changes: Change[], now: Date): Promise<void> {
  const given = changes.flatMap(({ registrationId, answers }) =>
    answers.map(({ questionId, value, asked, inWords }) => ({ registrationId, questionId, value, asked, inWords })),
  );
  if (given.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO answer (registration_id, question_id, value, asked, in_words, answered_at)
    SELECT n."registrationId", n."questionId", n.value, n.asked, n."inWords", ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS n ("registrationId" uuid, "questionId" uuid, value jsonb, asked text, "inWords" text)
    ON CONFLICT (registration_id, question_id) DO UPDATE
    SET value = excluded.value, asked = excluded.asked, in_words = excluded.in_words, answered_at = excluded.answered_at`;
}
