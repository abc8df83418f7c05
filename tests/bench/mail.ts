import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuidv7 } from "uuid";
import { connect, type Db } from "@/lib/db";
import { emailKey } from "@/lib/email-address";
import { applyMigrations } from "@/lib/migrations";
import { makeReference } from "@/lib/registrations/rules";
import { shippedEvent } from "../../prisma/seed/shipped-event";
import { participant } from "../../scripts/parts/fictional-people";
import { startCluster } from "../../scripts/parts/postgres/cluster";
import { root } from "../../scripts/parts/settings.mjs";
import { say } from "../../scripts/parts/words.mjs";
import { describeMachine } from "./machine";

const WARM_UP = 300;

const subjects = ["floor", "quick-floor", "desk"] as const;
type Subject = (typeof subjects)[number];
type Report = { name: Subject; perSecond: number; rss: number[] };

/**
 * `npm run bench -- mail`: confirmations with a calendar part per second, from queued to accepted by a sink on this machine,
 * beside a bare nodemailer pool that sends the same messages, prepared beforehand. Both are processes of their own with as
 * many connections; they take turns, so that whatever else the machine does meets both. Starts everything itself.
 */
export async function benchMail(mails = 10_000, rounds = 3): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "registration-desk-bench-"));
  await chmod(folder, 0o755);
  const cluster = await startCluster(folder);
  const url = cluster.urlOf("postgres");
  await applyMigrations(url);
  const db = connect(url, 5);
  const sink = start("smtp-sink.ts", [], {});
  const { port } = await told(sink, "port");
  const env = { DATABASE_URL: url, SMTP_URL: `smtp://127.0.0.1:${port}`, DATA_DIR: path.join(folder, "data") };
  try {
    const people = await makePeople(db, mails);
    const reports: Report[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const name of subjects) {
        const report = await measure(name, { db, sink, env, people });
        say(lineOf(report));
        reports.push(report);
      }
    }
    const text = await pageOf(reports, mails, db);
    const file = path.join(root, "docs/benchmarks", `mail-${new Date().toISOString().slice(0, 10)}.md`);
    await writeFile(file, text);
    say(`\n${text.slice(text.indexOf("| what"))}\nWritten to ${path.relative(root, file)}`);
  } finally {
    sink.disconnect();
    await db.$disconnect();
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type Bench = { db: Db; sink: ChildProcess; env: Record<string, string>; people: Person[] };

async function measure(name: Subject, { db, sink, env, people }: Bench): Promise<Report> {
  await db.$executeRaw`TRUNCATE outgoing_mail CASCADE`;
  const sender = start("mail-sender.ts", [name], env);
  const rss: number[] = [];
  sender.on("message", (what: { rss: number }) => rss.push(what.rss));
  await told(sender, name === "desk" ? "ready" : "started");
  const run = async (count: number) => {
    sink.send(count);
    const reached = told(sink, "reached");
    if (name !== "desk") {
      await queue(db, people.slice(0, count));
      const ready = told(sender, "ready");
      sender.send("prepare");
      await ready;
      await db.$executeRaw`TRUNCATE outgoing_mail CASCADE`;
    } else await queue(db, people.slice(0, count));
    const from = Date.now();
    if (name !== "desk") sender.send("go");
    const { at = 0 } = await reached;
    return (at - from) / 1000;
  };
  await run(WARM_UP);
  rss.length = 0;
  const seconds = await run(people.length);
  if (name === "desk") await allMarked(db);
  const ended = once(sender, "exit");
  sender.send("end");
  await ended;
  return { name, perSecond: people.length / seconds, rss };
}

/** Sent is not done: the rest of the marks belongs to the work, and must not fall into the next round. */
async function allMarked(db: Db): Promise<void> {
  while ((await db.outgoingMail.count({ where: { status: { not: "sent" } } })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

type Person = { id: string; eventId: string; email: string; locale: string; name: string };

async function makePeople(db: Db, count: number): Promise<Person[]> {
  const event = await db.event.create({ data: { ...shippedEvent, capacity: count } });
  const now = new Date("2024-02-05T09:00:00Z");
  const rows = Array.from({ length: count }, (_, index) => {
    const person = participant(`${index}`);
    return {
      ...person,
      id: uuidv7(),
      eventId: event.id,
      status: "confirmed" as const,
      reference: `${makeReference("B")}${index}`,
      emailKey: emailKey(person.email),
      submissionId: randomUUID(),
      registeredAt: now,
      updatedAt: now,
    };
  });
  await db.registration.createMany({ data: rows });
  return rows.map(({ id, eventId, email, locale, givenName, familyName }) => ({
    id,
    eventId,
    email,
    locale,
    name: `${givenName} ${familyName}`,
  }));
}

/** All in one transaction, as an event's rush would at most be. */
async function queue(db: Db, people: Person[]): Promise<void> {
  await db.outgoingMail.createMany({
    data: people.map(({ id, eventId, email, locale, name }) => ({
      kind: "registration.confirmed",
      locale,
      recipient: email,
      recipientName: name,
      registrationId: id,
      eventId,
      messageId: `<${randomUUID()}@example.org>`,
      queuedAt: new Date("2024-02-05T09:00:00Z"),
      data: {},
    })),
  });
}

function start(file: string, args: string[], env: Record<string, string>): ChildProcess {
  return fork(path.join(root, "tests/bench", file), args, {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, AUTH_SECRET: "a secret for the bench that is long enough", LOG_LEVEL: "warn", ...env },
  });
}

/** Waits until a process has told this. */
function told(child: ChildProcess, what: string): Promise<Record<string, number>> {
  return new Promise((resolve, reject) => {
    const hear = (message: Record<string, number>) => {
      if (!(what in message)) return;
      child.off("message", hear);
      resolve(message);
    };
    child.on("message", hear);
    child.once("exit", (code) => reject(new Error(`It ended with code ${code}.`)));
  });
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);

function lineOf({ name, perSecond, rss }: Report): string {
  const [first = 0] = rss;
  const memory = `${megabytes(first)} → ${megabytes(rss.at(-1) ?? 0)} MB, at most ${megabytes(Math.max(...rss))}`;
  return `${name}: ${Math.round(perSecond)} mails/s, memory ${memory}`;
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function pageOf(reports: Report[], mails: number, db: Db): Promise<string> {
  const { machine, commit, versions } = describeMachine();
  const [{ version } = { version: "" }] = await db.$queryRaw<{ version: string }[]>`SHOW server_version`.then((rows) =>
    rows.map((row) => ({ version: Object.values(row)[0] ?? "" })),
  );
  const of = (name: Subject) =>
    median(reports.filter((report) => report.name === name).map((report) => report.perSecond));
  const share = (floor: Subject) => `${Math.round((100 * of("desk")) / of(floor))} %`;
  const rows = reports.map(({ name, perSecond, rss }, index) => {
    const quarter = (at: number) => megabytes(rss[Math.min(rss.length - 1, Math.floor(rss.length * at))] ?? 0);
    return `| ${name} | ${Math.floor(index / subjects.length) + 1} | ${Math.round(perSecond)} | ${[0, 0.25, 0.5, 0.75, 1].map(quarter).join(" · ")} |`;
  });
  return `# Mails per second, ${new Date().toISOString().slice(0, 10)}

\`npm run bench -- mail\`

- Machine: ${machine}
- Commit: ${commit}
- Versions: ${versions}, PostgreSQL ${version} (embedded, commits wait for the disk)

${mails} confirmations with HTML, text, the EU emblem and a calendar part, in two languages, from the commit that queued them until
a sink on this machine had accepted the last. The floor is a bare nodemailer pool with as many connections that sends the
same messages, made beforehand; the quick floor does so on sockets that do not wait for acknowledgements before they send the
end of a message (TCP_NODELAY), as the desk's do. Sender, sink and database share the machine; the three took turns.

| what | round | mails/s | memory in MB at the start · after a quarter · half · three quarters · at the end |
|---|---:|---:|---|
${rows.join("\n")}

Medians: desk ${Math.round(of("desk"))}/s, floor ${Math.round(of("floor"))}/s, quick floor ${Math.round(of("quick-floor"))}/s: **${share("quick-floor")} of the quick floor**, ${share("floor")} of the bare one.
`;
}
