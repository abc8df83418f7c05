import { asDay } from "../attendance/rules";
import type { Db } from "../db";
import { emailKey } from "../email-address";
import { findOptOut } from "../opt-outs/queries";
import { answerFields } from "../questions/constants";
import { answerValueSchema } from "../questions/schema";
import { registrationColumns } from "../registrations/constants";
import { nameAsTyped } from "./rules";

/** The columns of a registration that are about its person; the link's version and other inner works are not. */
const personFields = {
  ...registrationColumns,
  reference: true,
  status: true,
  route: true,
  locale: true,
  queueNumber: true,
  heldUntil: true,
  verifiedAt: true,
  approvedAt: true,
  registeredAt: true,
  updatedAt: true,
  cancelledAt: true,
  deletionRequestedAt: true,
} as const;

const personName = { select: { givenName: true, familyName: true, erasedAt: true } } as const;
const heldAnswer = { ...answerFields, question: { select: { key: true, position: true } } } as const;

const related = {
  answers: { select: heldAnswer },
  sensitiveAnswers: { select: { ...heldAnswer, consentedAt: true } },
  files: { select: { id: true, name: true, contentType: true, size: true, uploadedAt: true } },
  repeats: { select: { reference: true, submittedAt: true }, orderBy: { submittedAt: "asc" } },
  outgoingMails: {
    select: {
      id: true,
      kind: true,
      subject: true,
      recipient: true,
      status: true,
      queuedAt: true,
      sentAt: true,
      bounces: { select: { kind: true, status: true, diagnostic: true, receivedAt: true }, orderBy: { id: "asc" } },
    },
    orderBy: { id: "asc" },
  },
  // Which organiser it was is the organisers' data; that it was one is not kept back.
  auditEntries: {
    select: { id: true, at: true, actorKind: true, action: true, before: true, after: true, reason: true },
    orderBy: { number: "asc" },
  },
  invitation: {
    select: { name: true, email: true, createdAt: true, reservedUntil: true, remindedAt: true, acceptedAt: true },
  },
  handovers: {
    select: {
      id: true,
      name: true,
      email: true,
      createdAt: true,
      expiresAt: true,
      acceptedAt: true,
      declinedAt: true,
      withdrawnAt: true,
    },
    orderBy: { createdAt: "asc" },
  },
  accessCode: { select: { code: true } },
  attendances: { select: { day: true, recordedAt: true }, orderBy: { day: "asc" } },
  tags: { select: { taggedAt: true, tag: { select: { name: true } } }, orderBy: { taggedAt: "asc" } },
  // What organisers wrote about the person is the person's to read; who wrote it is the organisers' data.
  notes: { select: { id: true, text: true, writtenAt: true, changedAt: true }, orderBy: { writtenAt: "asc" } },
  groupLead: personName,
  handedOverBy: personName,
} as const;

/**
 * Everything that is held about one registration (GDPR, article 15), for its own person: the link was checked before.
 * Of other people only the names that this person typed, or that told of themselves. With the registrations of the same
 * person that were merged into it.
 */
export async function getHeldData(db: Db, registrationId: string) {
  const merged = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE own AS (
      SELECT id FROM registration WHERE merged_into_id = ${registrationId}::uuid
      UNION SELECT r.id FROM registration r JOIN own o ON r.merged_into_id = o.id
    )
    SELECT id::text FROM own ORDER BY id`;
  return {
    ...(await getHeldByOne(db, registrationId)),
    merged: await Promise.all(merged.map(({ id }) => getHeldByOne(db, id))),
  };
}

/** The same of one registration alone. */
async function getHeldByOne(db: Db, registrationId: string) {
  const {
    answers,
    sensitiveAnswers,
    groupLead,
    handedOverBy,
    accessCode,
    outgoingMails,
    auditEntries,
    attendances,
    tags,
    notes,
    ...rest
  } = await db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { ...personFields, ...related },
    relationLoadStrategy: "join",
  });
  const { files, repeats, invitation, handovers, ...registration } = rest;
  return {
    registration: {
      ...registration,
      accessCode: accessCode?.code ?? null,
      /** When they asked for no more news. */
      optedOutAt: await findOptOut(db, emailKey(rest.email)),
      registeredBy: nameOf(groupLead),
      placeTakenOverFrom: nameOf(handedOverBy),
    },
    answers: [...inOrder(answers.map((answer) => ({ ...answer, consentedAt: null }))), ...inOrder(sensitiveAnswers)],
    files,
    repeats,
    mails: outgoingMails,
    history: auditEntries,
    invitation,
    handovers,
    attendance: attendances.map(({ day, recordedAt }) => ({ day: asDay(day), recordedAt })),
    colleagues: await listColleagues(db, registrationId),
    tags: tags.map(({ tag, taggedAt }) => ({ name: tag.name, taggedAt })),
    notes,
  };
}

export type HeldByOne = Awaited<ReturnType<typeof getHeldByOne>>;
export type HeldData = HeldByOne & { merged: HeldByOne[] };

type Answer = { value: unknown; question: { key: string; position: number }; consentedAt: Date | null };

/** Sensitive answers are those with a consent. */
function inOrder<Row extends Answer>(rows: Row[]) {
  return [...rows]
    .sort((a, b) => a.question.position - b.question.position)
    .map(({ question, value, ...answer }) => ({ key: question.key, ...answer, value: answerValueSchema.parse(value) }));
}

function nameOf(person: { givenName: string; familyName: string; erasedAt: Date | null } | null): string | null {
  return person && !person.erasedAt ? `${person.givenName} ${person.familyName}` : null;
}

/** Names of the colleagues whom somebody registered, as they were typed: what a colleague changed since is their own. */
async function listColleagues(db: Db, registrationId: string): Promise<string[]> {
  const colleagues = await db.registration.findMany({
    where: { groupLeadId: registrationId, erasedAt: null },
    select: {
      givenName: true,
      familyName: true,
      auditEntries: {
        where: { action: "registration.changed" },
        select: { before: true },
        orderBy: { number: "asc" },
      },
    },
    orderBy: { id: "asc" },
    relationLoadStrategy: "join",
  });
  return colleagues.map(({ auditEntries, ...now }) => nameAsTyped(now, auditEntries));
}

/** Whether deletion was asked for, and done. @throws when there is no such registration. */
export async function getDeletionState(db: Db, registrationId: string) {
  return db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { status: true, deletionRequestedAt: true, erasedAt: true },
  });
}
