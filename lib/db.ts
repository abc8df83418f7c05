import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";

export type Db = PrismaClient;
/** Inside a transaction. Commands hand it to everything that must happen together. */
export type Tx = Prisma.TransactionClient;

/**
 * Opens a pool of connections.
 * @param url PostgreSQL address. @param poolSize most connections at once.
 */
export function connect(url: string, poolSize = 10): Db {
  const adapter = new PrismaPg({ connectionString: url, max: poolSize, connectionTimeoutMillis: 15_000 });
  return new PrismaClient({
    adapter,
    // Without the values of the failed call, which may be somebody's name: errors are logged.
    errorFormat: "minimal",
    transactionOptions: { isolationLevel: "ReadCommitted", maxWait: 15_000, timeout: 15_000 },
  });
}

const kept = globalThis as { __db?: Db };

/** The application's database, opened at first use and shared by all of this process's modules. */
export function database(): Db {
  kept.__db ??= connect(env().DATABASE_URL);
  return kept.__db;
}

/**
 * Holds everyone else back who wants to change the seats of the same event until this transaction ends
 * (pretix and PostgreSQL's manual call it an advisory lock). Rules are decided after it is held, never before.
 */
export async function lockEvent(tx: Tx, eventId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`event:${eventId}`}, 0))`;
}

/**
 * The same for the event of a registration, in one statement, since every command about one person begins with it.
 * @returns false when there is no such registration.
 */
export async function lockEventOf(tx: Tx, registrationId: string): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id::text, pg_advisory_xact_lock(hashtextextended('event:' || r.event_id::text, 0))::text
    FROM registration r WHERE r.id = ${registrationId}::uuid`;
  return held !== undefined;
}

/**
 * Lets this transaction hold more seats than there are, which a trigger refuses otherwise. For an organiser who has
 * confirmed it, with an audit entry that says so, and for a place that only changes hands in a full house.
 */
export async function allowOverCapacity(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('desk.over_capacity', 'on', true)`;
}

/**
 * A transaction as a database for commands: the one that a command begins is this one, so that what it does and what is
 * done around it happen together or not at all. A command that throws takes everything with it.
 */
export function joining(tx: Tx): Db {
  const joined: Db = new Proxy(tx as Db, {
    get: (target, name) =>
      name === "$transaction" ? (work: (tx: Tx) => unknown) => work(tx) : Reflect.get(target, name),
  });
  return joined;
}

export type Rows = {
  registration?: Prisma.RegistrationUncheckedCreateInput[];
  auditEntry?: Prisma.AuditEntryUncheckedCreateInput[];
  outgoingMail?: Prisma.OutgoingMailUncheckedCreateInput[];
  answer?: Prisma.AnswerUncheckedCreateInput[];
  sensitiveAnswer?: Prisma.SensitiveAnswerUncheckedCreateInput[];
  registrationTag?: Prisma.RegistrationTagUncheckedCreateInput[];
  attendance?: Prisma.AttendanceUncheckedCreateInput[];
};

/**
 * Inserts rows of several tables in one statement, where a round trip for each would be time during which an event stays
 * locked. Columns that no row names take their defaults; table and column names are those of the schema in snake case.
 * PostgreSQL gives the values their types (jsonb_populate_recordset), so nothing of them becomes part of the statement.
 * @throws as Prisma's `create` does, with P2002 for a unique violation (see `isUniqueViolation`).
 */
export async function insertTogether(tx: Tx, rows: Rows): Promise<void> {
  const inserts = Object.entries(rows).flatMap(([model, added]) => {
    const columns = [...new Set(added.flatMap((row) => Object.keys(row)))].map(
      (name) => [name, snakeCase(name)] as const,
    );
    if (columns.length === 0) return [];
    const table = Prisma.raw(`"${snakeCase(model)}"`);
    const names = Prisma.raw(columns.map(([, column]) => `"${column}"`).join(", "));
    const json = JSON.stringify(
      added.map((row) => Object.fromEntries(columns.map(([name, column]) => [column, row[name as keyof typeof row]]))),
    );
    const values = Prisma.sql`SELECT ${names} FROM jsonb_populate_recordset(NULL::${table}, ${json}::jsonb)`;
    return [Prisma.sql`${Prisma.raw(`"${snakeCase(model)} added"`)} AS (INSERT INTO ${table} (${names}) ${values})`];
  });
  await tx.$executeRaw`WITH ${Prisma.join(inserts)} SELECT`;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Whether a transaction took too long, mostly waiting for a lock of others: nothing was done, and it can be done later. */
export function isOutOfTime(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2028";
}

/**
 * Whether an error is PostgreSQL's refusal of a second row with the same unique value (SQLSTATE 23505). Prisma reports it
 * as P2002, and where the SQL was written by hand as P2010 with the cause.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  const { cause } = (error.meta?.driverAdapterError ?? {}) as { cause?: { originalCode?: string } };
  return error.code === "P2002" || (error.code === "P2010" && cause?.originalCode === "23505");
}
