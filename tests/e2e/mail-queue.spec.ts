import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { test as base, expect } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";

/** Axe runs in the page: without JavaScript there is nothing to run it. */
const test = base.extend({
  expectAccessible: async ({ expectAccessible, javaScriptEnabled }, use) => {
    await use(javaScriptEnabled === false ? async () => {} : expectAccessible);
  },
});

const at = new Date("2024-02-05T09:00:00+01:00");
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);

/** A confirmation to somebody of the event. Written at once in its state, so that the server's worker leaves it alone. */
async function buildMail(
  db: Db,
  eventId: string,
  state: Partial<Prisma.OutgoingMailUncheckedCreateInput> = {},
  person: Parameters<typeof buildRegistration>[1] = {},
) {
  const email = `mail-${randomBytes(5).toString("hex")}@example.org`;
  const registration = await buildRegistration(db, { eventId, email, ...person });
  const mail = await db.outgoingMail.create({
    data: {
      kind: "registration.confirmed",
      locale: "en",
      recipient: registration.email,
      recipientName: `${registration.givenName} ${registration.familyName}`,
      registrationId: registration.id,
      eventId,
      messageId: `<${registration.id}@example.org>`,
      queuedAt: at,
      ...state,
    },
  });
  return { mail, registration };
}

const attempt = (serverAnswer: string, succeeded = false) => ({
  create: { startedAt: at, finishedAt: at, succeeded, serverAnswer },
});

async function desk(page: Page, db: Db, baseURL = "", role: Parameters<typeof signInAs>[3] = "organiser") {
  const event = await buildEvent(db, { slug: `mail-${randomBytes(5).toString("hex")}` });
  await signInAs(page.context(), db, baseURL, role);
  return { event, list: `/admin/events/${event.slug}/mail` };
}

test("shows what became of each mail, tries a failed one again and takes one back @no-js", async ({
  page,
  db,
  baseURL,
  mailbox,
  expectAccessible,
}) => {
  const { event, list } = await desk(page, db, baseURL);
  await page.goto(list);
  await expect(page.getByText("Nothing has been sent yet.")).toBeVisible();
  await expectAccessible(page);

  const answer = `550 5.1.1 <${"x".repeat(150)}@example.org>: no such user`;
  const wrong = { status: "failed", reason: "address", attempts: 1, deliveries: attempt(answer) } as const;
  const { mail: failed, registration } = await buildMail(db, event.id, wrong, {
    givenName: "Bo",
    familyName: "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
  });
  const grey = attempt("451 4.7.1 Greylisted");
  const waits = { status: "waiting_to_retry", notBefore: inHours(3), attempts: 1, deliveries: grey } as const;
  const { mail: waiting } = await buildMail(db, event.id, waits, { givenName: "Ida", familyName: "Jensen" });
  const { mail: full } = await buildMail(db, event.id, { status: "sent", sentAt: at, subject: "You are registered" });
  const report = { kind: "soft", status: "4.2.2", diagnostic: "452 4.2.2 over quota", receivedAt: at } as const;
  await db.mailBounce.create({ data: { mailId: full.id, sourceId: full.id, ...report } });

  await page.goto(list);
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await expect(page.locator("tbody")).toContainText("Not sentThis address does not work.");
  await expect(page.locator("tbody")).toContainText("Trying againNext attempt about");
  await expect(page.locator("tbody")).toContainText("Came backThe mailbox is full.");
  await expectAccessible(page);
  await page.getByLabel("State").selectOption({ label: "Trying again (1)" });
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.goto(`${list}?q=wolfe`);
  await page.getByRole("link", { name: /^Confirmation/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Confirmation to Bo Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
  );
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.getByRole("link", { name: "Correct the address" })).toHaveAttribute(
    "href",
    `/admin/events/${event.slug}/registrations/${registration.id}/address`,
  );
  // What the letter says, without the key that would let its reader's place be cancelled.
  await page.getByText("As plain text").click();
  await expect(page.getByText("Date: Tuesday 19 March 2024")).toBeVisible();
  expect(await page.content()).not.toMatch(/registrations\/[\w-]{56}/);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Try again now" }).click();
  await expect(page.getByRole("status")).toContainText("The mail will be tried again at once.");
  expect((await mailbox.waitFor(registration.email)).subject).toContain("You are registered");
  await page.goto(`${list}/${failed.id}`);
  await expect(page.getByText("Accepted by the server")).toBeVisible();
  await expect(page.getByText("Not accepted")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again now" })).toHaveCount(0);

  await page.goto(`${list}/${waiting.id}`);
  await expect(page.getByText("One attempt so far.")).toBeVisible();
  await page.getByRole("button", { name: "Take back" }).click();
  await expect(page.getByRole("status")).toContainText("The mail is taken back.");
  await expect(page.getByText("An organiser took it back.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.goto(`/admin/events/${event.slug}/registrations/${registration.id}`);
  await expect(page.getByText("had a mail tried again: Confirmation.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Confirmation", exact: true })).toHaveAttribute(
    "href",
    `${list}/${failed.id}`,
  );
});

test("tries everything again that makes sense, with the keyboard alone", async ({ page, db, baseURL, mailbox }) => {
  const { event, list } = await desk(page, db, baseURL);
  const gaveUp = { status: "failed", reason: "gave_up" } as const;
  const { registration } = await buildMail(db, event.id, gaveUp);
  await buildMail(db, event.id, gaveUp, { status: "cancelled" });
  await buildMail(db, event.id, { status: "failed", reason: "address" });
  await page.goto(`/admin/events/${event.slug}`);
  const all = page.getByRole("link", { name: "See all mail" });
  await all.focus();
  await page.keyboard.press("Enter");
  const figure = page.getByRole("link", { name: "Need attention: 3" });
  await figure.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${list}?state=attention`);
  await page.getByRole("button", { name: "Try all 2 failed mails again" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("One mail will be tried again at once.");
  await mailbox.waitFor(registration.email);
});

test("shows the letter as its reader sees it, and lets nothing in it run or load", async ({ page, db, baseURL }) => {
  const { event, list } = await desk(page, db, baseURL, "viewer");
  const { mail } = await buildMail(db, event.id, { status: "failed", reason: "gave_up" });
  const other = await buildMail(db, (await buildEvent(db, { slug: `other-${randomBytes(5).toString("hex")}` })).id);
  await page.goto(`${list}/${mail.id}`);
  await expect(page.getByText("Your role can read mails")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("You are registered");
  const answer = await page.request.get(`${list}/${mail.id}/letter`);
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  expect(await answer.text()).not.toMatch(/registrations\/[\w-]{56}/);
  for (const path of [`${list}/${other.mail.id}`, `${list}/${other.mail.id}/letter`, `${list}/nonsense`]) {
    expect((await page.request.get(path)).status(), path).toBe(404);
  }
  const odd = "?q=%00%F0&state=constructor&kind='&page=0&said=__proto__&count=1e9";
  expect((await page.request.get(list + odd)).status()).toBe(200);
});

for (const language of ["en", "da"]) {
  test(`the pages about mail are accessible and fit a phone (${language})`, async ({
    page,
    db,
    baseURL,
    expectAccessible,
  }) => {
    const { event, list } = await desk(page, db, baseURL);
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    const { mail } = await buildMail(db, event.id, {
      status: "failed",
      reason: "address",
      deliveries: attempt(`550 ${"no-such-user".repeat(40)}`),
    });
    for (const path of [list, `${list}?state=attention`, `${list}?q=nobody`, `${list}/${mail.id}`, "/admin/mail"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 740 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} is wider than a phone`).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  });
}
