import type { Db } from "@/lib/db";
import type { RegistrationStatus } from "@/prisma/generated/enums";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import type { MailboxReader } from "../support/mailbox";
import { buildOwnEvent, openRegistration } from "../support/own-page";

const yesterday = new Date("2024-02-04T10:00:00+01:00");
const tomorrow = new Date("2024-02-06T10:00:00+01:00");

/** A full event with a waiting list, and one person in it who stands as wanted. */
async function standing(
  db: Db,
  mailbox: MailboxReader,
  status: RegistrationStatus,
  changes: Partial<Parameters<typeof openRegistration>[2]> = {},
  event: Parameters<typeof buildOwnEvent>[1] = {},
) {
  const { id: eventId } = await buildOwnEvent(db, { capacity: 1, hasWaitingList: true, ...event });
  const holdsSeat = ["confirmed", "offered", "awaiting_verification", "awaiting_approval"].includes(status);
  // Somebody who got the seat in the meantime, for those who have lost theirs.
  if (!holdsSeat || (changes.heldUntil && changes.heldUntil < tomorrow)) {
    await db.event.update({ where: { id: eventId }, data: { capacity: holdsSeat ? 2 : 1 } });
    await buildRegistration(db, { eventId, email: `seat-${eventId}@example.org` });
  }
  return openRegistration(db, mailbox, { eventId, status, ...changes });
}

const heads = {
  confirmed: ["You have a place", "Du har en plads"],
  awaiting_verification: ["Confirm your email address", "Bekræft din e-mailadresse"],
  awaiting_approval: ["Received, not yet confirmed", "Modtaget, men ikke bekræftet endnu"],
  waitlisted: ["You are number 1 on the waiting list", "Du er nummer 1 på ventelisten"],
  offered: ["There is a seat for you", "Der er en plads til dig"],
  lapsed: ["The offer has run out", "Tilbuddet er udløbet"],
  declined: ["Your registration was not approved", "Din tilmelding blev ikke godkendt"],
  cancelled: ["Your registration is cancelled", "Din tilmelding er annulleret"],
} as const satisfies Record<RegistrationStatus, [string, string]>;

for (const [status, [en, da]] of Object.entries(heads) as [RegistrationStatus, [string, string]][]) {
  test(`the own page says what it is to be ${status} @no-js`, async ({
    page,
    db,
    mailbox,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    // Two languages, each looked at by axe.
    test.slow();
    const { registration, link } = await standing(db, mailbox, status);
    for (const [locale, head] of [
      ["en", en],
      ["da", da],
    ] as const) {
      await page.goto(link.replace("/en/", `/${locale}/`));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(head);
      await expect(page.getByText(registration.reference)).toBeVisible();
      await expect(page.getByRole("link", { name: /everything we hold|alt, hvad vi har/ })).toBeVisible();
      if (javaScriptEnabled !== false) await expectAccessible(page);
    }
  });
}

test("the address is confirmed with one press, and a second tab's press is answered alike @no-js", async ({
  page,
  context,
  db,
  mailbox,
}) => {
  const { registration, link } = await standing(db, mailbox, "awaiting_verification");
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(link);
    await expect(tab.getByText("Tuesday 6 February 2024, 10:00 (Brussels time)")).toBeVisible();
  }
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Confirm my email address" }).click();
    await expect(tab.getByRole("heading", { name: "You have a place" })).toBeVisible();
    await expect(tab.getByRole("status")).toContainText("your email address is confirmed");
  }
  expect((await mailbox.waitFor(registration.email, { count: 2 })).subject).toContain("You are registered");
  const entries = await db.auditEntry.findMany({ where: { registrationId: registration.id } });
  expect(entries.map(({ action }) => action)).toEqual(["registration.verified"]);
});

test("an offered seat is taken by keyboard; a second tab's press is answered alike", async ({
  page,
  context,
  db,
  mailbox,
}) => {
  const { registration, link } = await standing(db, mailbox, "offered");
  const other = await context.newPage();
  await other.goto(link);
  await page.goto(link);
  const yes = page.getByRole("button", { name: "Yes, I take the seat" });
  for (let steps = 0; steps < 30 && !(await yes.evaluate((one) => one === document.activeElement)); steps++) {
    await page.keyboard.press("Tab");
  }
  await expect(yes).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("the seat is yours");
  await other.getByRole("button", { name: "Yes, I take the seat" }).click();
  await expect(other.getByRole("heading", { name: "You have a place" })).toBeVisible();
  expect(await db.auditEntry.count({ where: { registrationId: registration.id } })).toBe(1);
});

test("no to an offered seat is one of two, each explained @no-js", async ({
  page,
  db,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const off = await standing(db, mailbox, "offered");
  await page.goto(off.link);
  await page.getByRole("button", { name: "No, not for me" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Say no to the seat" })).toBeVisible();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByRole("button", { name: "No, take me off the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are no longer on the waiting list");
  await expect(page.getByRole("status")).toHaveText("Thank you for letting us know.");

  // With somebody behind, who gets the seat, so that the end of the line is the end.
  const later = await standing(db, mailbox, "offered");
  const { eventId } = later.registration;
  await buildRegistration(db, {
    eventId,
    status: "waitlisted",
    queueNumber: 900,
    email: `behind-${eventId}@example.org`,
  });
  await db.eventSeats.update({ where: { eventId }, data: { lastQueueNumber: 900 } });
  await page.goto(`${later.link}/cancel`);
  await expect(page).toHaveURL(/decline$/);
  await page.getByRole("button", { name: "Not now: put me at the end of the line" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are number 1 on the waiting list");
  await expect(page.getByRole("status")).toContainText("end of the line");
  expect(await db.registration.count({ where: { eventId, status: "offered", queueNumber: 900 } })).toBe(1);
});

test("an offer that has run out says so, noticed by the clockwork or not, and leads back to the line @no-js", async ({
  page,
  db,
  mailbox,
}) => {
  const { registration, link } = await standing(db, mailbox, "offered");
  await page.goto(link);
  // The time runs out, and another got the seat, while the page stands open.
  const { id, eventId } = registration;
  await db.event.update({ where: { id: eventId }, data: { capacity: 2 } });
  await buildRegistration(db, { eventId, email: `seat-${eventId}@example.org` });
  await db.event.update({ where: { id: eventId }, data: { capacity: 1 } });
  await db.registration.update({ where: { id }, data: { heldUntil: yesterday } });
  await page.getByRole("button", { name: "Yes, I take the seat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The offer has run out");
  await expect(page.getByRole("status")).toContainText("a little too late");
  await page.getByRole("button", { name: "Go back to the end of the line" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are number 1 on the waiting list");
  await expect(page.getByRole("status")).toContainText("Welcome back");
});

test("a lapsed registration gets a free seat at once, but not twice for one address @no-js", async ({
  page,
  db,
  mailbox,
}) => {
  const late = await standing(db, mailbox, "awaiting_verification", { heldUntil: yesterday });
  await db.event.update({ where: { id: late.registration.eventId }, data: { capacity: 10 } });
  await page.goto(late.link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your registration has run out");
  await page.getByRole("button", { name: "Take a free seat" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have a place");

  const twice = await standing(db, mailbox, "lapsed");
  const { eventId, email } = twice.registration;
  await buildRegistration(db, { eventId, email, status: "waitlisted" });
  await page.goto(twice.link);
  await page.getByRole("button", { name: "Go back to the end of the line" }).click();
  await expect(page.getByRole("status")).toContainText("You have registered again in the meantime");
});

test("without a waiting list and with all places taken there is no way back, but somebody to write to", async ({
  page,
  db,
  mailbox,
}) => {
  const { registration, link } = await standing(db, mailbox, "lapsed");
  await page.goto(link);
  await db.event.update({ where: { id: registration.eventId }, data: { hasWaitingList: false } });
  await page.getByRole("button", { name: "Go back to the end of the line" }).click();
  await expect(page.getByRole("status")).toContainText("no waiting list");
  await expect(page.getByRole("button", { name: /line|seat/ })).toHaveCount(0);
  await expect(page.getByRole("main").getByRole("link", { name: /@/ })).toBeVisible();
});

test("the line is left in two steps; the others move up @no-js", async ({ page, db, mailbox }) => {
  const { registration, link } = await standing(db, mailbox, "waitlisted", { queueNumber: 3 });
  const { eventId } = registration;
  const before = { eventId, status: "waitlisted", email: `before-${eventId}@example.org`, queueNumber: 2 } as const;
  const first = await buildRegistration(db, before);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are number 2 on the waiting list");
  const gone = { status: "cancelled", queueNumber: null, cancelledAt: yesterday } as const;
  await db.registration.update({ where: { id: first.id }, data: gone });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are number 1 on the waiting list");
  await page.getByRole("button", { name: "Leave the waiting list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Leave the waiting list" })).toBeVisible();
  await page.getByRole("button", { name: "Yes, take me off the list" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are no longer on the waiting list");
});

test("the organisers' reason and their own words stand on the page", async ({ page, db, mailbox }) => {
  const declined = await standing(db, mailbox, "declined");
  const { id: registrationId, eventId } = declined.registration;
  await db.auditEntry.create({
    data: {
      at: yesterday,
      actorKind: "organiser",
      action: "registration.declined",
      eventId,
      registrationId,
      before: { status: "awaiting_approval" },
      after: { status: "declined" },
      reason: "Three people from your office are coming already.",
    },
  });
  await page.goto(declined.link);
  await expect(page.getByText("Three people from your office are coming already.")).toBeVisible();

  const closed = await standing(
    db,
    mailbox,
    "confirmed",
    {},
    { cancellationsCloseAt: yesterday, changesCloseAt: yesterday },
  );
  await page.goto(`${closed.link}/cancel`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You can no longer cancel here");
  await expect(page.getByText("Until 4 February 2024 at 10:00 you could cancel here.")).toBeVisible();
  const texts = {
    changesClosedText: "Ring us about changes.",
    cancellationsClosedText: "The food is ordered. Ring us.",
  };
  const text = { eventId: closed.registration.eventId, locale: "en" };
  await db.eventText.update({ where: { eventId_locale: text }, data: texts });
  await page.reload();
  await expect(page.getByText("The food is ordered. Ring us.")).toBeVisible();
  await page.getByRole("link", { name: "Back to my registration" }).click();
  for (const words of Object.values(texts)) await expect(page.getByText(words)).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel my registration" })).toHaveCount(0);
});

test("cancelling offers a colleague instead, and a place given back is given back once", async ({
  page,
  context,
  db,
  mailbox,
  expectAccessible,
}) => {
  const { registration, link } = await standing(db, mailbox, "confirmed");
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(`${link}/cancel`);
  await expect(page.getByRole("button", { name: "Hand my place to a colleague" })).toBeVisible();
  await expectAccessible(page);
  for (const tab of [page, other]) {
    await tab.getByRole("button", { name: "Yes, cancel my registration" }).click();
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Your registration is cancelled");
  }
  expect(await db.auditEntry.count({ where: { registrationId: registration.id } })).toBe(1);
});

test("whoever was registered by a colleague is told by whom, and asked for what only they can say", async ({
  page,
  db,
  mailbox,
}) => {
  const { registration, link } = await standing(db, mailbox, "confirmed");
  const { eventId } = registration;
  await db.event.update({ where: { id: eventId }, data: { capacity: 2 } });
  const lead = await buildRegistration(db, {
    eventId,
    givenName: "Maja",
    familyName: "Friis",
    email: `lead-${eventId}@example.org`,
  });
  await db.registration.update({ where: { id: registration.id }, data: { groupLeadId: lead.id, route: "colleague" } });
  const question = { eventId, key: "topic", kind: "short_text", position: 1, isRequired: true } as const;
  const label = "What would you like to talk about?";
  await db.question.create({ data: { ...question, texts: { create: { locale: "en", label } } } });

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Maja Friis registered you" })).toBeVisible();
  await page.getByRole("link", { name: label }).click();
  await expect(page.locator('[name="answers.topic"]')).toBeVisible();
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await page.locator('[name="answers.topic"]').fill("Bricks");
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.getByRole("status")).toContainText("Your new details are saved");
  await expect(page.getByText("Bricks")).toBeVisible();
  expect(await db.registration.findUnique({ where: { id: registration.id } })).toMatchObject({
    organisation: registration.organisation,
    familyName: registration.familyName,
  });
});

test("a question made required after people answered is asked for, and everything else stays as it was @no-js", async ({
  page,
  db,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { registration, link } = await standing(db, mailbox, "confirmed");
  const { id: registrationId, eventId } = registration;
  const ask = (key: string, position: number, label: string, isSensitive = false) =>
    db.question.create({
      data: { eventId, key, kind: "short_text", position, isSensitive, texts: { create: { locale: "en", label } } },
    });
  const topic = await ask("topic", 1, "What would you like to talk about?");
  const size = await ask("size", 2, "How many live in your city?");
  const diet = await ask("diet", 3, "What do you eat?", true);
  const answer = { registrationId, answeredAt: yesterday };
  await db.answer.create({
    data: { ...answer, questionId: topic.id, asked: "Your topic?", value: "Bricks", inWords: "Bricks" },
  });
  await db.sensitiveAnswer.create({
    data: { ...answer, questionId: diet.id, asked: "Diet?", value: "Vegan", inWords: "Vegan", consentedAt: yesterday },
  });
  await page.goto(link);
  for (const words of ["Bricks", "Vegan"]) await expect(page.getByText(words)).toBeVisible();
  await db.question.update({ where: { id: size.id }, data: { isRequired: true } });
  await page.reload();
  await expect(page.getByRole("heading", { name: "One question you have not answered" })).toBeVisible();
  await page.getByRole("button", { name: "Change my details" }).click();
  await expect(page.getByLabel("What would you like to talk about?")).toHaveValue("Bricks");
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.locator("#error-summary").getByRole("link")).toHaveCount(1);
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByLabel("How many live in your city?").fill("A million");
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.getByRole("status")).toContainText("Your new details are saved");
  for (const words of ["Bricks", "Vegan", "A million"]) await expect(page.getByText(words)).toBeVisible();
  const where = { registrationId };
  expect(await db.sensitiveAnswer.findFirst({ where })).toMatchObject({ answeredAt: yesterday });
  expect(await db.answer.findFirst({ where: { ...where, questionId: topic.id } })).toMatchObject({
    answeredAt: yesterday,
  });
  expect((await db.auditEntry.findFirst({ where }))?.after).toEqual({ "answers.size": "A million" });
});

test("opening every address of an own registration changes nothing, in any state", async ({ db, mailbox, request }) => {
  test.slow();
  for (const status of Object.keys(heads) as RegistrationStatus[]) {
    const { registration, link } = await standing(db, mailbox, status);
    const where = { registrationId: registration.id };
    await expect.poll(async () => (await db.outgoingMail.findFirst({ where }))?.status).toBe("sent");
    const record = async () => ({
      row: await db.registration.findUnique({ where: { id: registration.id } }),
      audit: await db.auditEntry.count({ where }),
      mails: await db.outgoingMail.count({ where }),
      handovers: await db.handover.count({ where }),
    });
    const before = await record();
    for (const page of [
      "",
      "/cancel",
      "/decline",
      "/change",
      "/hand-over",
      "/data",
      "/calendar.ics",
      "?done=accepted",
    ]) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await request.fetch(`${link}${page}`, { method, headers: { accept: "text/html" } });
        expect(answer.status(), `${method} ${page} while ${status}`).toBeLessThan(500);
      }
    }
    expect(await record()).toEqual(before);
  }
});
