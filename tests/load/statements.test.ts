import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Db } from "@/lib/db";
import { type StatementCounter, startStatementCounter } from "../support/statement-counter";
import { startTwoProcesses, type TwoProcesses } from "../support/two-processes";
import { fillIn, openBrowser, openEvent } from "./visitors";

let processes: TwoProcesses;
let counter: StatementCounter;
let db: Db;
let origin: string;

// The second process serves and does nothing else: whatever it sends to PostgreSQL, a page has asked for.
beforeAll(async () => {
  processes = await startTwoProcesses({
    secondDatabaseUrl: async (databaseUrl) => {
      counter = await startStatementCounter(databaseUrl);
      return counter.url;
    },
  });
  db = connect(processes.first.databaseUrl, 2);
  origin = `http://127.0.0.1:${new URL(processes.second.siteUrl).port}`;
}, 240_000);

afterAll(async () => {
  await db?.$disconnect();
  await processes?.stop();
  await counter?.stop();
}, 60_000);

async function addRegistrations(eventId: string, count: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO registration (id, event_id, reference, status, locale, given_name, family_name, email, email_key, organisation,
      organisation_type, country, submission_id, queue_number, registered_at, updated_at)
    SELECT gen_random_uuid(), ${eventId}::uuid, 'MANY-' || n, CASE WHEN n <= 50 THEN 'confirmed' ELSE 'waitlisted' END::registration_status,
      'en', 'Visitor ' || n, 'Example', 'many-' || n || '@example.org', 'many-' || n || '@example.org', 'Example', 'municipality', 'DK',
      gen_random_uuid(), CASE WHEN n > 50 THEN n END, now(), now()
    FROM generate_series(1, ${count}::int) n`;
}

describe.each([0, 5_000])("with %i registrations", (count) => {
  it("opens each page of the event with at most two statements", async () => {
    const event = await openEvent(db, 50);
    await addRegistrations(event.id, count);
    const address = `/en/events/${event.slug}`;
    const visitor = await fillIn(origin, event.slug, `visitor-${count}@example.org`);
    // Connections are there and modules loaded: what is counted is the page.
    const reader = openBrowser(origin);
    for (const path of [address, `${address}/register`, `${address}/privacy`]) await reader.open(path);

    const costs: Record<string, string[]> = {};
    const open = async (browser: typeof reader, path: string) => {
      const { answer, statements } = await counter.during(() => browser.open(path));
      expect({ path, status: answer.status, at: browser.path }).toEqual({ path, status: 200, at: path });
      costs[path.slice(address.length) || "/"] = statements;
    };
    await open(reader, address);
    await open(reader, `${address}/privacy`);
    // Without anything typed so far, and with a form that is filled in.
    await open(reader, `${address}/register`);
    await open(visitor, `${address}/register/check`);
    await open(visitor, `${address}/register`);

    const tooMany = Object.entries(costs).filter(([, statements]) => statements.length > 2);
    expect(tooMany).toEqual([]);
    // The counter does count.
    expect(costs["/"]?.length).toBeGreaterThan(0);
  }, 120_000);
});
