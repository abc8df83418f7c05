import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { draftAnnouncement } from "@/lib/announcements/commands/save-announcement";
import { everybody } from "@/lib/audience/schema";
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

const pdf = { name: "map.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\ntrailer\n<<>>\n%%EOF\n") };
const fresh = (name: string) => `${name}-${randomBytes(4).toString("hex")}@example.org`;
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first().click();

/** An event of one's own with four people, for a signed-in organiser. */
async function desk(page: Page, db: Db, baseURL = "") {
  const event = await buildEvent(db, { slug: `announce-${randomBytes(5).toString("hex")}`, status: "draft" });
  const organiser = await signInAs(page.context(), db, baseURL, "organiser");
  const add = (givenName: string, locale: string, more: object = {}) =>
    buildRegistration(db, { eventId: event.id, givenName, locale, email: fresh(givenName.toLowerCase()), ...more });
  const people = {
    anna: await add("Anna", "en", { country: "DK" }),
    dorte: await add("Dorte", "da", { country: "DK" }),
    sven: await add("Sven", "en", { country: "SE" }),
    gone: await add("Gone", "en", { country: "DK", status: "cancelled" }),
  };
  return { event, organiser, people, home: `/admin/events/${event.slug}` };
}

test("writes to whom the list shows, sees what they get, tests it, sends it, and lets them unsubscribe @no-js", async ({
  page,
  db,
  baseURL,
  mailbox,
  expectAccessible,
  allowConsoleError,
}) => {
  test.setTimeout(180_000);
  // The letter in its frame may run nothing, which the browser mentions.
  allowConsoleError("Blocked script execution");
  const { event, organiser, people, home } = await desk(page, db, baseURL);
  const left = await buildRegistration(db, {
    eventId: event.id,
    givenName: "Nils",
    country: "DK",
    email: fresh("nils"),
  });
  await db.mailOptOut.create({ data: { emailKey: left.emailKey, optedOutAt: new Date() } });

  await page.goto(`${home}/registrations`);
  await page.getByText("More filters").click();
  await page.getByRole("checkbox", { name: "Denmark (4)" }).check();
  await page.getByRole("checkbox", { name: "Confirmed (4)" }).check();
  await page.getByRole("button", { name: "Show" }).last().click();
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Write to these people" }).click();

  await expect(page.getByRole("checkbox", { name: "Denmark (4)" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Cancelled (1)" })).not.toBeChecked();
  await page.getByLabel("Subject (English)").fill("News of {event}");
  await page.getByLabel("Text (English)").fill("Dear {givenname},\n\nthe room is Blue.\n\n{own_page}");
  await page.getByLabel(/^News:/).check();
  await press(page, "Save and check");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: /Write \{given_name\} instead/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Text (English)").fill("Dear {given_name},\n\nthe room is Blue.\n\n{own_page}");
  await press(page, "Save and check");

  await expect(page.getByRole("heading", { name: "Check the announcement" })).toBeVisible();
  await expect(page.getByText("2 people get it")).toBeVisible();
  await expect(page.getByText("1 person in English")).toBeVisible();
  await expect(page.getByText("One person reads Danish. There is no text in that language")).toBeVisible();
  await expect(page.getByText("One wants no news.")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Add a file" }).click();
  await press(page, "Add it");
  await expect(page).toHaveTitle(/^Error: /);
  await page.getByLabel("File").setInputFiles({ ...pdf, buffer: Buffer.from("<html>") });
  await press(page, "Add it");
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await page.getByLabel("File").setInputFiles(pdf);
  await press(page, "Add it");
  await expect(page.getByRole("link", { name: /map\.pdf/ })).toBeVisible();

  await page.getByLabel("Whose mail").fill("dort");
  await press(page, "Find");
  await expect(page.getByRole("heading", { name: "As Dorte Nyström gets it, in English" })).toBeVisible();
  await expect(page.getByText("Dear Dorte,")).toBeVisible();
  await expect(page.frameLocator("iframe").getByText("Dear Dorte,", { exact: true })).toBeVisible();
  await press(page, /^Send this as a test/);
  await expect(page.getByText("The test is on its way to you.")).toBeVisible();
  const tested = await mailbox.waitFor(organiser.email);
  expect(tested.subject).toMatch(/^\[Test\] News of /);
  expect(tested.text).toContain("Dear Dorte,");
  expect(tested.text).not.toContain("/registrations/");

  // Not all times exist: in the night to 31 March 2024 clocks in Brussels jump from 02:00 to 03:00.
  await page.getByLabel("Or at a time").fill("2024-03-31T02:30");
  await press(page, "Send it then");
  await expect(page.getByRole("link", { name: /2024-03-31 02:30 does not exist in Europe\/Brussels/ })).toBeVisible();
  await page.getByLabel("Or at a time").fill("2024-03-31T09:00");
  await press(page, "Send it then");
  await expect(page.getByRole("heading", { name: "Goes out 31 March 2024 at 09:00" })).toBeVisible();
  await expectAccessible(page);
  await press(page, "Take it back");
  await expect(page.getByText("It is a draft again.")).toBeVisible();

  await press(page, "Send it to 2 people now");
  await expect(page.getByText("It is being sent.")).toBeVisible();
  const mails = await Promise.all([people.anna, people.dorte].map(({ email }) => mailbox.waitFor(email)));
  for (const { attachments } of mails) expect(attachments.map(({ filename }) => filename)).toContain("map.pdf");
  expect(mails.map(({ text }) => /Dear \w+/.exec(text ?? "")?.[0])).toEqual(["Dear Anna", "Dear Dorte"]);
  await expect(async () => {
    await page.goto(page.url().split("?")[0] ?? "");
    await expect(page.getByText("100 % done").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("link", { name: "Dorte Nyström", exact: true })).toBeVisible();
  await expectAccessible(page);
  for (const { email } of [people.sven, people.gone, left]) expect(await mailbox.list(email)).toEqual([]);

  // The way out: following the link changes nothing, the button does, and there is a way back.
  const link = /https?:\/\/\S+\/unsubscribe\/[\w-]+/.exec(mails[1]?.text ?? "")?.[0] ?? "";
  const optedOut = () => db.mailOptOut.count({ where: { emailKey: people.dorte.emailKey } });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Unsubscribe from news" })).toBeVisible();
  expect(await optedOut()).toBe(0);
  await expectAccessible(page);
  await press(page, "Send me no more news");
  await expect(page.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
  expect(await optedOut()).toBe(1);
  await expectAccessible(page);
  await press(page, "Send me news again");
  await expect(page.getByText("You get news again.")).toBeVisible();
  expect(await optedOut()).toBe(0);

  // One click, as mail programs send it: from elsewhere, without cookies (RFC 8058).
  const oneClick = link.replace(/\/en\/unsubscribe/, "/unsubscribe");
  const post = (address: string, body: string) =>
    fetch(address, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", origin: "https://mail.example" },
      body,
    });
  expect((await post(oneClick, "x=1")).status).toBe(400);
  expect(await optedOut()).toBe(0);
  expect((await post(oneClick, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect((await post(oneClick, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await optedOut()).toBe(1);
  expect((await post(`${oneClick.slice(0, -3)}xyz`, "List-Unsubscribe=One-Click")).status).toBe(404);
  expect((await page.goto(`${link.slice(0, -3)}xyz`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("link");
});

test("keeps two organisers from overwriting each other, stops what is being sent, and speaks Danish", async ({
  page,
  db,
  baseURL,
  expectAccessible,
  allowConsoleError,
}) => {
  allowConsoleError("Blocked script execution");
  const { event, people, home } = await desk(page, db, baseURL);
  const list = `${home}/mail/announcements`;
  await page.goto(`${list}/new`);
  // By keyboard alone.
  await page.getByLabel("Subject (English)").focus();
  await page.keyboard.type("Hello");
  await page.keyboard.press("Tab");
  await page.keyboard.type("First words.");
  await page.getByRole("button", { name: "Save and check" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Check the announcement" })).toBeVisible();
  const here = page.url();
  await page.getByRole("link", { name: "Change it" }).click();
  await page.getByLabel("Text (English)").fill("What I typed.");
  const other = await page.context().newPage();
  await other.goto(`${here}/edit`);
  await other.getByLabel("Text (English)").fill("What the other saved.");
  await press(other, "Save and check");
  await expect(other.getByRole("heading", { name: "Check the announcement" })).toBeVisible();
  await press(page, "Save and check");
  await expect(page.getByRole("heading", { name: "Somebody else has changed this announcement" })).toBeVisible();
  await expect(page.getByLabel("Text (English)")).toHaveValue("What I typed.");
  await page.getByText("What is saved now", { exact: true }).click();
  await expect(page.getByText("What the other saved.")).toBeVisible();
  await expectAccessible(page);
  // Whoever looks at the old check sends nothing they have not seen.
  await other.getByRole("button", { name: /^Send it to 3 people now/ }).waitFor();
  await press(page, "Save and check");
  await expect(page.getByRole("heading", { name: "Check the announcement" })).toBeVisible();
  await press(other, /^Send it to 3 people now/);
  await expect(other.getByText("Somebody has changed this announcement since you opened the page.")).toBeVisible();
  await other.getByRole("link", { name: "Remove this draft" }).click();
  await press(other, "Yes, remove it");
  await expect(other.getByText("The draft is removed.")).toBeVisible();
  await press(page, /^Send it to 3 people now/);
  await expect(page.getByText("Somebody has removed it.")).toBeVisible();
  await other.close();

  // One in the middle of being sent, in Danish.
  const ctx = { db, now: new Date("2024-02-05T08:00:00Z"), actor: { kind: "system" } } as const;
  const texts = [{ locale: "da" as const, subject: "Lokalet er fundet", body: "Kære {given_name}\n\nLokalet er Blå." }];
  const { id } = await draftAnnouncement({ eventId: event.id, texts, audience: everybody, isNews: false }, ctx);
  await db.announcement.update({ where: { id }, data: { status: "sending", startedAt: ctx.now } });
  for (const [index, { id: registrationId, email, givenName, familyName }] of Object.values(people).entries()) {
    const waiting = { status: "waiting_to_retry", notBefore: new Date(Date.now() + 3_600_000), attempts: 1 } as const;
    const sent = { status: "sent", sentAt: ctx.now, subject: "Lokalet er fundet" } as const;
    await db.outgoingMail.create({
      data: {
        kind: "announcement.sent",
        lane: 2,
        locale: "da",
        recipient: email,
        recipientName: `${givenName} ${familyName}`,
        messageId: `<${registrationId}@example.org>`,
        ...{ registrationId, eventId: event.id, announcementId: id, queuedAt: ctx.now },
        ...(index === 0 ? sent : waiting),
      },
    });
  }
  await page.context().addCookies([{ name: "locale", value: "da", url: baseURL }]);
  await page.goto(`${list}/${id}`);
  await expect(page.getByText("25 % færdig").first()).toBeVisible();
  expect(await page.locator('meta[http-equiv="refresh"]').count()).toBe(0);
  await page.getByRole("link", { name: /Lad siden vise sig på ny/ }).click();
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveAttribute("content", /^5;url=/);
  await page.getByRole("link", { name: "Slå det fra" }).click();
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Stop udsendelsen" }).click();
  await expect(page.getByText("3 mails, der stadig venter, bliver her.")).toBeVisible();
  await expectAccessible(page);
  await press(page, "Ja, stop den");
  await expect(page.getByText("Stoppet. 3 mails bliver her.")).toBeVisible();
  await expect(page.getByText("Meddelelsen blev stoppet.").first()).toBeVisible();
  await page.goto(list);
  await expect(page.getByRole("row", { name: /Lokalet er fundet/ })).toContainText("1 af 4");
  await expectAccessible(page);
  await page.goto(`${list}/new`);
  await expectAccessible(page);
});
