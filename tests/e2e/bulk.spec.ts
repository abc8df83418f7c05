import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { test as base, expect } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";

/** Axe runs in the page: without JavaScript there is nothing to run it. */
const test = base.extend({
  expectAccessible: async ({ expectAccessible, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? async () => {} : expectAccessible);
  },
});

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

test("chooses people over two pages, sees what happens to whom, and follows it to the end @no-js", async ({
  page,
  context,
  db,
  baseURL,
  expectAccessible,
  javaScriptEnabled,
  isMobile,
}) => {
  test.setTimeout(180_000);
  const followByHand = () =>
    expect(async () => {
      await page.reload();
      await expect(page.getByText("All done")).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
  const event = await buildEvent(db, {
    slug: `bulk-${randomBytes(5).toString("hex")}`,
    status: "draft",
    capacity: 100,
    admissionMode: "approval",
  });
  for (let number = 0; number < 30; number += 1) {
    await buildRegistration(db, {
      eventId: event.id,
      givenName: ["Ελένη", "ليلى", "Åse"][number % 3],
      familyName: `Person ${String(number).padStart(2, "0")}`,
      status: number % 3 === 0 ? "confirmed" : "awaiting_approval",
      registeredAt: new Date(Date.UTC(2024, 1, 5, 8, number)),
    });
  }
  const organiser = await signInAs(context, db, baseURL ?? "", "organiser");
  const home = `/admin/events/${event.slug}`;

  await page.goto(`${home}/registrations?sort=registered`);
  await press(page, "Choose the ticked people");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toBeFocused();
  await page.getByRole("link", { name: "Nobody is ticked." }).click();
  await expect(page.getByRole("checkbox", { name: "Choose Ελένη Person 00" })).toBeFocused();
  await expectAccessible(page);

  // Ways on are links until somebody is ticked; then they take the ticks along, whichever one takes.
  const tick = (name: string) => page.getByRole("checkbox", { name: `Choose ${name}` });
  const areTicked = (words: string) => expect(page.getByText(words)).toBeVisible();
  await expect(page.getByRole("link", { name: "Next" })).toBeVisible();
  await tick("Ελένη Person 00").check();
  await tick("ليلى Person 01").check();
  await expect(page.getByRole("link", { name: "Next" })).toHaveCount(0);
  await expectAccessible(page);
  await press(page, "Next");
  await expect(page).toHaveURL(/page=2/);
  await areTicked("2 people are ticked");
  await expect(page.getByRole("link", { name: "Previous" })).toBeVisible();
  await tick("Åse Person 29").check();
  await press(page, "Previous");
  await areTicked("3 people are ticked");
  await expect(tick("ليلى Person 01")).toBeChecked();
  // With the keyboard alone: off and on again; Enter on a box stays here, Enter in the search searches.
  await tick("Ελένη Person 00").focus();
  for (const key of ["Space", "Space", "Tab", "Tab", "Space"]) await page.keyboard.press(key);
  await expect(tick("ليلى Person 01")).toBeFocused();
  await page.getByLabel("Search").fill("Person 1");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/registrations\?q=Person\+1&sort=registered(#|$)/);
  await areTicked("2 people are ticked");
  await tick("ليلى Person 10").check();
  await press(page, "Confirmed (10)");
  await expect(page).toHaveURL(/status=confirmed/);
  await areTicked("3 people are ticked");
  await tick("Ελένη Person 12").check();
  await press(page, "Ελένη Person 15");
  await expect(page.getByRole("heading", { name: "Ελένη Person 15" })).toBeVisible();
  await page.goto(`${home}/registrations?q=Person`);
  await areTicked("4 people are ticked");
  await tick("Ελένη Person 12").uncheck();
  if (!isMobile) await page.getByRole("columnheader", { name: "Name" }).getByRole("button").click();
  else await press(page, "Show");
  await areTicked("3 people are ticked");
  await tick("ليلى Person 10").uncheck();
  await page.getByRole("navigation", { name: "This event" }).getByRole("button", { name: "Mail" }).click();
  await expect(page).toHaveURL(/\/mail$/);
  await page.goto(`${home}/registrations?sort=registered`);
  await areTicked("2 people are ticked");
  await tick("ليلى Person 01").check();
  await press(page, "Dansk");
  await areTicked("Der er sat kryds ved 3 personer");
  await press(page, "English");
  await press(page, "Next");
  await expect(page).toHaveURL(/page=2/);
  await areTicked("3 people are ticked");
  await press(page, "Choose the ticked people");
  await expect(page.getByRole("heading", { name: "What to do with 3 people" })).toBeVisible();
  const choice = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
  await expect(choice("Approve")).toContainText("Possible for 2 of 3. One does not wait for approval.");
  await expect(choice("Offer a seat")).toContainText(
    "Not possible for any of the 3 now. 3 are not on the waiting list.",
  );
  await expect(choice("Mark as present")).toContainText("Not before Tuesday 19 March 2024: the event has not begun.");
  await expectAccessible(page);

  // A tag, typed wrong at first; the way back is the list as it was.
  await page.getByRole("link", { name: "Add a tag" }).click();
  await page.getByLabel("Tag", { exact: true }).fill("x".repeat(61));
  await press(page, "Tag 3 people");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: "Shorten the tag to 60 characters" })).toBeVisible();
  await expect(page.getByLabel("Tag", { exact: true })).toHaveValue("x".repeat(61));
  await page.getByLabel("Tag", { exact: true }).fill("bus from the airport");
  await press(page, "Tag 3 people");
  await followByHand();
  await expect(page.getByText("bus from the airport")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/registrations\?.*page=2/);
  expect(await db.registrationTag.count({ where: { registration: { eventId: event.id } } })).toBe(3);

  // All that the filter finds, and what has changed meanwhile.
  await page.goto(`${home}/registrations?q=Person`);
  await press(page, "Choose all 30 found");
  await page.getByRole("link", { name: "Approve" }).click();
  await expect(page.getByRole("heading", { name: "Approve 20 people" })).toBeVisible();
  await expect(page.getByText("10 people are left out")).toBeVisible();
  await page.getByRole("link", { name: "Left out (10)" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(10);
  await expect(page.locator("tbody tr").first()).toContainText("The state of the registration does not allow it");
  await expectAccessible(page);
  const one = await db.registration.findFirstOrThrow({ where: { eventId: event.id, status: "awaiting_approval" } });
  await db.registration.update({ where: { id: one.id }, data: { status: "confirmed" } });
  await press(page, "Approve 20 people");
  await expect(page.getByText("Something has changed since you opened the page")).toBeVisible();
  await press(page, "Approve 19 people");
  await expect(page.getByRole("heading", { name: "Approve", exact: true })).toBeVisible();
  if (javaScriptEnabled === false) {
    await followByHand();
  } else {
    // The page keeps up by itself, in place: the same document to the end.
    await page.evaluate(() => document.documentElement.setAttribute("data-same", ""));
    await expect(page.getByRole("status").filter({ hasText: "All done" })).toBeVisible({ timeout: 90_000 });
    await expect(page.locator("html[data-same]")).toHaveCount(1);
  }
  await page.getByRole("link", { name: "Left out (11)" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(11);
  expect(await db.outgoingMail.count({ where: { eventId: event.id, kind: "registration.confirmed" } })).toBe(19);

  // Those left out once more, for a mail to exactly them.
  await press(page, "Do something else with those left out");
  await page.getByRole("link", { name: "Write to them" }).click();
  await expect(page.getByRole("checkbox", { name: "Only the people who were chosen in the list" })).toBeChecked();
  await page.goto(`${home}/registrations/bulk`);
  await expect(page.locator("tbody tr")).toHaveCount(2);
  await expect(page.locator("tbody tr").first()).toContainText("19 of 30 done");
  await expectAccessible(page);

  // Offers beyond capacity: what they would do, and the tick that they need.
  for (const familyName of ["Queue One", "Queue Two"]) {
    await buildRegistration(db, { eventId: event.id, familyName, status: "waitlisted" });
  }
  await db.event.update({ where: { id: event.id }, data: { capacity: 30 } });
  await page.goto(`${home}/registrations?q=Queue`);
  await press(page, "Choose all 2 found");
  await expect(choice("Offer a seat")).toContainText(
    "2 wait, but no seat is free for them. On the next page you can let it go over",
  );
  await page.getByRole("link", { name: "Offer a seat" }).click();
  await expect(page.getByText("This cannot be done to anybody now.")).toBeVisible();
  await page.getByRole("link", { name: "Offer seats to the 2 without a free seat as well" }).click();
  await expect(page.getByText("With these offers the event goes over its capacity by 2.")).toBeVisible();
  await expectAccessible(page);
  await press(page, "Offer 2 people a seat");
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByRole("link", { name: "Tick the box if you want to do that" }).click();
  await page.getByRole("checkbox", { name: "Yes, go over the event’s capacity by 2" }).check();
  await expectAccessible(page);
  await press(page, "Offer 2 people a seat");
  await followByHand();
  expect(await db.registration.count({ where: { eventId: event.id, status: "offered" } })).toBe(2);

  // Danish, and somebody at the door, who may mark as present and nothing else.
  await page.goto(`${home}/registrations/bulk`);
  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(page.getByRole("heading", { name: "Gjort med flere personer på én gang" })).toBeVisible();
  await page.getByRole("rowheader", { name: "Godkend" }).getByRole("link").click();
  await expect(page.getByText("Alt er klaret")).toBeVisible();
  await expectAccessible(page);
  await db.organiser.update({ where: { id: organiser.id }, data: { role: "desk" } });
  await page.goto(`${home}/registrations?q=Person`);
  await press(page, "Vælg alle 30 fundne");
  await expect(page.locator(".bulk-choices li")).toHaveCount(1);
  await page.getByRole("link", { name: "Registrér som fremmødt" }).click();
  await expect(page.getByText(/^Det kan ikke gøres for nogen nu/)).toBeVisible();
  await page.goto(page.url().replace("mark-present", "cancel"));
  await expect(page).toHaveURL(/no-permission/);
});
