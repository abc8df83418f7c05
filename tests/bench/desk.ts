import { mkdirSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import path from "node:path";
import pg from "pg";
import { connect, type Db } from "@/lib/db";
import { listFilterSchema } from "@/lib/desk/schema";
import { shippedEventSlug } from "@/lib/events/constants";
import { openSession } from "@/lib/organisers/commands/session";
import { grantScope } from "@/lib/organisers/policy";
import { listRegistrations } from "@/lib/registration-list/queries";
import { countByDay, countByProperties } from "@/lib/reports/queries";
import { randomToken } from "@/lib/secrets";
import { fillEvent } from "../../scripts/parts/demo/fill";
import { root } from "../../scripts/parts/settings.mjs";
import { say } from "../../scripts/parts/words.mjs";
import { buildOrganiser } from "../support/factories";
import { startServer } from "../support/server";
import { type Download, download, downloadHeadings, downloadRow } from "./desk-export";
import { byAnswer, lists } from "./desk-lists";
import { describeMachine } from "./machine";

/** Times of day of the server; some offers are still open then. */
const now = new Date("2024-02-20T09:00:00Z");
const warmUps = 5;
const rounds = 40;

/** Everything there is, as each kind of file. */
const files = {
  "registrations as CSV": "exports/download?purpose=full&format=csv",
  "registrations as XLSX": "exports/download?purpose=full&format=xlsx",
  "registrations as JSON": "exports/download?purpose=full&format=json",
  "badges as XLSX, by name": "exports/download?purpose=badges&format=xlsx",
  "log as CSV": "log/export.csv",
  "log as JSON": "log/export.json",
};

type Times = { p50: number; p95: number };
type Line = { what: string; size: number; http?: Times; query?: Times; bare?: Times };

/**
 * `npm run bench -- desk`: the organisers' list, overview and export with 1,000 and with 100,000 registrations in an event,
 * as queries and as pages over HTTP, beside the bare SQL of the same question in the same run; and how long whole exports take,
 * with the server's memory meanwhile. Each size has a server and a database of its own. The answers come one after the
 * other: what is asked for is how long somebody waits.
 */
export async function benchDesk(sizes: number[] = [1_000, 100_000]): Promise<void> {
  const lines: Line[] = [];
  const downloads: string[] = [];
  const notes: string[] = [];
  for (const size of sizes) {
    const measured = await measure(size, notes);
    lines.push(...measured.lines);
    downloads.push(...measured.downloads.map((one) => downloadRow(size, one)));
  }
  const { machine, versions, commit } = describeMachine();
  const report = `# The organisers' desk, ${new Date().toISOString().slice(0, 10)}

\`npm run bench -- desk\`

- Machine: ${machine}
- Commit: ${commit}
- Versions: ${versions}

Milliseconds, ${rounds} rounds after ${warmUps} of warming up, one request after the other. HTTP: until the whole page has arrived,
over loopback; for the export, until its first byte. Query: the product's own, in this process. Bare: the shortest SQL that
answers the same, page and count, through node-postgres. Server, client and database share the machine.

| what | registrations | HTTP p50 | HTTP p95 | query p50 | query p95 | bare p50 | bare p95 |
|---|---:|---:|---:|---:|---:|---:|---:|
${lines.map(rowOf).join("\n")}

Whole exports, taken over HTTP as fast as they come, one after the other in this order, by a server that has served one page
before. Memory: resident, of the whole server process, every 20 ms.

${downloadHeadings}
${downloads.join("\n")}

${notes.map((note) => `- ${note}`).join("\n")}
`;
  say(report);
  const file = path.join(root, "docs/benchmarks", `desk-${new Date().toISOString().slice(0, 10)}.md`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, report);
}

function rowOf({ what, size, http, query, bare }: Line): string {
  const cells = [http, query, bare].flatMap((times) =>
    times ? [times.p50.toFixed(1), times.p95.toFixed(1)] : ["–", "–"],
  );
  return `| ${what} | ${size} | ${cells.join(" | ")} |`;
}

async function measure(size: number, notes: string[]): Promise<{ lines: Line[]; downloads: Download[] }> {
  const server = await startServer({ env: { APP_CLOCK: now.toISOString(), LOG_LEVEL: "warn", WORKER: "off" } });
  const db = connect(server.databaseUrl, 4);
  const sql = new pg.Client({ connectionString: server.databaseUrl });
  try {
    await sql.connect();
    const event = await db.event.findUniqueOrThrow({ where: { slug: shippedEventSlug } });
    const question = await db.question.create({
      data: { eventId: event.id, key: "bench", kind: "short_text", position: 1_000 },
    });
    const began = performance.now();
    await fillEvent(shippedEventSlug, size, { db, now });
    await db.$executeRaw`
      INSERT INTO attendance (registration_id, day, recorded_at)
      SELECT id, ${event.startsAt}::date, ${now} FROM registration WHERE status = 'confirmed' AND random() < 0.8`;
    await db.$executeRawUnsafe("VACUUM (ANALYZE)");
    notes.push(`${size} registrations were made in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
    const cookie = await signedIn(db);
    const scope = grantScope({ id: event.id, email: "", role: "owner" }, "registrations.read");
    if (!scope) throw new Error("An owner may read.");
    const origin = `http://127.0.0.1:${new URL(server.siteUrl).port}`;
    const desk = `${origin}/admin/events/${shippedEventSlug}`;
    const agent = new Agent({ keepAlive: true });
    const ask = (address: string, until: "first" | "all") => timed(() => open(address, cookie, agent, until));

    await open(desk, cookie, agent, "all");
    const downloads: Download[] = [];
    for (const [what, path] of Object.entries(files)) {
      downloads.push(await download(what, `${desk}/${path}`, cookie, server.pid));
    }

    const lines: Line[] = [];
    for (const { what, query, bare } of [...lists, byAnswer(question.id)]) {
      const filter = listFilterSchema.parse(Object.fromEntries(new URLSearchParams(query)));
      lines.push({
        what,
        size,
        http: await ask(`${desk}/registrations?${query}`, "all"),
        query: await timed(() => listRegistrations(db, scope, event.id, filter, "en")),
        ...(bare && { bare: await timed(() => bareList(sql, event.id, bare)) }),
      });
    }
    lines.push({
      what: "overview",
      size,
      http: await ask(desk, "all"),
      query: await timed(async () => {
        await Promise.all([countByProperties(db, scope, event.id), countByDay(db, scope, event, now)]);
      }),
    });
    lines.push({ what: "CSV export, first byte", size, http: await ask(`${desk}/registrations/export.csv`, "first") });
    agent.destroy();
    return { lines, downloads };
  } finally {
    await sql.end();
    await db.$disconnect();
    await server.stop();
    await server.removeData();
  }
}

async function signedIn(db: Db): Promise<string> {
  const { id } = await buildOrganiser(db, { role: "owner" });
  const token = randomToken();
  const ctx = { db, now, actor: { kind: "system" } } as const;
  await openSession({ organiserId: id, token, expires: new Date(Date.now() + 3_600_000) }, ctx);
  return `organiser-session=${token}; locale=en`;
}

async function bareList(sql: pg.Client, eventId: string, [where, order]: readonly [string, string]): Promise<void> {
  const from = `FROM registration r WHERE r.event_id = $1::uuid ${where}`;
  await sql.query(
    `SELECT id, reference, status, given_name, family_name, email, organisation, country, registered_at
     ${from} ORDER BY ${order} LIMIT 25`,
    [eventId],
  );
  await sql.query(`SELECT count(*) ${from}`, [eventId]);
}

async function timed(work: () => Promise<unknown>): Promise<Times> {
  const took: number[] = [];
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const began = performance.now();
    await work();
    if (round >= warmUps) took.push(performance.now() - began);
  }
  took.sort((one, other) => one - other);
  const at = (share: number) => took[Math.ceil(took.length * share) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Opens a page; what follows the first byte of an export is not waited for. */
function open(address: string, cookie: string, agent: Agent, until: "first" | "all"): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(address, { agent: until === "all" ? agent : false, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${address} answered ${answer.statusCode}.`));
      if (until === "all") answer.on("end", resolve).resume();
      else
        answer.once("data", () => {
          resolve();
          answer.destroy();
        });
    });
    sent.on("error", (error) => (until === "first" ? undefined : reject(error)));
    sent.end();
  });
}
