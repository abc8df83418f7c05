import { Prisma } from "@/prisma/generated/client";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { searchSql } from "../audience/queries";
import { searchWords } from "../audience/rules";
import type { Db, Tx } from "../db";
import { emailKey } from "../email-address";
import { type OrganiserScope, within } from "../organisers/policy";
import { answerFields } from "../questions/constants";
import { answerValueSchema } from "../questions/schema";
import { registrationColumns } from "../registrations/constants";
import { isUuid } from "../uuid";

type MayRead = OrganiserScope<"registrations.read">;

const sideFields = {
  ...registrationColumns,
  id: true,
  eventId: true,
  reference: true,
  status: true,
  queueNumber: true,
  heldUntil: true,
  emailKey: true,
  verifiedAt: true,
  approvedAt: true,
  accessCodeId: true,
  registeredAt: true,
  updatedAt: true,
  mergedIntoId: true,
  erasedAt: true,
  locale: true,
  answers: {
    select: { ...answerFields, questionId: true, question: { select: { key: true, kind: true } } },
    orderBy: { question: { position: "asc" } },
  },
  _count: { select: { sensitiveAnswers: true } },
} as const;

/** One of two registrations that are to become one, with everything that can differ. Sensitive answers are only counted. */
export async function getMergeSide(db: Db | Tx, id: string) {
  const { answers, _count, ...registration } = await db.registration.findUniqueOrThrow({
    where: { id },
    select: sideFields,
    relationLoadStrategy: "join",
  });
  return {
    ...registration,
    answers: answers.map(({ question, value, ...answer }) => ({
      ...answer,
      ...question,
      value: answerValueSchema.parse(value),
    })),
    sensitive: _count.sensitiveAnswers,
  };
}

export type MergeSide = Awaited<ReturnType<typeof getMergeSide>>;

/** The registration of the event with a reference as people write it: any case, spaces around it, with or without hyphen. */
export async function findByReference(db: Db, scope: MayRead, eventId: string, typed: string) {
  within(scope, eventId);
  const wanted = typed.replace(/[^a-z0-9]/gi, "").toUpperCase();
  if (wanted === "" || wanted.length > 40) return null;
  const [found] = await db.$queryRaw<{ id: string }[]>`
    SELECT r.id::text FROM registration r WHERE r.event_id = ${eventId}::uuid AND replace(r.reference, '-', '') = ${wanted}
    UNION
    SELECT s.registration_id::text FROM repeated_submission s JOIN registration r ON r.id = s.registration_id
    WHERE r.event_id = ${eventId}::uuid AND replace(s.reference, '-', '') = ${wanted} LIMIT 1`;
  return found ?? null;
}

/** Whether an id is that of a registration of the event. */
export async function isOfEvent(db: Db, scope: MayRead, eventId: string, id: string): Promise<boolean> {
  within(scope, eventId);
  return isUuid(id) && (await db.registration.count({ where: { id, eventId } })) > 0;
}

export type PossibleDouble = {
  id: string;
  reference: string;
  status: RegistrationStatus;
  givenName: string;
  familyName: string;
  organisation: string;
  email: string;
  registeredAt: Date;
  sameName: boolean;
  sameOrganisation: boolean;
  sameAddress: boolean;
};

type Person = { id: string; givenName: string; familyName: string; organisation: string; email: string };
const fullName = ({ givenName, familyName }: Person) => `${givenName} ${familyName}`;

/** Most that are shown: a name that many have says little. */
const MOST_DOUBLES = 10;

/**
 * Who else at the event may be the same person: the same name as it is searched for (case, accents and spelling aside) or
 * the same address, the likelier first. Both are looked for by the index of the search; the index of addresses knows live
 * registrations only. Without those that were merged or whose data was deleted.
 */
export async function listPossibleDoubles(
  db: Db,
  scope: MayRead,
  eventId: string,
  person: Person,
): Promise<PossibleDouble[]> {
  within(scope, eventId);
  const candidates = Prisma.sql`
    SELECT r.* FROM registration r
    WHERE r.event_id = ${eventId}::uuid AND r.search_text LIKE search_pattern(${fullName(person)})
    UNION
    SELECT r.* FROM registration r
    WHERE r.event_id = ${eventId}::uuid AND r.search_text LIKE search_pattern(${person.email})`;
  return db.$queryRaw<PossibleDouble[]>`
    SELECT * FROM (${comparedWith(person, candidates)}) c WHERE "sameName" OR "sameAddress"
    ORDER BY ${likelierFirst}, id LIMIT ${MOST_DOUBLES}`;
}

/** Most that a search shows, and most that it looks through: whoever finds more writes more of the name. */
const MOST_FOUND = 20;
const MOST_GATHERED = 1_000;

/**
 * Whom a search for a name, an address or a part of either finds at the event, typos and accents forgiven, to be merged with
 * somebody: possible doubles first, then the exactly spelled. @param q as typed. @returns the first of them, and whether there
 *   are more.
 */
export async function searchToMerge(
  db: Db,
  scope: MayRead,
  eventId: string,
  person: Person,
  q: string,
): Promise<{ found: PossibleDouble[]; isMore: boolean }> {
  within(scope, eventId);
  const words = searchWords(q);
  if (words.length === 0) return { found: [], isMore: false };
  const candidates = Prisma.sql`
    SELECT r.* FROM registration r WHERE r.event_id = ${eventId}::uuid AND ${searchSql(words, true)} LIMIT ${MOST_GATHERED}`;
  const found = await db.$queryRaw<PossibleDouble[]>`
    SELECT id, reference, status, "givenName", "familyName", organisation, email, "registeredAt", "sameName",
      "sameOrganisation", "sameAddress"
    FROM (${comparedWith(person, candidates, Prisma.sql`, ${searchSql(words, false)} AS "isExact"`)}) c
    ORDER BY ${likelierFirst}, "sameName" DESC, "isExact" DESC, "familyName", "givenName", id LIMIT ${MOST_FOUND + 1}`;
  return { found: found.slice(0, MOST_FOUND), isMore: found.length > MOST_FOUND };
}

const likelierFirst = Prisma.sql`("sameName" AND "sameOrganisation") DESC, "sameAddress" DESC`;

/** What speaks for each of the candidates being the same person. Nobody who is this very one, was merged or erased. */
function comparedWith(person: Person, candidates: Prisma.Sql, also = Prisma.empty): Prisma.Sql {
  return Prisma.sql`
    SELECT r.id::text, r.reference, r.status::text AS status, r.given_name AS "givenName", r.family_name AS "familyName",
      r.organisation, r.email, r.registered_at AS "registeredAt",
      fold_text(r.given_name || ' ' || r.family_name) = fold_text(${fullName(person)}) AS "sameName",
      fold_text(r.organisation) = fold_text(${person.organisation}) AS "sameOrganisation",
      r.email_key = ${emailKey(person.email)} AS "sameAddress" ${also}
    FROM (${candidates}) r
    WHERE r.id <> ${person.id}::uuid AND r.merged_into_id IS NULL AND r.erased_at IS NULL`;
}
