import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { test as base, expect } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { buildAccessCode, buildInvitation, invitationLinkIn, openInvitation } from "../support/invitations";
import { signInAs } from "../support/organiser";
import { fillForm, somebody } from "../support/registration-form";

/** Axe runs in the page: without JavaScript there is nothing to run it. */
const test = base.extend({
  expectAccessible: async ({ expectAccessible, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? async () => {} : expectAccessible);
  },
});

const yesterday = new Date("2024-02-04T10:00:00+01:00");

const buildOpenEvent = (db: Db, changes: Partial<Prisma.EventCreateInput> = {}) =>
  buildEvent(db, { slug: `invite-${randomBytes(5).toString("hex")}`, ...changes });

/** An event of one's own and its page of invitations, for a signed-in organiser. */
async function desk(page: Page, db: Db, baseURL = "", changes: Partial<Prisma.EventCreateInput> = {}) {
  const event = await buildOpenEvent(db, changes);
  await signInAs(page.context(), db, baseURL, "organiser");
  return { event, list: `/admin/events/${event.slug}/invitations` };
}

const fresh = (name: string) => `${name}-${randomBytes(4).toString("hex")}@example.org`;

test("invites people from a pasted list, shows what could not be read, and sends @no-js", async ({
  page,
  db,
  baseURL,
  mailbox,
  expectAccessible,
}) => {
  const { event, list } = await desk(page, db, baseURL, { capacity: 3 });
  const [mia, bo] = [fresh("mia"), fresh("bo")];
  await buildRegistration(db, { eventId: event.id, email: bo });
  await page.goto(list);
  await expect(page.getByText("Nobody has been invited yet.")).toBeVisible();
  await page.getByRole("link", { name: "Invite people" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);

  const typed = `Jensen, Mia <${mia}>; Eva\n${mia}\nBo Ørsted;${bo}\nida(at)example.org`;
  await page.getByLabel("Names and email addresses").fill(typed);
  await page.getByLabel("Set a seat aside").check();
  await page.getByLabel("Personal message").fill("We look forward to seeing you.");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check before you send" })).toBeVisible();
  await expect(page.getByText("Mia Jensen")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Could not be read (2)" })).toBeVisible();
  await expect(page.getByText("There is no email address in it")).toHaveCount(2);
  await expect(page.getByText("Is registered already")).toBeVisible();
  await expect(page.getByText("Stands in the list more than once")).toBeVisible();
  await expectAccessible(page);

  // Back at the list, nothing is lost.
  await page.getByRole("link", { name: "Change the list" }).first().click();
  await expect(page.getByLabel("Names and email addresses")).toHaveValue(typed);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(page.getByRole("status")).toContainText("1 invitation is on its way.");
  await expect(page.getByRole("status")).toContainText("1 person on the list got none");
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody tr")).toContainText("Mia Jensen");
  await expect(page.locator("tbody tr")).toContainText("No answer yet");
  await expectAccessible(page);

  const mail = await mailbox.waitFor(mia);
  expect(mail.text).toContain("We look forward to seeing you.");
  await page.goto(invitationLinkIn(mail.text).replace("/da/", "/en/"));
  await page.getByRole("main").getByRole("link", { name: "Register", exact: true }).click();
  await fillForm(page, somebody);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send registration" }).click();
  await expect(page.getByRole("heading", { name: "You are registered" })).toBeVisible();
  await page.goto(list);
  await expect(page.getByRole("link", { name: "Registration: Confirmed" })).toBeVisible();
});

for (const [what, encode] of [
  ["UTF-8", (text: string) => Buffer.from(`\uFEFF${text}`)],
  ["Windows-1252", (text: string) => Buffer.from(text, "latin1")],
  ["UTF-16", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
] as const) {
  test(`reads a CSV file in ${what}`, async ({ page, db, baseURL }) => {
    const { list } = await desk(page, db, baseURL);
    const buffer = encode("Fornavn;Efternavn;E-mail\r\nSøren;Bæk;soeren@example.org\r\nÅse;Ø;aase@example.org\r\n");
    await page.goto(`${list}/new`);
    await page.getByLabel("Or a CSV file").setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.locator(".people-list li")).toHaveText([
      "Søren Bæk soeren@example.org",
      "Åse Ø aase@example.org",
    ]);
  });
}

test("says what to do with a file that is no list, and keeps the rest @no-js", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  const { list } = await desk(page, db, baseURL);
  const picture = await readFile("docs/pictures/event.png").catch(() =>
    Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"),
  );
  const files = [
    ["people.csv", picture.subarray(0, 500_000), "That file is a picture."],
    ["people.csv", Buffer.from("%PDF-1.7\n"), "That file is a document"],
    ["empty.csv", Buffer.from(""), "There is nothing in that file."],
    ["large.csv", Buffer.alloc(1_100_000, "a@example.org;"), "That file is larger than 1 MB."],
  ] as const;
  await page.goto(`${list}/new`);
  for (const [name, buffer, words] of files) {
    await page.getByLabel("Names and email addresses").fill("mia@example.org");
    await page.getByLabel("Or a CSV file").setInputFiles({ name, mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.locator("#error-summary").getByRole("link", { name: words })).toBeVisible();
    await expect(page.getByLabel("Names and email addresses")).toHaveValue("mia@example.org");
  }
  await expectAccessible(page);
});

test("refuses more people than fit in one go and more seats than are free, in words", async ({ page, db, baseURL }) => {
  const { event, list } = await desk(page, db, baseURL, { capacity: 1 });
  await page.goto(`${list}/new`);
  const many = Array.from({ length: 1_001 }, (_, index) => `person-${index}@example.org`).join("\n");
  await page.getByLabel("Names and email addresses").fill(many);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#error-summary")).toContainText("more than 1,000 lines");
  await page.getByLabel("Names and email addresses").fill("mia@example.org\nbo@example.org");
  await page.getByLabel("Set a seat aside").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("Only 1 seat is free, and the list has 2 people.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Send/ })).toHaveCount(0);

  await db.event.update({ where: { id: event.id }, data: { capacity: 4 } });
  await buildRegistration(db, { eventId: event.id, status: "waitlisted" });
  await page.reload();
  await page.getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(page.locator("#error-summary")).toContainText("Tick the box");
  await page.getByLabel("Let those I invite go first").check();
  await page.getByRole("button", { name: "Send 2 invitations" }).click();
  await expect(page.getByRole("status")).toHaveText("2 invitations are on their way.");
});

test("finds, reminds and withdraws @no-js", async ({ page, db, baseURL, expectAccessible }) => {
  const { event, list } = await desk(page, db, baseURL);
  const eventId = event.id;
  const registration = await buildRegistration(db, { eventId });
  await buildInvitation(db, { eventId, name: "Wilma Waiting" });
  await buildInvitation(db, { eventId, name: "Ada Accepted", acceptedAt: yesterday, registrationId: registration.id });
  await buildInvitation(db, { eventId, name: "Dan Declined", declinedAt: yesterday });
  await buildInvitation(db, { eventId, name: null, reservedUntil: yesterday, holdsSeat: false });
  await page.goto(list);
  await expect(page.locator("tbody tr")).toHaveCount(4);
  await expect(page.getByRole("link", { name: "Registration: Confirmed" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("State").selectOption({ label: "No answer yet (1)" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByRole("button", { name: /^Remind\b.*Wilma Waiting/ }).click();
  await expect(page.getByRole("status")).toHaveText("A reminder is on its way.");
  await expect(page.getByText("Reminded, no answer yet", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: /^Remind again\b.*Wilma Waiting/ }).click();
  await expect(page.getByRole("status")).toContainText("A reminder went out a moment ago");

  await page.getByRole("link", { name: /^Withdraw\b.*Wilma Waiting/ }).click();
  await expect(page.getByRole("heading", { name: "Withdraw the invitation of Wilma Waiting" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Withdraw the invitation" }).click();
  await expect(page.getByRole("status")).toContainText("The invitation is withdrawn.");
});

test("gives a code to a group, changes its number and closes it @no-js", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  const { event, list } = await desk(page, db, baseURL, { capacity: 5 });
  await page.goto(`${list}/codes`);
  await page.getByRole("link", { name: "Add a code" }).click();
  await page.getByLabel("Code", { exact: true }).fill("brinc");
  await page.getByRole("button", { name: "Add the code" }).click();
  await expect(page.locator("#error-summary").getByRole("link")).toHaveCount(3);
  await expectAccessible(page);
  await page.getByLabel("For whom it is").fill("BRINC network");
  await page.getByLabel("Code", { exact: true }).fill("brinc-2024 x");
  await page.getByLabel("How many people").fill("6");
  await page.getByLabel("Set these seats aside").check();
  await page.getByRole("button", { name: "Add the code" }).click();
  await expect(page.locator("#error-summary")).toContainText("Only 5 seats are free");
  await page.getByLabel("How many people").fill("4");
  await page.getByRole("button", { name: "Add the code" }).click();
  await expect(page.getByRole("status")).toContainText("The code is added.");
  await expect(page.locator("tbody tr")).toContainText("BRINC2024X");
  await expect(page.locator("tbody tr")).toContainText("0 of 4");
  await expectAccessible(page);

  await page.getByRole("link", { name: /^Change or close\b.*BRINC network/ }).click();
  await page.getByLabel("How many people").fill("2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save the number" }).click();
  await expect(page.getByRole("status")).toHaveText("The number is changed.");
  await page.getByRole("link", { name: /^Change or close\b.*BRINC network/ }).click();
  await page.getByRole("button", { name: "Close the code" }).click();
  await expect(page.getByText("Closed", { exact: true })).toBeVisible();
  expect(await db.accessCode.findFirst({ where: { eventId: event.id } })).toMatchObject({ holdsSeats: false });
});

test("those who may only read see invitations and codes, and change nothing", async ({ page, db, baseURL }) => {
  const event = await buildOpenEvent(db);
  const invitation = await buildInvitation(db, { eventId: event.id });
  const code = await buildAccessCode(db, { eventId: event.id });
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  const list = `/admin/events/${event.slug}/invitations`;
  await page.goto(list);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.getByRole("button", { name: /Remind/ })).toHaveCount(0);
  for (const address of ["/new", "/new/check", `/${invitation.id}/withdraw`, "/codes/new", `/codes/${code.id}`]) {
    await page.goto(list + address);
    await expect(page).toHaveURL(/no-permission/);
  }
});

test("the invited person accepts or declines on their page, in two steps @no-js", async ({
  page,
  db,
  mailbox,
  expectAccessible,
}) => {
  const event = await buildOpenEvent(db);
  const { invitation, link } = await openInvitation(db, mailbox, { eventId: event.id });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "You are invited", level: 1 })).toBeVisible();
  await expect(page.getByText("A place is kept for you until 1 March 2024 at 18:00.")).toBeVisible();
  await expectAccessible(page);
  const register = page.getByRole("main").getByRole("link", { name: "Register", exact: true });
  await expect(register).toHaveAttribute(
    "href",
    `/en/events/${event.slug}/register?invitation=${link.split("/").at(-1)}`,
  );
  await page.getByRole("button", { name: "I cannot come" }).click();
  await expectAccessible(page);
  expect(await db.invitation.findUnique({ where: { id: invitation.id } })).toMatchObject({ declinedAt: null });
  await page.getByRole("button", { name: "Yes, I cannot come" }).click();
  await expect(page.getByRole("heading", { name: "You have said that you cannot come" })).toBeVisible();
  await expect(register).toHaveAttribute("href", `/en/events/${event.slug}/register`);
  await expectAccessible(page);
  expect(await db.invitation.findUnique({ where: { id: invitation.id } })).toMatchObject({ holdsSeat: false });
  await page.goto(`${link}/decline`);
  await expect(page.getByRole("heading", { name: "You have said that you cannot come" })).toBeVisible();
});

const ends = [
  ["accepted", { acceptedAt: yesterday }, "You have used this invitation", "Du har brugt invitationen"],
  ["withdrawn", { withdrawnAt: yesterday }, "This invitation no longer counts", "Invitationen gælder ikke længere"],
  ["run out", { reservedUntil: yesterday, holdsSeat: false }, "The invitation has run out", "Invitationen er udløbet"],
] as const;
for (const [state, changes, en, da] of ends) {
  test(`an invitation that is ${state} says so and what one can still do @no-js`, async ({
    page,
    db,
    mailbox,
    expectAccessible,
  }) => {
    const event = await buildOpenEvent(db);
    const { link } = await openInvitation(db, mailbox, { eventId: event.id, ...changes });
    await page.goto(link);
    await expect(page.getByRole("heading", { name: en, level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "I cannot come" })).toHaveCount(0);
    const register = page.getByRole("main").getByRole("link", { name: "Register", exact: true });
    await expect(register).toHaveCount(state === "accepted" ? 0 : 1);
    await expectAccessible(page);
    await page.goto(link.replace("/en/", "/da/"));
    await expect(page.getByRole("heading", { name: da, level: 1 })).toBeVisible();
  });
}

test("a link that opens no invitation gets a page that helps @no-js", async ({ page, expectAccessible }) => {
  const answer = await page.goto(`/en/invitations/${"A".repeat(56)}`);
  expect(answer?.status()).toBe(404);
  await expectAccessible(page);
});
