import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { fillForm, registerAddress, somebody } from "../support/registration-form";

const name = () => `ways-in-${randomBytes(5).toString("hex")}`;
const until = new Date("2024-03-01T23:59:59+01:00");

/** An event of this test's own. @param taken how many of its places others have. */
async function makeEvent(db: Db, changes: Partial<Prisma.EventCreateInput> = {}, taken = 0) {
  const event = await buildEvent(db, { ...changes, slug: name() });
  for (let one = 0; one < taken; one++) await take(db, event.id);
  return event;
}

const take = (db: Db, eventId: string) => buildRegistration(db, { eventId, email: `${name()}@example.org` });

/** Fills the form in and goes on to the check. */
async function toCheck(page: Page, slug: string, email: string): Promise<void> {
  await page.goto(registerAddress("en", slug));
  await fillForm(page, { ...somebody, email });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
}

const send = (page: Page) => page.getByRole("button", { name: "Send registration" }).click();

test.describe("the event's page", () => {
  const ownWords = (words: object) => ({ updateMany: { where: { locale: "en" }, data: words } });
  for (const [state, changes, taken, shown] of [
    ["is open with few places left", { capacity: 3 }, 1, "Only 2 places left"],
    ["proves addresses", { admissionMode: "verified" }, 0, "you confirm your email address"],
    ["has organisers decide", { admissionMode: "approval" }, 0, "The organisers decide who takes part"],
    ["is full without a waiting list", { capacity: 1, hasWaitingList: false }, 1, "Someone may cancel"],
    ["has closed", { registrationClosesAt: new Date("2024-02-01T23:59:59+01:00") }, 0, "It closed on 1 February 2024"],
    ["is not open yet", { registrationOpensAt: new Date("2024-02-20T09:00:00+01:00") }, 0, "opens on 20 February 2024"],
  ] as const) {
    test(`says what to do when it ${state}`, async ({ page, db, expectAccessible }) => {
      const { slug } = await makeEvent(db, changes, taken);
      await page.goto(`/en/events/${slug}`);
      await expect(page.getByRole("main")).toContainText(shown);
      await expectAccessible(page);
      await page.goto(`/da/events/${slug}`);
      await expectAccessible(page);
    });
  }

  test("says it in the organisers' words, in the language they wrote", async ({ page, db, expectAccessible }) => {
    const closed = { registrationClosesAt: new Date("2024-02-01T23:59:59+01:00") };
    const { id, slug } = await makeEvent(db, closed);
    await db.event.update({
      where: { id },
      data: { texts: ownWords({ closedText: "Come to the next one.\n\nIt is in June." }) },
    });
    for (const address of [`/en/events/${slug}`, registerAddress("en", slug)]) {
      await page.goto(address);
      await expect(page.getByText("Come to the next one.")).toBeVisible();
      await expect(page.getByText("It is in June.")).toBeVisible();
      await expectAccessible(page);
    }
    await page.goto(`/da/events/${slug}`);
    await expect(page.getByText("Vil du stadig gerne med")).toBeVisible();
  });
});

test.describe("a full event with a waiting list", () => {
  test("takes people onto the list, and never calls that a place @no-js", async ({
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
    const { id, slug } = await makeEvent(db, { capacity: 1 }, 1);
    await page.goto(`/en/events/${slug}`);
    await check();
    await expect(page.getByText("All places are taken")).toBeVisible();
    await page.getByRole("link", { name: "Join the waiting list" }).click();
    await expect(page).toHaveTitle(/^Join the waiting list/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Join the waiting list");
    await check();
    await fillForm(page, { ...somebody, email: address });
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("so you go on the waiting list")).toBeVisible();
    await check();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are on the waiting list");
    await expect(page.getByText("The last place was taken while you were writing")).toHaveCount(0);
    await check();
    expect(await db.registration.findFirst({ where: { eventId: id, emailKey: address } })).toMatchObject({
      status: "waitlisted",
      queueNumber: 1,
    });
    expect((await mailbox.waitFor(address)).subject).toMatch(/waiting list/i);
  });

  test("says so in Danish too", async ({ page, db, address }) => {
    const { slug } = await makeEvent(db, { capacity: 1 }, 1);
    await page.goto(registerAddress("da", slug));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Skriv dig på ventelisten");
    await fillForm(page, { ...somebody, email: address });
    await page.getByRole("button", { name: "Fortsæt" }).click();
    await page.getByRole("button", { name: "Send tilmelding" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Du er på ventelisten");
  });

  test("tells somebody whose place went while they were writing @no-js", async ({ page, db, address }) => {
    const { id, slug } = await makeEvent(db, { capacity: 1 });
    await toCheck(page, slug, address);
    await expect(page.getByText("There is a place for you")).toBeVisible();
    await take(db, id);
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are on the waiting list");
    await expect(page.getByText("The last place was taken while you were writing")).toBeVisible();
  });
});

test.describe("a place that is not confirmed at once", () => {
  test("waits for the address to be confirmed, and says until when @no-js", async ({
    page,
    db,
    address,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const { id, slug } = await makeEvent(db, { admissionMode: "verified", verificationHours: 48 });
    await toCheck(page, slug, address);
    await expect(page.getByText("hold the place for 48 hours")).toBeVisible();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more step: confirm your email address");
    await expect(page.getByText(/by 7 February 2024 at/)).toBeVisible();
    if (javaScriptEnabled !== false) await expectAccessible(page);
    expect((await db.registration.findFirst({ where: { eventId: id } }))?.status).toBe("awaiting_verification");
  });

  test("waits for the organisers: received, not yet confirmed @no-js", async ({
    page,
    db,
    address,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const { id, slug } = await makeEvent(db, { admissionMode: "approval" });
    await toCheck(page, slug, address);
    await expect(page.getByText("The organisers decide who takes part")).toBeVisible();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("We have received your registration");
    await expect(page.getByText("Received, not yet confirmed.")).toBeVisible();
    if (javaScriptEnabled !== false) await expectAccessible(page);
    expect((await db.registration.findFirst({ where: { eventId: id } }))?.status).toBe("awaiting_approval");
  });

  test("answers a repeated address as it answers a new one", async ({ page, db, address }) => {
    const { slug } = await makeEvent(db, { admissionMode: "approval" });
    const words = async () => ((await page.locator("main").textContent()) ?? "").replace(/BRINC-\w{6}/, "");
    await toCheck(page, slug, address);
    await send(page);
    await expect(page.getByText("Received, not yet confirmed.")).toBeVisible();
    const first = await words();
    await page.context().clearCookies();
    await toCheck(page, slug, address);
    await send(page);
    await expect(page.getByText("Received, not yet confirmed.")).toBeVisible();
    expect(await words()).toBe(first);
  });
});

test.describe("an invitation", () => {
  const closed = { registrationClosesAt: new Date("2024-02-01T23:59:59+01:00") };

  /** The invitation of this address, and the key in the link that was mailed. */
  async function invite(
    db: Db,
    mailbox: { waitFor(to: string): Promise<{ text?: string }> },
    eventId: string,
    email: string,
  ) {
    const invitation = await db.invitation.create({
      data: { eventId, email, emailKey: email, locale: "en", holdsSeat: true, reservedUntil: until, createdAt: until },
    });
    const { id: invitationId } = invitation;
    const messageId = `<${randomUUID()}@example.org>`;
    const mail = { kind: "invitation.sent", locale: "en", recipient: email, queuedAt: until, messageId };
    await db.outgoingMail.create({ data: { ...mail, eventId, invitationId } });
    const key = /\/invitations\/([\w-]+)/.exec((await mailbox.waitFor(email)).text ?? "")?.[1] ?? "";
    return { invitationId, address: (slug: string) => `${registerAddress("en", slug)}?invitation=${key}` };
  }

  test("lets its person in although registration has closed, with the address it was sent to @no-js", async ({
    page,
    db,
    mailbox,
    address,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const check = async () => {
      if (javaScriptEnabled !== false) await expectAccessible(page);
    };
    const { id, slug } = await makeEvent(db, { ...closed, admissionMode: "approval" });
    const invitation = await invite(db, mailbox, id, address);
    await page.goto(invitation.address(slug));
    await expect(page.getByRole("heading", { name: "You are invited" })).toBeVisible();
    await expect(page.getByText("A place is kept for you until 1 March 2024")).toBeVisible();
    await expect(page.getByText(address, { exact: true })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Email address" })).toHaveCount(0);
    await check();

    // A mistake on the way does not lose it.
    await fillForm(page, { ...somebody, familyName: "" });
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "You are invited" })).toBeVisible();
    await fillForm(page, { familyName: somebody.familyName });
    // Whatever a forged form says, the address is the invited one.
    await page.locator('[name="email"]').evaluate((field) => field.setAttribute("value", "else@example.org"));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("There is a place for you, and it is yours straight away.")).toBeVisible();
    await expect(page.getByText(address, { exact: true })).toBeVisible();
    await check();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
    expect(await db.registration.findFirst({ where: { eventId: id } })).toMatchObject({
      status: "confirmed",
      emailKey: address,
      route: "invitation",
    });

    await page.goto(invitation.address(slug));
    await expect(page.getByRole("heading", { name: "This invitation can no longer be used" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registration has closed");
    await check();
  });

  test("that was withdrawn leaves the form as it is for everyone", async ({
    page,
    db,
    mailbox,
    address,
    expectAccessible,
  }) => {
    const { id, slug } = await makeEvent(db);
    const invitation = await invite(db, mailbox, id, address);
    await db.invitation.update({
      where: { id: invitation.invitationId },
      data: { withdrawnAt: until, holdsSeat: false },
    });
    await page.goto(invitation.address(slug));
    await expect(page.getByText("You can register below like everyone else.")).toBeVisible();
    await expectAccessible(page);
    await fillForm(page, { ...somebody, email: address });
    await page.getByRole("button", { name: "Continue" }).click();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
    expect((await db.registration.findFirst({ where: { eventId: id } }))?.route).toBe("form");
  });
});

test.describe("a code", () => {
  const giveCode = (db: Db, eventId: string, changes: object = {}) =>
    db.accessCode.create({
      data: {
        eventId,
        code: "AARHUS24",
        label: "Aarhus",
        seats: 2,
        holdsSeats: true,
        reservedUntil: until,
        createdAt: until,
        ...changes,
      },
    });

  test("lets its group in although registration has closed @no-js", async ({
    page,
    db,
    address,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const check = async () => {
      if (javaScriptEnabled !== false) await expectAccessible(page);
    };
    const { id, slug } = await makeEvent(db, { registrationClosesAt: new Date("2024-02-01T23:59:59+01:00") });
    const { id: accessCodeId } = await giveCode(db, id);
    await page.goto(`/en/events/${slug}`);
    await page.getByRole("link", { name: "Register with it" }).click();
    await page.getByRole("textbox", { name: "Code" }).fill("Odense");
    await page.getByRole("button", { name: "Use the code" }).click();
    await expect(page.getByRole("link", { name: /We do not know this code/ })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Code" })).toHaveValue("Odense");
    await check();
    await page.getByRole("textbox", { name: "Code" }).fill("aarhus-24");
    await page.getByRole("button", { name: "Use the code" }).click();
    await expect(page.getByRole("heading", { name: "Your code is accepted" })).toBeVisible();
    await check();
    await fillForm(page, { ...somebody, email: address });
    await page.getByRole("button", { name: "Continue" }).click();
    await send(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are registered");
    expect(await db.registration.findFirst({ where: { eventId: id } })).toMatchObject({ accessCodeId, route: "code" });
  });

  test("that is wrong, used up or over is told at its field, and nothing is lost @no-js", async ({
    page,
    db,
    address,
  }) => {
    const { id, slug } = await makeEvent(db);
    await giveCode(db, id, { seats: 1 });
    const use = async (code: string) => {
      await fillForm(page, { ...somebody, email: address });
      await page.getByRole("textbox", { name: "Code" }).fill(code);
      await page.getByRole("button", { name: "Continue" }).click();
    };
    await page.goto(registerAddress("en", slug));
    await use("nothing");
    await expect(page.getByRole("link", { name: /We do not know this code/ })).toBeVisible();
    await expect(page.locator('[name="organisation"]')).toHaveValue(somebody.organisation);
    const { id: accessCodeId } = await db.accessCode.findFirstOrThrow({ where: { eventId: id } });
    const taken = await take(db, id);
    await db.registration.update({ where: { id: taken.id }, data: { accessCodeId } });
    await use("AARHUS24");
    await expect(page.getByRole("link", { name: /As many people have registered with this code/ })).toBeVisible();
    await page.getByRole("textbox", { name: "Code" }).fill("");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();

    await db.accessCode.update({
      where: { id: accessCodeId },
      data: { seats: 9, reservedUntil: new Date("2024-02-02T00:00:00Z") },
    });
    await db.event.update({ where: { id }, data: { registrationClosesAt: new Date("2024-02-01T00:00:00Z") } });
    await page.goto(`${registerAddress("en", slug)}?code=AARHUS24`);
    await expect(page.getByRole("link", { name: /could be used until 2 February 2024/ })).toBeVisible();
  });
});
