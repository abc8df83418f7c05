import { Prisma } from "@/prisma/generated/client";
import type {
  ConferenceAttendance,
  OrganisationType,
  QuestionKind,
  RegistrationRoute,
  RegistrationStatus,
} from "@/prisma/generated/enums";
import { audienceSql } from "../audience/queries";
import type { Audience } from "../audience/schema";
import type { Db } from "../db";
import type { Locale } from "../i18n/locales";
import { alphabets } from "../list-order/queries";
import { type OrganiserScope, within } from "../organisers/policy";
import { choiceKinds } from "../questions/constants";
import type { AnswerValue } from "../questions/schema";
import { EXPORT_BATCH } from "./constants";

type MayExport = OrganiserScope<"registrations.export">;

export type ExportedRegistration = {
  id: string;
  reference: string;
  status: RegistrationStatus;
  givenName: string;
  familyName: string;
  email: string;
  organisation: string;
  organisationType: OrganisationType;
  country: string;
  jobTitle: string | null;
  locale: string;
  attendsConference: ConferenceAttendance | null;
  photoConsent: boolean;
  listSharing: boolean;
  registeredAt: Date;
  cancelledAt: Date | null;
  route: RegistrationRoute;
  verifiedAt: Date | null;
  approvedAt: Date | null;
  queueNumber: number | null;
  /** By question. Never the sensitive ones: those do not leave the house with a list. */
  answers: Record<string, { value: AnswerValue; words: string }>;
  tags: string[];
  /** Days on which they were there, such as 2024-03-19, the first one first. */
  days: string[];
};

/** The questions that are a column of an export: all that are not sensitive; of those removed, the ones with answers. */
export async function listExportedQuestions(db: Db, scope: MayExport, eventId: string) {
  within(scope, eventId);
  return db.question.findMany({
    where: { eventId, isSensitive: false, OR: [{ retiredAt: null }, { answers: { some: {} } }] },
    select: { id: true, key: true, kind: true, texts: { omit: { questionId: true } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
}
export type ExportedQuestion = Awaited<ReturnType<typeof listExportedQuestions>>[number];

/** How many registrations are meant. */
export async function countExported(db: Db, scope: MayExport, eventId: string, audience: Audience): Promise<number> {
  within(scope, eventId);
  const [row] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM registration r WHERE ${audienceSql(eventId, audience)}`;
  return row?.total ?? 0;
}

const columns = Prisma.sql`
  r.id::text AS id, r.reference, r.status::text AS status, r.given_name AS "givenName", r.family_name AS "familyName",
  r.email, r.organisation, r.organisation_type::text AS "organisationType", r.country, r.job_title AS "jobTitle",
  r.locale, r.attends_conference::text AS "attendsConference", r.photo_consent AS "photoConsent",
  r.list_sharing AS "listSharing", r.registered_at AS "registeredAt", r.cancelled_at AS "cancelledAt",
  r.route::text AS route, r.verified_at AS "verifiedAt", r.approved_at AS "approvedAt",
  r.queue_number AS "queueNumber",
  (SELECT coalesce(jsonb_object_agg(a.question_id, jsonb_build_object('value', a.value, 'words', a.in_words)), '{}')
    FROM answer a JOIN question u ON u.id = a.question_id AND NOT u.is_sensitive
    WHERE a.registration_id = r.id) AS answers,
  (SELECT coalesce(array_agg(g.name ORDER BY g.name), '{}')
    FROM registration_tag m JOIN tag g ON g.id = m.tag_id WHERE m.registration_id = r.id) AS tags,
  (SELECT coalesce(array_agg(p.day::text ORDER BY p.day), '{}')
    FROM attendance p WHERE p.registration_id = r.id) AS days`;

/**
 * Everybody who is meant, in batches, in the order of registration. Each batch starts after the last id of the one before
 * (keyset), so the hundredth costs what the first does. In SQL by hand: one statement per batch, answers included.
 */
export async function* streamRegistrations(
  db: Db,
  scope: MayExport,
  eventId: string,
  audience: Audience,
): AsyncGenerator<ExportedRegistration[]> {
  within(scope, eventId);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db.$queryRaw<ExportedRegistration[]>`
      SELECT ${columns} FROM registration r
      WHERE ${audienceSql(eventId, audience)} AND r.id > ${after}::uuid ORDER BY r.id LIMIT ${EXPORT_BATCH}`;
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    if (rows.length < EXPORT_BATCH) return;
    after = last.id;
  }
}

/**
 * The same from A to Z by family name, as `locale` sorts. The order is asked for once, ids alone: of 100,000 people they
 * are some megabytes, while sorting again for each batch would cost a hundred times as much.
 */
export async function* streamByName(
  db: Db,
  scope: MayExport,
  eventId: string,
  audience: Audience,
  locale: Locale,
): AsyncGenerator<ExportedRegistration[]> {
  within(scope, eventId);
  const alphabet = alphabets[locale];
  const [order] = await db.$queryRaw<{ ids: string[] | null }[]>`
    SELECT array_agg(r.id::text
      ORDER BY r.family_name ${alphabet}, r.given_name ${alphabet}, r.id) AS ids
    FROM registration r WHERE ${audienceSql(eventId, audience)}`;
  const ids = order?.ids ?? [];
  for (let start = 0; start < ids.length; start += EXPORT_BATCH) {
    const wanted = ids.slice(start, start + EXPORT_BATCH);
    const rows = await db.$queryRaw<ExportedRegistration[]>`
      SELECT ${columns} FROM registration r WHERE r.id = ANY (${wanted}::uuid[])`;
    const places = new Map(wanted.map((id, index) => [id, index]));
    yield rows.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  }
}

/** How many of those meant gave which answer; `value` is null where the question has no choices to count by. */
export type CountedNeed = { questionId: string; value: string | null; count: number };
type CateredQuestion = Pick<ExportedQuestion, "id" | "key" | "texts"> & {
  kind: QuestionKind;
  options: string[];
  isSensitive: boolean;
};

/**
 * What a caterer needs: questions and how many people gave which answer. Sensitive ones are counted, never read out: of
 * free texts only how many there are. Other questions count where they have choices.
 */
export async function countNeeds(
  db: Db,
  scope: OrganiserScope<"registrations.export">,
  reader: OrganiserScope<"answers.sensitive">,
  eventId: string,
  audience: Audience,
): Promise<{ questions: CateredQuestion[]; counts: CountedNeed[] }> {
  within(scope, eventId);
  within(reader, eventId);
  const questions = await db.question.findMany({
    where: {
      eventId,
      retiredAt: null,
      OR: [{ isSensitive: true }, { kind: { in: [...choiceKinds] } }],
      NOT: { kind: "file" },
    },
    select: {
      id: true,
      key: true,
      kind: true,
      options: true,
      isSensitive: true,
      texts: { omit: { questionId: true } },
    },
    orderBy: [{ isSensitive: "desc" }, { position: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
  });
  const ids = questions.map(({ id }) => id);
  const counts = await db.$queryRaw<CountedNeed[]>`
    SELECT a.question_id::text AS "questionId", v.value, count(*)::int AS count
    FROM registration r
    JOIN (SELECT registration_id, question_id, value FROM sensitive_answer
      UNION ALL SELECT registration_id, question_id, value FROM answer) a ON a.registration_id = r.id
    JOIN question u ON u.id = a.question_id AND u.id = ANY (${ids}::uuid[])
    CROSS JOIN LATERAL (
      SELECT jsonb_array_elements_text(CASE WHEN jsonb_typeof(a.value) = 'array' THEN a.value ELSE '[]' END) AS value
      UNION ALL
      SELECT CASE WHEN u.kind IN ('one_of', 'yes_no') THEN a.value #>> '{}' END
      WHERE jsonb_typeof(a.value) <> 'array') v
    WHERE ${audienceSql(eventId, audience)}
    GROUP BY 1, 2`;
  return { questions, counts };
}
