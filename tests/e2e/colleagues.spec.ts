import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { fillForm, registerAddress, somebody } from "../support/registration-form";

const unique = () => randomBytes(5).toString("hex");

async function makeEvent(db: Db, changes: Partial<Prisma.EventCreateInput> = {}) {
  return buildEvent(db, { ...changes, slug: `colleagues-${unique()}` });
}

async function fillOwn(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(registerAddress("en", slug));
  await fillForm(page, { ...somebody, email });
  await page.getByRole("button", { name: "Continue" }).click();
}

/** From the check page to the check page, with one colleague more. @returns their address. */
async function add(page: Page, givenName: string): Promise<string> {
  const email = `${givenName.toLowerCase()}-${unique()}@example.org`;
  await page.getByRole("link", { name: "Register a colleague too" }).click();
  await fillForm(page, { givenName, familyName: "Silva", email });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  return email;
}

const send = (page: Page) => page.getByRole("button", { name: "Send registration" }).click();
const statuses = async (db: Db, eventId: string) =>
  (await db.registration.findMany({ where: { eventId }, orderBy: { registeredAt: "asc" } })).map(
    ({ givenName, status }) => [givenName, status] as const,
  );

test("colleagues register in one go, each with a mail of their own @no-js", async ({
  page,
  db,
  address,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const check = async () => {
    if (javaScriptEnabled !== false) await expectAccessible(page);
  };
  const { id, slug } = await makeEvent(db, { groupSize: 3 });
  await fillOwn(page, slug, address);
  await page.getByRole("link", { name: "Register a colleague too" }).click();
  // What colleagues have in common is there already.
  await expect(page.locator('[name="organisation"]')).toHaveValue(somebody.organisation);
  await expect(page.locator('[name="country"]')).toHaveValue(somebody.country);
  await expect(page.locator('[name="photoConsent"]')).toHaveCount(0);
  await check();

  await fillForm(page, { givenName: "Ana", familyName: "", email: address });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("link", { name: "Enter your colleague’s family name" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Each person in a group needs an email address/ })).toBeVisible();
  await expect(page.locator('[name="givenName"]')).toHaveValue("Ana");
  await expect(page).toHaveTitle(/^Error: /);
  await check();
  const ana = `ana-${unique()}@example.org`;
  await fillForm(page, { familyName: "Silva", email: ana });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Both of you get a place.")).toBeVisible();
  await add(page, "Bo");
  await expect(page.getByText("All 3 of you get a place.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Register a colleague too" })).toHaveCount(0);
  await check();

  // Taken out again, changed, and another one instead.
  await page.getByRole("button", { name: /Remove.*Bo Silva/ }).click();
  await expect(page.getByText("Both of you get a place.")).toBeVisible();
  await page
    .locator("section", { hasText: "Colleague 1" })
    .getByRole("link", { name: /Change.*Given names/ })
    .click();
  await fillForm(page, { givenName: "Anna" });
  await page.getByRole("button", { name: "Continue" }).click();
  const cy = await add(page, "Cy");
  await send(page);

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  await expect(page.getByText("Anna Silva")).toBeVisible();
  await expect(page.getByText("Cy Silva")).toBeVisible();
  await check();
  expect(new Map(await statuses(db, id))).toEqual(
    new Map([
      [somebody.givenName, "confirmed"],
      ["Anna", "confirmed"],
      ["Cy", "confirmed"],
    ]),
  );
  const lead = await db.registration.findFirstOrThrow({ where: { emailKey: address } });
  expect(await db.registration.count({ where: { groupLeadId: lead.id, photoConsent: false } })).toBe(2);
  for (const email of [address, ana, cy]) await mailbox.waitFor(email);
});

test("the check says who gets a place and who waits, by name and in order @no-js", async ({
  page,
  db,
  address,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { id, slug } = await makeEvent(db, { capacity: 2 });
  await fillOwn(page, slug, address);
  await add(page, "Ana");
  await add(page, "Bo");
  await expect(page.getByText("2 of you get a place, 1 goes on the waiting list:")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Bo Silva" })).toHaveText(
    "Bo Silva goes on the waiting list",
  );
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  await expect(page.getByText("On the waiting list")).toBeVisible();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  expect(new Map(await statuses(db, id)).get("Bo")).toBe("waitlisted");
});

test("a group whose places went meanwhile is asked again, and nothing is registered before @no-js", async ({
  page,
  db,
  address,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { id, slug } = await makeEvent(db, { capacity: 2 });
  await fillOwn(page, slug, address);
  await add(page, "Ana");
  await expect(page.getByText("Both of you get a place.")).toBeVisible();
  await buildRegistration(db, { eventId: id, email: `${unique()}@example.org` });
  await send(page);
  await expect(page.getByRole("status")).toContainText("Nothing has been sent yet");
  await expect(page.getByText("1 of you gets a place, 1 goes on the waiting list:")).toBeVisible();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  expect(await db.registration.count({ where: { eventId: id } })).toBe(1);
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  expect(await db.registration.count({ where: { eventId: id } })).toBe(3);
});

test("without a waiting list, a group that is too large is told how many places there are", async ({
  page,
  db,
  address,
  expectAccessible,
}) => {
  const { id, slug } = await makeEvent(db, { capacity: 1, hasWaitingList: false });
  await fillOwn(page, slug, address);
  await add(page, "Ana");
  await expect(
    page.getByText("There is only 1 place left, and there is no waiting list. Remove 1 colleague."),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Send registration" })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("button", { name: /Remove.*Ana Silva/ }).click();
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  expect(await db.registration.count({ where: { eventId: id } })).toBe(1);
});

test("a colleague is asked the event's open questions, and nobody answers sensitive ones for them @no-js", async ({
  page,
  db,
  address,
}) => {
  const question = (key: string, label: string, more: { position: number; isRequired?: true; isSensitive?: true }) => ({
    key,
    kind: "short_text" as const,
    texts: { create: [{ locale: "en", label }] },
    ...more,
  });
  const { id, slug } = await makeEvent(db, {
    questions: {
      create: [
        question("role", "What do you buy?", { position: 1, isRequired: true }),
        question("diet", "What can you not eat?", { position: 2, isSensitive: true }),
      ],
    },
  });
  await fillOwn(page, slug, address);
  await expect(page.getByRole("link", { name: "Answer the question “What do you buy?”" })).toBeVisible();
  await page.getByLabel("What do you buy?").fill("Beds");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Register a colleague too" }).click();
  await expect(page.getByLabel("What can you not eat?")).toHaveCount(0);
  await expect(page.getByText("Some questions are for your colleague alone.")).toBeVisible();
  const ana = `ana-${unique()}@example.org`;
  await fillForm(page, { givenName: "Ana", familyName: "Silva", email: ana });
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("link", { name: "Answer the question “What do you buy?”" }).click();
  await page.getByLabel("What do you buy?").fill("Diapers");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Diapers")).toBeVisible();
  await send(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  const answers = await db.answer.findMany({ where: { registration: { eventId: id } } });
  expect(answers.map(({ inWords }) => inWords).sort()).toEqual(["Beds", "Diapers"]);
});
