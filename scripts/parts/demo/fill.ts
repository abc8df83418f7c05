import { randomInt, randomUUID } from "node:crypto";
import { auditRow, recordAudit } from "../../../lib/audit/commands";
import type { Context } from "../../../lib/context";
import { insertTogether, lockEvent, type Rows, type Tx } from "../../../lib/db";
import { emailKey } from "../../../lib/email-address";
import { answerInWords, questionText } from "../../../lib/questions/rules";
import { makeReference } from "../../../lib/registrations/rules";
import { tagKey } from "../../../lib/tags/rules";
import type { Prisma } from "../../../prisma/generated/client";
import { participant } from "../fictional-people";
import { type Change, type Fate, fictionalHistory } from "./history";

/** Rows of one statement: enough that statements do not count, few enough to hold in memory. */
const BATCH = 2_000;
/** In milliseconds: a hundred thousand people take about a minute, on a slow machine some. */
const LONGEST = 20 * 60_000;

export type Filled = { ok: true; added: number; capacity: number } | { ok: false; reason: "not_open" };

/**
 * Adds fictional people to an event, all in one transaction: registrations spread over the time since it opened, what became
 * of them, audit entries, answers, tags, and attendance once the event has begun. Mails are not even queued: the entries
 * say `told: false`. Where seats do not suffice, the capacity is raised so that some are left waiting.
 */
export async function fillEvent(
  slug: string,
  wanted: number,
  { db, now }: Pick<Context, "db" | "now">,
): Promise<Filled> {
  return db.$transaction(
    async (tx): Promise<Filled> => {
      const { id } = await tx.event.findUniqueOrThrow({ where: { slug }, select: { id: true } });
      await lockEvent(tx, id);
      const event = await tx.event.findUniqueOrThrow({
        where: { id },
        include: { questions: { where: { retiredAt: null, kind: { not: "file" } }, include: { texts: true } } },
      });
      const from = event.registrationOpensAt.getTime();
      const until = Math.min(now.getTime(), event.registrationClosesAt.getTime());
      if (until <= from) return { ok: false, reason: "not_open" };

      const seats = await tx.eventSeats.findUniqueOrThrow({ where: { eventId: id } });
      const capacity = await makeRoom(tx, event, seats.held, wanted, now);
      const line = await tx.registration.findMany({
        where: { eventId: id, status: "waitlisted" },
        select: { id: true, queueNumber: true, registeredAt: true },
        orderBy: { queueNumber: "asc" },
      });
      const history = fictionalHistory({
        event,
        capacity,
        held: seats.held,
        lastQueueNumber: seats.lastQueueNumber,
        line: line.map(({ queueNumber, ...one }) => ({ ...one, queueNumber: queueNumber ?? 0 })),
        arrivals: arrivals(wanted, from, until),
        now,
      });
      await write(tx, event, history, now);
      return { ok: true, added: history.fates.filter(({ isNew }) => isNew).length, capacity };
    },
    { timeout: LONGEST },
  );
}

/** More in the first days and shortly before the end, as registrations come. */
function arrivals(wanted: number, from: number, until: number): Date[] {
  const share = () => {
    const chance = randomInt(1_000_000) / 1_000_000;
    return randomInt(3) === 0 ? chance : chance ** 2;
  };
  const times = Array.from({ length: wanted }, () => Math.floor((from + share() * (until - from)) / 1000) * 1000);
  return times.sort((one, other) => one - other).map((time) => new Date(time));
}

type FilledEvent = Prisma.EventGetPayload<{ include: { questions: { include: { texts: true } } } }>;

/** Seats for nine in ten of those who come, so that the last of them wait; none are taken away. */
async function makeRoom(tx: Tx, event: FilledEvent, held: number, wanted: number, now: Date): Promise<number> {
  const capacity = held + Math.ceil(wanted * 0.85);
  if (capacity <= event.capacity) return event.capacity;
  await tx.event.update({ where: { id: event.id }, data: { capacity } });
  await recordAudit(tx, {
    at: now,
    actor: { kind: "system" },
    action: "event.seating_changed",
    eventId: event.id,
    before: { capacity: event.capacity },
    after: { capacity },
  });
  return capacity;
}

type Person = ReturnType<typeof participant>;

async function write(
  tx: Tx,
  event: FilledEvent,
  history: ReturnType<typeof fictionalHistory>,
  now: Date,
): Promise<void> {
  const people = new Map<string, Person>();
  const tags = await addTags(tx, event.id);
  const newReference = await references(tx, event.referencePrefix);
  const done: ReturnType<typeof deskEntries> = [];
  const moved = history.fates.filter(({ isNew }) => !isNew);
  for (const { id, isNew: _isNew, registeredAt: _registeredAt, ...data } of moved) {
    await tx.registration.update({ where: { id }, data, select: { id: true } });
  }
  for (const batch of batches(history.fates.filter(({ isNew }) => isNew))) {
    const rows: Required<Pick<Rows, "registration" | "answer" | "sensitiveAnswer" | "registrationTag" | "attendance">> =
      {
        registration: [],
        answer: [],
        sensitiveAnswer: [],
        registrationTag: [],
        attendance: [],
      };
    for (const fate of batch) {
      const person = participant(randomUUID().slice(0, 13));
      people.set(fate.id, person);
      rows.registration.push(registrationRow(event, fate, person, newReference()));
      addAnswers(rows, event, fate, person);
      const tag = randomInt(8) === 0 ? tags[randomInt(tags.length)] : undefined;
      if (tag) rows.registrationTag.push({ registrationId: fate.id, tagId: tag.id, taggedAt: fate.updatedAt });
      if (wasThere(event, fate, now)) {
        rows.attendance.push({ registrationId: fate.id, day: dayOf(event), recordedAt: now });
      }
    }
    await insertTogether(tx, rows);
    done.push(...deskEntries(event, rows, tags, now));
  }
  // In the order in which things happened: nobody is tagged who has not registered.
  for (const batch of batches(history.changes)) {
    await insertTogether(tx, { auditEntry: batch.map((change) => entryRow(event.id, change, people)) });
  }
  for (const batch of batches(done)) await insertTogether(tx, { auditEntry: batch });
}

function registrationRow(event: FilledEvent, fate: Fate, person: Person, reference: string) {
  const { isNew: _isNew, ...standing } = fate;
  return {
    ...standing,
    ...person,
    eventId: event.id,
    reference,
    emailKey: emailKey(person.email),
    submissionId: randomUUID(),
  };
}

function entryRow(eventId: string, { fate, at, action, by, before, after }: Change, people: Map<string, Person>) {
  const { locale: _locale, ...details } = people.get(fate.id) ?? { locale: null };
  return auditRow({
    at,
    actor: { kind: by },
    action,
    eventId,
    registrationId: fate.id,
    ...(before ? { before } : {}),
    after: { ...after, ...(before ? {} : details), told: false },
  });
}

/** What the desk did: tags and attendance. */
function deskEntries(
  event: FilledEvent,
  rows: Required<Pick<Rows, "registrationTag" | "attendance">>,
  tags: { id: string; name: string }[],
  now: Date,
) {
  const common = { actor: { kind: "system" }, eventId: event.id } as const;
  return [
    ...rows.registrationTag.map(({ registrationId, tagId, taggedAt }) => {
      const tag = tags.find(({ id }) => id === tagId)?.name ?? "";
      return auditRow({
        ...common,
        at: new Date(taggedAt),
        action: "registration.tagged",
        registrationId,
        after: { tag },
      });
    }),
    ...rows.attendance.map(({ registrationId, day }) => {
      const after = { day: new Date(day).toISOString().slice(0, 10) };
      return auditRow({ ...common, at: now, action: "attendance.recorded", registrationId, after });
    }),
  ];
}

function* batches<Thing>(things: Thing[]): Generator<Thing[]> {
  for (let start = 0; start < things.length; start += BATCH) yield things.slice(start, start + BATCH);
}

/** References that nobody has: by chance alone, some of a hundred thousand would come twice. */
async function references(tx: Tx, prefix: string): Promise<() => string> {
  const taken = await tx.$queryRaw<{ reference: string }[]>`
    SELECT reference FROM registration UNION ALL SELECT reference FROM repeated_submission`;
  const known = new Set(taken.map(({ reference }) => reference));
  return () => {
    for (;;) {
      const reference = makeReference(prefix);
      if (known.has(reference)) continue;
      known.add(reference);
      return reference;
    }
  };
}

const tagNames = ["Speaker", "VIP", "Press", "Partner", "Bus from the airport"];

async function addTags(tx: Tx, eventId: string): Promise<{ id: string; name: string }[]> {
  await tx.tag.createMany({
    data: tagNames.map((name) => ({ eventId, name, nameKey: tagKey(name) })),
    skipDuplicates: true,
  });
  return tx.tag.findMany({
    where: { eventId, nameKey: { in: tagNames.map(tagKey) } },
    select: { id: true, name: true },
  });
}

/** The event's first day, as dates are stored. */
function dayOf({ startsAt, timeZone }: FilledEvent): Date {
  const day = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone }).format(startsAt);
  return new Date(`${day}T00:00:00Z`);
}

const wasThere = (event: FilledEvent, { status }: Fate, now: Date) =>
  now >= event.startsAt && status === "confirmed" && randomInt(6) > 0;

/** Two in three answer an open question, one in five a sensitive one; those that depend on another are left out. */
function addAnswers(
  rows: Required<Pick<Rows, "answer" | "sensitiveAnswer">>,
  { questions, languages }: FilledEvent,
  { id: registrationId, registeredAt }: Fate,
  { locale }: Person,
): void {
  for (const question of questions) {
    if (question.showIfId || question.routes.length > 0) continue;
    if (!question.isRequired && (question.isSensitive ? randomInt(5) > 0 : randomInt(3) === 0)) continue;
    const value = answerTo(question);
    const row = {
      registrationId,
      questionId: question.id,
      value,
      asked: questionText(question, locale, languages).label,
      inWords: answerInWords(question, value, locale, languages),
      answeredAt: registeredAt,
    };
    if (question.isSensitive) rows.sensitiveAnswer.push({ ...row, consentedAt: registeredAt });
    else rows.answer.push(row);
  }
}

const sentences = [
  "We begin this year",
  "Innovation partnerships",
  "Pre-commercial procurement",
  "Εμπειρία από πιλοτικά έργα",
];

function answerTo({ kind, options, minimum, maximum }: FilledEvent["questions"][number]) {
  const least = Math.ceil(minimum ?? 0);
  switch (kind) {
    case "number":
      return least + randomInt(Math.max(1, Math.floor(Math.min(maximum ?? least + 20, least + 1_000_000)) - least + 1));
    case "yes_no":
      return randomInt(2) === 0;
    case "one_of":
      return options[randomInt(options.length)] ?? "";
    case "several_of": {
      const chosen = options.filter(() => randomInt(options.length) === 0);
      return chosen.length > 0 ? chosen : options.slice(0, 1);
    }
    case "date":
      return new Date(Date.UTC(2024, 0, 1 + randomInt(120))).toISOString().slice(0, 10);
    default:
      return sentences[randomInt(sentences.length)] ?? "";
  }
}
