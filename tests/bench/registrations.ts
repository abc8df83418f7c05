import { mkdirSync, writeFileSync } from "node:fs";
import type { Agent } from "node:http";
import path from "node:path";
import pg from "pg";
import { connect } from "@/lib/db";
import { root } from "../../scripts/parts/settings.mjs";
import { say } from "../../scripts/parts/words.mjs";
import { buildEvent, buildRegistration } from "../support/factories";
import { type Fields, multipart, PlainBrowser, send } from "../support/plain-browser";
import { type PreparedForm, prepareForms, readSendForm, typed } from "../support/prepared-forms";
import { type RunningServer, startServer } from "../support/server";
import { startFloor } from "./floor";
import { load, type Round, together } from "./load";
import { type Measured, reportOf, tableOf } from "./registrations-report";

export const connections = [1, 8, 32, 128];
const roundsEach = 3;
const secondsEach = 4;
/** More than any machine here sends in a round; what is left over costs nothing but its rows. */
const FORMS_PER_ROUND = 6_000;

/** One request of a round: null when the answer is a redirect to where it should lead. */
type Work = (agent: Agent) => Promise<string | null | undefined>;
type Subject = { name: string; prepare(): Promise<Work> };

/**
 * `npm run bench -- registrations`: how many registrations a second one process takes, beside what a bare form of the same
 * framework takes on the same machine in the same run (tests/bench/floor). Starts everything itself, on a data folder
 * that is thrown away. Rounds of the one and the other take turns, so that whatever else the machine does meets both.
 * Measured is the POST of "Send registration" until its redirect has been answered.
 */
export async function benchRegistrations(): Promise<void> {
  // Mails wait in their queue: `npm run worker` sends them from a process of its own (docs/operating.md).
  const desk = await startServer({
    env: { TRUST_PROXY: "1", WORKER: "off", LOG_LEVEL: "warn", APP_CLOCK: "2024-02-05T09:00:00+01:00" },
  });
  const floor = await startFloor(desk.databaseUrl).catch(async (error) => {
    await desk.stop();
    throw error;
  });
  try {
    const subjects = [floorSubject(floor.origin), ...(await deskSubjects(desk))];
    for (const { prepare } of subjects) await load(8, 3, await prepare());
    const measured: Measured[] = [];
    for (const count of connections) {
      const rounds = new Map<string, Round[]>(subjects.map(({ name }) => [name, []]));
      for (let round = 0; round < roundsEach; round++) {
        for (const { name, prepare } of subjects)
          rounds.get(name)?.push(await load(count, secondsEach, await prepare()));
      }
      for (const [name, all] of rounds) measured.push({ name, connections: count, round: together(all) });
      say(tableOf(measured.slice(-subjects.length)));
    }
    const { version } = await askDatabase(desk.databaseUrl);
    const file = path.join(root, "docs/benchmarks", `registrations-${new Date().toISOString().slice(0, 10)}.md`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, reportOf({ measured, postgres: version, roundsEach, secondsEach }));
    say(`\nWritten to ${path.relative(root, file)}`);
  } finally {
    await floor.stop();
    await desk.stop();
    await desk.removeData();
  }
}

function floorSubject(origin: string): Subject {
  let fields: Fields | undefined;
  return {
    name: "floor",
    async prepare() {
      fields ??= await hiddenFields(origin);
      const hidden = fields;
      let sent = 0;
      return async (agent) => {
        const all = { ...typed, email: `${++sent}@example.org` };
        const body = multipart([...hidden, ...Object.entries(all)]);
        const answer = await send(`${origin}/`, { method: "POST", agent, body });
        return answer.headers.location?.endsWith("/done") ? null : `${answer.status}`;
      };
    },
  };
}

async function hiddenFields(origin: string): Promise<Fields> {
  const browser = new PlainBrowser(origin);
  await browser.open("/");
  return browser.form("Send registration").fields.filter(([name]) => !(name in typed) && name !== "email");
}

async function deskSubjects({ databaseUrl, siteUrl }: RunningServer): Promise<Subject[]> {
  const origin = `http://127.0.0.1:${new URL(siteUrl).port}`;
  const db = connect(databaseUrl, 1);
  const seats = await buildEvent(db, { slug: "bench-seats", capacity: 1_000_000 });
  const full = await buildEvent(db, { slug: "bench-full", capacity: 1 });
  await buildRegistration(db, { eventId: full.id });
  await db.$disconnect();
  const subject = (name: string, slug: string): Subject => ({
    name,
    prepare: async () => sendingForms(origin, slug, await prepareForms(databaseUrl, slug, FORMS_PER_ROUND)),
  });
  return [subject("seats free", seats.slug), subject("waiting list", full.slug)];
}

async function sendingForms(origin: string, slug: string, forms: PreparedForm[]): Promise<Work> {
  const [sample] = forms;
  if (!sample) throw new Error("No form was prepared.");
  const check = `/en/events/${slug}/register/check`;
  const hidden = await readSendForm(origin, check, sample);
  let next = 0;
  return async (agent) => {
    const form = forms[next++];
    if (!form) return undefined;
    const visitor = `10.${next >> 16}.${(next >> 8) & 255}.${next & 255}`;
    const answer = await send(`${origin}${check}`, {
      method: "POST",
      agent,
      headers: { accept: "text/html", cookie: form.cookie, "x-forwarded-for": visitor },
      body: multipart([...hidden, ["draft", form.draftId]]),
    });
    const { location = "" } = answer.headers;
    return /\/register\/done(\?|$)/.test(location) ? null : `${answer.status} ${location}`;
  };
}

async function askDatabase(databaseUrl: string): Promise<{ version: string }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  await client.end();
  return { version: rows[0]?.server_version ?? "?" };
}
