import { randomUUID } from "node:crypto";
import { test as base, expect } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";
import { buildOwnEvent, newAddress, openRegistration } from "../support/own-page";
import { ownLinkIn } from "../support/registration-form";

type Db = import("@/lib/db").Db;
type Page = import("@playwright/test").Page;

const noOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** axe needs scripts; without them the way itself is what is looked at. */
const test = base.extend({
  expectAccessible: async ({ expectAccessible, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? async () => {} : expectAccessible);
  },
});

/** As the worker leaves it when the last mail to somebody has come back. */
async function comeBack(db: Db, registrationId: string, kind: "hard" | "soft", diagnostic: string) {
  const { id: mailId } = await db.outgoingMail.findFirstOrThrow({
    where: { registrationId, status: "sent" },
    orderBy: { id: "desc" },
  });
  const receivedAt = new Date("2024-02-05T10:00:00+01:00");
  await db.mailBounce.create({ data: { mailId, kind, diagnostic, sourceId: randomUUID(), receivedAt } });
}

test("an address that does not work is corrected, the mail goes out anew and the old link ends @no-js", async ({
  page,
  db,
  baseURL,
  mailbox,
  expectAccessible,
}) => {
  const event = await buildOwnEvent(db);
  const { registration, link } = await openRegistration(db, mailbox, { eventId: event.id, verifiedAt: new Date() });
  const other = await buildRegistration(db, { eventId: event.id });
  await expect(async () => comeBack(db, registration.id, "hard", "550 5.1.1 User unknown")).toPass();
  await signInAs(page.context(), db, baseURL ?? "", "organiser");

  await page.goto(`/admin/events/${event.slug}/registrations/${registration.id}`);
  await expect(page.getByRole("heading", { name: "This address does not work" })).toBeVisible();
  await expect(page.getByText("550 5.1.1 User unknown").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Correct the address" }).click();

  const field = page.getByLabel("New address");
  const save = page.getByRole("button", { name: "Save and send the mail" });
  await field.fill("åse at example");
  await save.click();
  await expect(page.locator("#error-summary")).toContainText("Enter an email address with an @");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(field).toHaveValue("åse at example");
  await field.fill(other.email);
  await save.click();
  await expect(page.locator("#error-summary")).toContainText(
    "Somebody else is registered for this event with this address",
  );
  await expectAccessible(page);
  await field.fill("aase@gmial.com");
  await save.click();
  await expect(page.getByRole("heading", { name: "Did you mean aase@gmail.com?" })).toBeVisible();
  await expect(field).toHaveValue("aase@gmial.com");
  expect(await noOverflow(page)).toBeLessThanOrEqual(0);

  const email = newAddress();
  await field.fill(email);
  await save.click();
  await expect(page.getByText(`The address is corrected. A mail is on its way to ${email}.`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "This address does not work" })).toHaveCount(0);
  await expect(page.getByText("corrected the address. Links mailed before open nothing any more.")).toBeVisible();

  const mail = await mailbox.waitFor(email);
  expect(mail.attachments.map(({ contentType }) => contentType)).toContain("application/ics");
  await page.goto(new URL(ownLinkIn(mail.text)).pathname);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText(registration.reference).first()).toBeVisible();
  const old = await page.goto(link);
  expect(old?.status()).toBe(404);
  await expect(page.getByText(registration.reference)).toHaveCount(0);
});

test("mail that may still arrive is called just that, and who may only read changes nothing @no-js", async ({
  page,
  db,
  baseURL,
  mailbox,
}) => {
  const event = await buildOwnEvent(db);
  const { registration } = await openRegistration(db, mailbox, { eventId: event.id });
  await expect(async () => comeBack(db, registration.id, "soft", "452 4.2.2 Mailbox full")).toPass();
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  const here = `/admin/events/${event.slug}/registrations/${registration.id}`;
  await page.goto(here);
  await expect(page.getByRole("heading", { name: "Mail to this address may not arrive" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Correct the address" })).toHaveCount(0);
  await page.goto(`${here}/address`);
  await expect(page).toHaveURL(/\/admin\/no-permission/);
});

test("an organiser chooses what to hear of, and the mails follow the language of the desk @no-js", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  const organiser = await signInAs(page.context(), db, baseURL ?? "", "desk");
  await page.goto("/admin");
  await page.getByRole("link", { name: "News by mail" }).click();
  await expectAccessible(page);
  const registrations = page.getByRole("group", { name: "New registrations" });
  const trouble = page.getByRole("group", { name: "Mails that did not arrive" });
  await expect(registrations.getByLabel("Once a day")).toBeChecked();
  await expect(trouble.getByLabel("At once")).toBeChecked();
  await registrations.getByLabel("At once").check();
  await trouble.getByLabel("Never").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your choice is saved.")).toBeVisible();
  await expect(trouble.getByLabel("Never")).toBeChecked();
  const chosen = () => db.organiser.findUniqueOrThrow({ where: { id: organiser.id } });
  expect(await chosen()).toMatchObject({ registrationNews: "immediate", mailTroubleNews: "never", locale: "en" });

  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Besked på mail" })).toBeVisible();
  await expect(page.getByText(`De bliver sendt til ${organiser.email} på dansk`)).toBeVisible();
  expect(await chosen()).toMatchObject({ locale: "da" });
  expect(await noOverflow(page)).toBeLessThanOrEqual(0);
});
