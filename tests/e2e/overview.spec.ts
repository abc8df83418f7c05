import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import { test as base, expect } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";

/** Axe runs in the page: without JavaScript there is nothing to run it. */
const test = base.extend({
  expectAccessible: async ({ expectAccessible, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? async () => {} : expectAccessible);
  },
});

const at = (day: string) => new Date(`${day}T09:00:00Z`);

test.describe.configure({ timeout: 90_000 });

/** An event with people of several kinds, and one of the year before. Both are drafts, which public pages do not show. */
async function twoEvents(db: Db) {
  const name = randomBytes(5).toString("hex");
  const draft = { status: "draft", capacity: 60 } as const;
  const event = await buildEvent(db, { slug: `overview-${name}`, ...draft });
  const earlier = await buildEvent(db, {
    ...draft,
    slug: `earlier-${name}`,
    startsAt: at("2023-03-21"),
    endsAt: at("2023-03-22"),
    registrationOpensAt: at("2023-01-09"),
    registrationClosesAt: at("2023-03-14"),
    changesCloseAt: at("2023-03-14"),
    cancellationsCloseAt: at("2023-03-20"),
  });
  const person = (eventId: string, day: string, changes: object = {}) =>
    buildRegistration(db, { eventId, registeredAt: at(day), ...changes });
  await person(event.id, "2024-01-20", { country: "BE", organisationType: "region" });
  await person(event.id, "2024-01-20", { country: "GR", locale: "da", organisationType: "university" });
  await person(event.id, "2024-01-24", { status: "cancelled", cancelledAt: at("2024-02-02") });
  await person(event.id, "2024-02-01", { status: "waitlisted", country: "BE" });
  await person(event.id, "2024-02-02", { status: "awaiting_approval", familyName: "Waits" });
  await person(event.id, "2024-02-03", {
    status: "offered",
    familyName: "Offered",
    heldUntil: new Date("2099-02-07T11:00:00Z"),
  });
  for (const day of ["2023-01-10", "2023-02-01", "2023-02-01", "2023-03-01"]) await person(earlier.id, day);
  return { event, earlier };
}

async function inDanish(page: Page) {
  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
}

test("the overview shows how registration goes, who is coming and what to decide, beside an earlier event @no-js", async ({
  page,
  context,
  db,
  baseURL,
  expectAccessible,
}) => {
  const { event, earlier } = await twoEvents(db);
  await signInAs(context, db, baseURL ?? "", "organiser");
  await page.goto(`/admin/events/${event.slug}`);
  const waiting = page.getByRole("region", { name: "Needs a decision now" });
  await expect(waiting).toContainText("1 registration waits for your approval");
  await expect(waiting).toContainText(/Åse Offered.*\([\d,]+ days left\)/s);

  const byDay = page.getByRole("figure", { name: "Registrations by day" });
  await expect(byDay.getByRole("img", { name: "Registrations by day" })).toBeVisible();
  await byDay.getByText("As a table").click();
  const row = byDay.getByRole("row", { name: /^20 Jan/ });
  await expect(row.getByRole("cell")).toHaveText(["2", "2", "0", "0", "0", "2"]);
  await expect(byDay.getByRole("row", { name: /^2 Feb/ }).getByRole("cell")).toHaveText(["1", "1", "0", "0", "1", "5"]);
  const countries = page.getByRole("figure", { name: "By country" });
  await countries.getByText("As a table").click();
  await expect(countries.getByRole("row", { name: /^Belgium/ }).getByRole("cell")).toHaveText(["1", "1", "2", "40%"]);
  await expect(page.getByRole("figure", { name: "By type of organisation" })).toContainText("Region");
  await expect(page.getByRole("figure", { name: "By language of the registration" })).toContainText("Danish");
  await expectAccessible(page);

  await page.getByLabel("Compare with an earlier event").selectOption(earlier.slug);
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(new RegExp(`\\?compare=${earlier.slug}#figures$`));
  await expect(
    page
      .getByRole("paragraph")
      .filter({ hasText: /days before: 6 registrations here, \d for .* In the end it had 4\./ }),
  ).toBeVisible();
  const course = page.getByRole("figure", { name: "How registration goes" });
  await course.getByText("As a table").click();
  await expect(course.getByRole("row", { name: /^48 days before/ }).getByRole("cell")).toHaveText(["3", "0", "3"]);
  await inDanish(page);
  await expect(page.getByRole("heading", { name: "Sådan går tilmeldingen" })).toBeVisible();
  await expectAccessible(page);

  // Typed by hand: said, not compared. And with nobody, and nothing to compare with.
  await page.goto(`/admin/events/${event.slug}?compare=no-such-event`);
  await expect(page.getByText("Det er ikke et af dine tidligere arrangementer")).toBeVisible();
  const empty = await buildEvent(db, { slug: `empty-${randomBytes(5).toString("hex")}`, status: "draft" });
  await page.goto(`/admin/events/${empty.slug}`);
  await expect(page.getByText("Så snart nogen tilmelder sig")).toBeVisible();
});

test("the log tells who did what, is filtered and taken along, and nobody else reads it @no-js", async ({
  page,
  context,
  db,
  baseURL,
  expectAccessible,
}) => {
  const { event } = await twoEvents(db);
  const anne = await signInAs(context, db, baseURL ?? "", "organiser");
  const mia = await buildRegistration(db, { eventId: event.id, givenName: "Mia", familyName: "الفارسي" });
  const log = `/admin/events/${event.slug}/log`;
  await page.goto(log);
  await expect(page.getByText("There are no entries yet.")).toBeVisible();

  await page.goto(`/admin/events/${event.slug}/registrations/${mia.id}/cancel`);
  await page.getByLabel("Reason").fill("Ill at home");
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await expect(page.getByRole("status")).toContainText("The registration is cancelled.");
  await page.goto(`/admin/events/${event.slug}/seats`);
  await page.getByLabel("Seats in all").fill("61");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toBeVisible();

  await page.goto(log);
  const rows = page.locator("tbody tr");
  const changed = rows.filter({ hasText: "changed how seats are handed out." });
  await expect(changed).toContainText(`${anne.email} changed how seats are handed out.`);
  await expect(changed).toContainText("Number of seats: 60 → 61");
  const cancelled = rows.filter({ hasText: "cancelled the registration." });
  await expect(cancelled).toContainText("Reason: Ill at home");
  await expect(cancelled).toContainText("Status: Confirmed → Cancelled");
  await expectAccessible(page);

  await page.getByRole("searchbox", { name: "Person" }).fill("الفارسي");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(rows).toHaveCount(1);
  await page.getByLabel("What", { exact: true }).selectOption({ label: "The event itself" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await page.getByRole("link", { name: "Show everything" }).click();
  await page.getByLabel("Done by").selectOption({ label: anne.email });
  await page.getByLabel("What", { exact: true }).selectOption({ label: "The event itself" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(rows).toHaveCount(1);

  const csv = await page.request.get(`${log}/export.csv?group=event`);
  expect(csv.headers()["content-disposition"]).toContain(`log-${event.slug}.csv`);
  expect(await csv.text()).toContain("Number of seats: 60 → 61");
  const json = await (await page.request.get(`${log}/export.json`)).json();
  expect(json[0]).toMatchObject({ action: "audit.exported", after: { format: "json" } });
  await page.goto(`${log}?from=03/04/2024&group=nonsense&actor=Anne`);
  await expect(page.getByRole("status")).toContainText("“03/04/2024” does not say which day");
  await page.getByRole("link", { name: "Leave out what was not understood" }).click();
  await expect(page).toHaveURL(log);
  await page.goto(`${log}/export.csv?group=nonsense`);
  await expect(page).toHaveURL(`${log}?group=nonsense`);
  await expect(page.getByText(/exported the log: \d entries as JSON\./)).toBeVisible();

  // What is deleted leaves the entry, and says so.
  await page.goto(`/admin/events/${event.slug}/registrations/${mia.id}/erase`);
  await page.getByRole("button", { name: "Delete the data for good" }).click();
  await expect(page.getByRole("status")).toContainText("The data of this person is deleted.");
  await page.goto(`${log}?registration=${mia.id}`);
  await expect(rows.filter({ hasText: "cancelled the registration." })).toContainText(
    "Details removed with this person’s data on",
  );
  await expect(page.locator("main")).not.toContainText("Ill at home");
  await page.goto("/admin/log");
  await expect(page.getByRole("heading", { level: 1, name: "Log of the desk" })).toBeVisible();
  await expectAccessible(page);
  await page.goto(log);
  await inDanish(page);
  await expect(rows.filter({ hasText: "ændrede, hvordan pladserne fordeles." })).toContainText(
    "Antal pladser: 60 → 61",
  );
  await expectAccessible(page);

  await context.clearCookies();
  await signInAs(context, db, baseURL ?? "", "viewer");
  for (const address of [log, "/admin/log", `${log}/export.csv`]) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/admin\/no-permission(\?|$)/);
  }
});
