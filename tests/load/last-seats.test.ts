import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Db } from "@/lib/db";
import { brokenInvariants } from "../support/invariants";
import type { PlainBrowser } from "../support/plain-browser";
import { startTwoProcesses, type TwoProcesses } from "../support/two-processes";
import { fillIn, gather, inTurns, leadsTo, openBrowser, openEvent, ownAddress, standingOf } from "./visitors";

let processes: TwoProcesses;
let db: Db;
let origins: string[];

beforeAll(async () => {
  processes = await startTwoProcesses();
  db = connect(processes.first.databaseUrl, 4);
  origins = [processes.first, processes.second].map(({ siteUrl }) => `http://127.0.0.1:${new URL(siteUrl).port}`);
}, 240_000);

afterAll(async () => {
  await db?.$disconnect();
  await processes?.stop();
}, 60_000);

const send = (browser: PlainBrowser) => browser.pressOnly("Send registration");

async function deadlocks(): Promise<number> {
  const [row] = await db.$queryRaw<{ deadlocks: bigint }[]>`
    SELECT sum(deadlocks) AS deadlocks FROM pg_stat_database`;
  return Number(row?.deadlocks);
}

/** What the processes have logged as an error; a page that failed is always among it. */
const errors = () =>
  [processes.first, processes.second]
    .flatMap((process) => process.output().split("\n"))
    .filter((line) => /"level":(50|60|"error"|"fatal")|⨯|Error:/.test(line));

describe("500 at once for the last 50 seats, at two processes", () => {
  it("confirms exactly 50 and puts the others in line in order of arrival", async () => {
    const event = await openEvent(db, 50);
    const visitors = await gather(processes.first.databaseUrl, origins, event.slug, 500);
    const late = await fillIn(origins[1] ?? "", event.slug, "late@example.org");

    const answers = await Promise.all(visitors.map(send));
    expect(answers.map(leadsTo).filter((where) => where !== `/en/events/${event.slug}/register/done`)).toEqual([]);

    const standing = await standingOf(db, event.id);
    expect(standing.filter(({ status }) => status === "confirmed")).toHaveLength(50);
    const line = standing.filter(({ status }) => status === "waitlisted");
    expect(line.map(({ queueNumber }) => queueNumber).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 450 }, (_, index) => index + 1),
    );
    expect(await brokenInvariants(db, event.id)).toEqual([]);
    // The numbers of the audit log are the order of arrival: nobody was confirmed after somebody had to wait.
    const decided = await db.auditEntry.findMany({ where: { eventId: event.id }, orderBy: { number: "asc" } });
    expect(decided.slice(0, 50).every(({ action }) => action === "registration.confirmed")).toBe(true);
    expect(decided.slice(50).map(({ action }) => action)).toEqual(Array(450).fill("registration.waitlisted"));

    // Whoever comes after all of them is behind all of them, and reads so.
    expect(leadsTo(await send(late))).toBe(`/en/events/${event.slug}/register/done`);
    const last = (await standingOf(db, event.id)).find(({ email }) => email === "late@example.org");
    expect(last).toMatchObject({ status: "waitlisted", queueNumber: 451 });
    const reader = openBrowser(origins[1] ?? "");
    await reader.open(ownAddress(last as NonNullable<typeof last>));
    expect(reader.heading()).toContain("number 451 on the waiting list");
    // And every page that the redirects lead to says what came of it.
    const pages = await inTurns(visitors.slice(0, 40), 8, async (browser) => {
      await browser.open(`/en/events/${event.slug}/register/done`);
      return browser.page.status;
    });
    expect(new Set(pages)).toEqual(new Set([200]));
    expect(await deadlocks()).toBe(0);
    expect(errors()).toEqual([]);
  }, 300_000);

  it("keeps every seat fair while places are given back, accepted and declined in between", async () => {
    const event = await openEvent(db, 50);
    const early = await gather(processes.first.databaseUrl, origins, event.slug, 80);
    await Promise.all(early.map(send));
    const holders = (await standingOf(db, event.id)).filter(({ status }) => status === "confirmed");
    expect(holders).toHaveLength(50);
    const crowd = await gather(processes.first.databaseUrl, origins, event.slug, 420);

    let isBusy = true;
    const sending = Promise.all(crowd.map(send));
    const cancelling = inTurns(holders, 10, async (holder) => {
      const browser = openBrowser(origins[Number(holder.id.at(-1)) % 2 || 0] ?? "");
      await browser.open(`${ownAddress(holder)}/cancel`);
      await browser.press("Yes, cancel my registration");
      return browser.page.status;
    });
    const answering = answerOffers(event.id, () => isBusy);
    const [answers, cancelled] = await Promise.all([sending, cancelling]);
    isBusy = false;
    const answered = await answering;

    expect(answers.map(leadsTo).filter((where) => where !== `/en/events/${event.slug}/register/done`)).toEqual([]);
    expect(cancelled).toEqual(Array(50).fill(200));
    expect(answered.filter((status) => status !== 200)).toEqual([]);
    const standing = await standingOf(db, event.id);
    const count = (status: string) => standing.filter((one) => one.status === status).length;
    expect({ all: standing.length, confirmed: count("confirmed"), offered: count("offered") }).toEqual({
      all: 500,
      confirmed: 50,
      offered: 0,
    });
    expect(count("cancelled")).toBe(50 + DECLINED);
    expect(count("waitlisted")).toBe(400 - DECLINED);
    expect(await brokenInvariants(db, event.id)).toEqual([]);
    expect(await deadlocks()).toBe(0);
    expect(errors()).toEqual([]);
  }, 300_000);
});

/** How many of those who are offered a seat say no; the others take it. */
const DECLINED = 15;

/**
 * Everybody who is offered a seat answers on their own page, by button and at either process, until no offer is left.
 * @returns the status of each page that the answers led to
 */
async function answerOffers(eventId: string, isBusy: () => boolean): Promise<number[]> {
  const statuses: number[] = [];
  const asked = new Set<string>();
  for (;;) {
    const wasBusy = isBusy();
    const offered = await db.registration.findMany({
      where: { eventId, status: "offered", id: { notIn: [...asked] } },
      select: { id: true, linkVersion: true },
      orderBy: { queueNumber: "asc" },
      take: 5,
    });
    if (offered.length === 0 && !wasBusy) return statuses;
    await Promise.all(
      offered.map(async (registration) => {
        asked.add(registration.id);
        const saysNo = asked.size <= DECLINED;
        const browser = openBrowser(origins[asked.size % 2] ?? "");
        await browser.open(`${ownAddress(registration)}${saysNo ? "/decline" : ""}`);
        await browser.press(saysNo ? "No, take me off the list" : "Yes, I take the seat");
        statuses.push(browser.page.status);
      }),
    );
  }
}
