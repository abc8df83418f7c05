import { randomBytes } from "node:crypto";
import { calendarOf, readCalendar } from "../support/calendar";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";
import { openRegistration } from "../support/own-page";

type Db = import("@/lib/db").Db;
type Page = import("@playwright/test").Page;

const noOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** A published event with one person who has a place and one who waits, and an organiser who is signed in. */
async function knownEvent(page: Page, db: Db, baseURL = "", address = "") {
  const event = await buildEvent(db, { slug: `dates-${randomBytes(5).toString("hex")}`, capacity: 2 });
  const registration = await buildRegistration(db, { eventId: event.id, email: address, givenName: "Ada" });
  await buildRegistration(db, { eventId: event.id, status: "waitlisted", locale: "da" });
  await signInAs(page.context(), db, baseURL, "organiser");
  return { event, registration, here: `/admin/events/${event.slug}` };
}

test("an event is moved: seen before, told once, in everybody's calendar @no-js", async ({
  page,
  db,
  baseURL,
  address,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { event, registration, here } = await knownEvent(page, db, baseURL, address);
  // A move that somebody leaves behind says of itself that nothing of it is saved, and can be forgotten.
  await page.goto(`${here}/when-and-where`);
  const stored = await page.getByLabel("Starts").inputValue();
  const unsaved = page.getByText("This is what you typed earlier; nothing of it is saved.");
  await expect(unsaved).toHaveCount(0);
  await page.getByLabel("Starts").fill("2024-04-02T10:00");
  await page.getByLabel("Ends").fill("2024-04-02T15:00");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check the change" })).toBeVisible();
  await page.goto(here);
  await page.goto(`${here}/when-and-where`);
  await expect(unsaved).toBeVisible();
  await expect(page.getByLabel("Starts")).toHaveValue("2024-04-02T10:00");
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByRole("button", { name: "Forget what I typed" }).click();
  await expect(unsaved).toHaveCount(0);
  await expect(page.getByLabel("Starts")).toHaveValue(stored);
  await page.getByLabel("Starts").fill("2024-03-18T10:00");
  await page.getByLabel("Name of the venue (optional)").fill("Tour & Taxis");
  await page.getByLabel("City", { exact: true }).fill("");
  await page.getByLabel("Your words to participants in English (optional)").fill("The room was too small.");
  await page.getByRole("button", { name: "Continue" }).click();
  // Nothing typed is lost.
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByRole("link", { name: "City: Enter the city" }).click();
  await expect(page.getByLabel("Name of the venue (optional)")).toHaveValue("Tour & Taxis");
  await page.getByLabel("City", { exact: true }).fill("Brussels");
  // The night the clocks go back: which of the two is asked before anything is moved.
  await page.getByLabel("Starts").fill("2024-10-27T02:30");
  await page.getByLabel("Ends").fill("2024-10-27T12:00");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("link", { name: /^Starts: The clocks go back that night/ })).toBeVisible();
  const turns = page.getByRole("group", { name: "Which 02:30?" });
  await expect(turns.getByLabel(/^The first/)).toBeChecked();
  await turns.getByLabel(/^The second/).check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("row", { name: /^Starts/ })).toContainText("27 October 2024 at 02:30 (UTC+01:00)");
  // People can cancel until the start, so until the same of the two.
  await expect(page.getByLabel("Last cancellation")).toHaveValue("2024-10-27T02:30");
  await expect(turns.getByLabel(/^The second/)).toBeChecked();
  // In Tokyo half past four has passed today: what is set for then is named, and nothing can be moved before that is mended.
  const sendAt = new Date("2024-02-05T16:30:00+01:00");
  const texts = { create: { locale: "en", subject: "See you tonight", body: "Bring a pen." } };
  const news = { eventId: event.id, status: "scheduled", sendAt, createdAt: sendAt, texts } as const;
  const { id: newsId } = await db.announcement.create({ data: news });
  await page.goto(`${here}/when-and-where`);
  await expect(turns.getByLabel(/^The second/)).toBeChecked();
  await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
  await page.getByLabel("Starts").fill("2024-03-20T10:00");
  await page.getByLabel("Ends").fill("2024-03-20T15:00");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "A mail would go out at once" })).toBeVisible();
  const named = page.getByRole("link", { name: "See you tonight" });
  await expect(named).toHaveAttribute("href", `${here}/mail/announcements/${newsId}`);
  await expect(page.getByRole("row", { name: /^Registration opens/ })).toContainText("(Asia/Tokyo)");
  await expect(page.getByRole("button", { name: /^Change the event/ })).toBeHidden();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await db.announcement.delete({ where: { id: newsId } });
  await page.goto(`${here}/when-and-where`);
  await page.getByLabel("Time zone").selectOption("Europe/Brussels");
  await page.getByLabel("Starts").fill("2024-03-20T10:00");
  await page.getByLabel("Ends").fill("2024-03-20T15:00");
  await page.getByRole("button", { name: "Continue" }).click();

  await expect(page.getByRole("heading", { name: "Check the change" })).toBeVisible();
  await expect(page.getByText("2 people get a mail: 1 in Danish, 1 in English.")).toBeVisible();
  const letter = page.locator("details").filter({ hasText: "In English" });
  await expect(letter.locator("pre")).toContainText("The room was too small.");
  await expect(page.getByLabel("Registration closes")).toHaveValue("2024-03-13T23:59");
  await expect(page.getByLabel("Last cancellation")).toHaveValue("2024-03-20T10:00");
  if (javaScriptEnabled !== false) await expectAccessible(page);
  expect(await noOverflow(page)).toBeLessThanOrEqual(0);
  await page.getByLabel("Last cancellation").fill("2024-03-21T10:00");
  await page.getByRole("button", { name: "Change the event and write to 2 people" }).click();
  await page.getByRole("link", { name: "Last cancellation: Enter a moment that is not after the start" }).click();
  await page.getByLabel("Last cancellation").fill("2024-03-20T09:00");
  await page.getByRole("button", { name: "Change the event and write to 2 people" }).click();
  await expect(page.getByText("The event is changed, and 2 people get a mail about it.")).toBeVisible();

  const mail = await mailbox.waitFor(address);
  expect(mail.text).toContain("The room was too small.");
  expect(calendarOf(mail)).toMatchObject({
    method: "REQUEST",
    uid: `registration-${registration.id}`,
    sequence: 1,
    start: "2024-03-20T10:00:00",
    location: "Tour & Taxis, Brussels",
  });
  const file = await page.request.get(`/events/${event.slug}/calendar.ics?locale=en`);
  expect(readCalendar(await file.text())).toMatchObject({ sequence: 1, start: "2024-03-20T10:00:00" });
  await page.goto(`/en/events/${event.slug}`);
  await expect(page.getByText("Wednesday 20 March 2024")).toBeVisible();
});

test("an event is cancelled for good, and every page says so @no-js", async ({
  page,
  db,
  baseURL,
  address,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { event, registration, here } = await knownEvent(page, db, baseURL, address);
  const { link } = await openRegistration(db, mailbox, { eventId: event.id });
  await page.goto(`${here}/when-and-where`);
  await page.getByRole("link", { name: "Cancel the event" }).click();
  await expect(page.getByText("For good: a cancelled event cannot be brought back.")).toBeVisible();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByLabel("Your words in English (optional)").fill("The speaker is ill.");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Cancel the event and write to 3 people" }).click();
  await page.getByRole("link", { name: "Tick the box if the event does not take place" }).click();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByLabel("Yes, the event does not take place. I know that this cannot be undone").check();
  await page.getByRole("button", { name: "Cancel the event and write to 3 people" }).click();
  await expect(page.getByRole("heading", { name: "The event is cancelled" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toHaveCount(0);

  const mail = await mailbox.waitFor(address);
  expect(mail.text).toContain("The speaker is ill.");
  expect(calendarOf(mail)).toMatchObject({ method: "CANCEL", uid: `registration-${registration.id}`, sequence: 1 });
  await page.goto(`/en/events/${event.slug}`);
  await expect(page.getByText("The event is cancelled")).toBeVisible();
  await expect(page).toHaveTitle(/^Cancelled: /);
  await expect(page.getByText("The speaker is ill.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Register", exact: true })).toHaveCount(0);
  expect(await page.locator('script[type="application/ld+json"]').textContent()).toContain("EventCancelled");
  await page.goto(`/en/events/${event.slug}/register`);
  await expect(page.getByRole("heading", { level: 1, name: "The event is cancelled" })).toBeVisible();
  const file = await page.request.get(`/events/${event.slug}/calendar.ics?locale=en`);
  expect(readCalendar(await file.text())).toMatchObject({ sequence: 1, status: "CANCELLED" });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "The event is cancelled" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel my registration" })).toHaveCount(0);
  if (javaScriptEnabled !== false) await expectAccessible(page);
});

test("mail by the clock is a timeline that organisers change, and what is typed is kept @no-js", async ({
  page,
  db,
  baseURL,
  address,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { event, here } = await knownEvent(page, db, baseURL, address);
  await page.goto(`${here}/mail/rules`);
  await page.getByRole("button", { name: "Add the usual three" }).click();
  const timeline = page.getByRole("list", { name: "What goes out when" });
  await expect(timeline.getByRole("listitem")).toHaveCount(6);
  await expect(timeline.getByText("As of now, to 1 person.")).toHaveCount(3);
  await expect(timeline.getByText("7 days before the start")).toBeVisible();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  expect(await noOverflow(page)).toBeLessThanOrEqual(0);

  await page.getByRole("link", { name: "Add a mail" }).click();
  await page.getByLabel("How long before or after").fill("60");
  await page.getByLabel("Subject (English)").fill("How to get in");
  await page.getByLabel("Text (English)").fill("Dear {name}, bring {reference}.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/5 February|19 January 2024/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: /has passed/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /\{name\}/ })).toBeVisible();
  await expect(page.getByLabel("Subject (English)")).toHaveValue("How to get in");
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByLabel("How long before or after").fill("2");
  await page.getByLabel("Text (English)").fill("Dear {given_name}, bring {reference}.");
  await page.getByLabel("Also to those who fit only later").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.getByRole("link", { name: "Your own words: How to get in" }).click();
  await expect(page.locator("details").filter({ hasText: "In English" })).toContainText("Dear Ada, bring TEST-");
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.goBack();
  await timeline
    .getByRole("listitem")
    .filter({ hasText: "How to get in" })
    .getByRole("button", { name: "Switch off" })
    .click();
  await expect(timeline.getByText("Switched off")).toBeVisible();
  const entries = await db.auditEntry.findMany({
    where: { eventId: event.id, action: { startsWith: "mail_rule." } },
    orderBy: { number: "asc" },
  });
  expect(entries.map(({ action }) => action)).toEqual([...Array(4).fill("mail_rule.added"), "mail_rule.changed"]);
});

test("who may only look sees when, where and what goes out, and changes nothing", async ({ page, db, baseURL }) => {
  const { here } = await knownEvent(page, db, baseURL, `viewer-${randomBytes(4).toString("hex")}@example.org`);
  await page.context().clearCookies();
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await page.goto(`${here}/when-and-where`);
  await expect(page.getByText("Your role can read this, not change it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toHaveCount(0);
  await page.goto(`${here}/when-and-where/cancel`);
  await expect(page).toHaveURL(/no-permission/);
  await page.goto(`${here}/mail/rules`);
  await expect(page.getByRole("link", { name: "Add a mail" })).toHaveCount(0);
});
