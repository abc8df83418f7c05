import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

type Db = import("@/lib/db").Db;
type Page = import("@playwright/test").Page;
type Role = Parameters<typeof signInAs>[3];

const longName = { givenName: "Wolfgang-Maximilian", familyName: "von Hohenzollern-Sigmaringen-Oberschwaben" };
const longOrganisation = "Bundesministerium für Umwelt, Naturschutz, nukleare Sicherheit und Verbraucherschutz";

/** A draft event with so many seats, all taken, and three people in line: Ada, Bo and somebody with a long name. */
async function fullEvent(page: Page, db: Db, baseURL = "", role: Role = "organiser") {
  const event = await buildDraftEvent(db);
  await db.event.update({ where: { id: event.id }, data: { capacity: 2 } });
  const holders = [];
  for (const givenName of ["Tove", "Ulla"])
    holders.push(await buildRegistration(db, { eventId: event.id, givenName, familyName: "Holder" }));
  const line = [];
  const people = [{ givenName: "Ada", familyName: "First" }, { givenName: "Bo", familyName: "Second" }, longName];
  for (const [index, person] of people.entries()) {
    line.push(
      await buildRegistration(db, {
        eventId: event.id,
        ...person,
        organisation: longOrganisation,
        status: "waitlisted",
        queueNumber: index + 1,
      }),
    );
  }
  const organiser = await signInAs(page.context(), db, baseURL, role);
  return { event, holders, line, organiser, here: `/admin/events/${event.slug}` };
}

/** So close to the event that no offer is made by itself any more, while one by hand still is. */
async function makeItTomorrow(db: Db, id: string) {
  const startsAt = new Date("2024-02-06T20:00:00+01:00");
  const data = { startsAt, endsAt: new Date("2024-02-06T22:00:00+01:00"), cancellationsCloseAt: startsAt };
  await db.event.update({ where: { id }, data: { ...data, offersEndHoursBefore: 48 } });
}

const noOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test("capacity below what is taken throws nobody out and says so; raised, it is offered to the line @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const { event, here, organiser } = await fullEvent(page, db, baseURL);
  await page.goto(`${here}/seats`);
  await expect(page.getByText("2 seats are taken. A number below that throws nobody out")).toBeVisible();
  await page.getByLabel("Seats in all").fill("1");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  await expect(page.getByText("2 seats are taken, and there is 1 in all. Nobody loses theirs")).toBeVisible();
  expect(await db.registration.count({ where: { eventId: event.id, status: "confirmed" } })).toBe(2);

  await page.getByLabel("Seats in all").fill("4");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("2 seats were offered to the next in line on the waiting list.")).toBeVisible();
  const offered = await db.registration.findMany({ where: { eventId: event.id, status: "offered" } });
  expect(offered.map(({ givenName }) => givenName).sort()).toEqual(["Ada", "Bo"]);
  const entries = await db.auditEntry.findMany({
    where: { eventId: event.id, action: "event.seating_changed" },
    orderBy: { number: "asc" },
  });
  expect(entries).toMatchObject([
    { actorId: organiser.id, before: { capacity: 2 }, after: { capacity: 1 } },
    { actorId: organiser.id, before: { capacity: 1 }, after: { capacity: 4 } },
  ]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Nothing was different")).toBeVisible();
});

test("keeps everything that was typed when something is wrong @no-js", async ({ page, db, baseURL }) => {
  const { event, here, organiser } = await fullEvent(page, db, baseURL);
  await page.goto(`${here}/seats`);
  await page.getByLabel("Seats in all").fill("a lot");
  await page.getByLabel("Approval: an organiser decides about each").check();
  await page.getByLabel("Approval only for those who are not recognised").check();
  await page.getByLabel("Offer a waiting list").uncheck();
  await page.getByLabel("Hours to answer an offer").fill("0");
  await page.getByLabel("Registration closes").fill("2024-03-31T02:30");
  await page.getByText("What the pages say: Danish").click();
  await page.locator('[id="text.da.fullText"]').fill("Der er fuldt.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: "Enter a whole number from 0 to 100,000" })).toBeVisible();
  await expect(
    page.getByRole("link", { name: /The clocks go forward that night and skip 2024-03-31 02:30/ }),
  ).toBeVisible();
  await expect(page.getByLabel("Seats in all")).toHaveValue("a lot");
  await expect(page.getByLabel("Hours to answer an offer")).toHaveValue("0");
  await expect(page.getByLabel("Registration closes")).toHaveValue("2024-03-31T02:30");
  await expect(page.getByLabel("Offer a waiting list")).not.toBeChecked();
  await expect(page.locator('[id="text.da.fullText"]')).toHaveValue("Der er fuldt.");
  expect(await db.auditEntry.count({ where: { eventId: event.id } })).toBe(0);

  await page.getByLabel("Seats in all").fill("80");
  await page.getByLabel("Hours to answer an offer").fill("48");
  await page.getByLabel("Registration closes").fill("2024-03-01T23:59");
  await db.signInSession.deleteMany({ where: { userId: organiser.id } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.goto(`${here}/seats`);
  await expect(page.getByLabel("Hours to answer an offer")).toHaveValue("48");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The settings are saved.")).toBeVisible();
  const saved = await db.event.findUniqueOrThrow({ where: { id: event.id }, include: { texts: true } });
  expect(saved).toMatchObject({
    capacity: 80,
    offerHours: 48,
    admissionMode: "approval",
    recognisedSkipApproval: true,
    hasWaitingList: false,
    registrationClosesAt: new Date("2024-03-01T22:59:59.999Z"),
  });
  expect(saved.texts.find(({ locale }) => locale === "da")?.fullText).toBe("Der er fuldt.");
});

test("offers a free seat to the first in line with one button @no-js", async ({ page, db, baseURL }) => {
  const { event, here, line, holders } = await fullEvent(page, db, baseURL);
  await makeItTomorrow(db, event.id);
  await db.registration.update({
    where: { id: holders[0]?.id },
    data: { status: "cancelled", cancelledAt: new Date() },
  });
  await page.goto(`${here}/waiting-list`);
  await expect(page.getByText("Offers are no longer made by themselves")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Offer a seat/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Offer a seat to Ada First" }).click();
  await expect(page.getByText(/^Ada First has been offered a seat until/)).toBeVisible();
  expect((await db.registration.findUniqueOrThrow({ where: { id: line[0]?.id } })).status).toBe("offered");
  await page.reload();
  expect(await db.auditEntry.count({ where: { eventId: event.id, action: "registration.offered" } })).toBe(1);
});

test("asks before a seat is offered out of turn and over capacity, and puts it on record @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const { event, here, line, organiser } = await fullEvent(page, db, baseURL);
  const chosen = line[2];
  await page.goto(`${here}/waiting-list`);
  await page.getByRole("link", { name: /^Offer a seat… to Wolfgang/ }).click();
  await expect(page.getByText("This passes over 2 people who have waited longer:")).toBeVisible();
  await expect(page.getByText("Ada First")).toBeVisible();
  await expect(page.getByText("No seat is free: 2 of 2 are taken.")).toBeVisible();
  await page.getByRole("button", { name: "Offer the seat" }).click();
  await expect(page.getByRole("link", { name: "Tick the box if you want to do that" })).toBeVisible();
  expect((await db.registration.findUniqueOrThrow({ where: { id: chosen?.id } })).status).toBe("waitlisted");

  await page.getByLabel("Yes, offer the seat out of turn and go over").check();
  await page.getByRole("button", { name: "Offer the seat" }).click();
  await expect(page.getByText(/has been offered a seat until/)).toBeVisible();
  const [entry] = await db.auditEntry.findMany({ where: { eventId: event.id, registrationId: chosen?.id } });
  expect(entry).toMatchObject({
    action: "registration.offered",
    actorId: organiser.id,
    after: { outOfTurn: true, passedOver: 2, overCapacity: true },
  });
  await page.goto(`${here}/registrations/${chosen?.id}`);
  await expect(
    page.getByText(/offered a seat beyond the event’s capacity.*2 people who had waited longer/),
  ).toBeVisible();

  // The same page once more, from another window: the person no longer waits, and nothing happens twice.
  await page.goto(`${here}/waiting-list/${chosen?.id}/offer`);
  await expect(page.getByText("is not on the waiting list.")).toBeVisible();
});

test("approves and declines from the person's page @no-js", async ({ page, db, baseURL, address, mailbox }) => {
  const event = await buildDraftEvent(db);
  await db.recognisedBody.deleteMany({ where: { name: event.slug } });
  await db.recognisedBody.create({ data: { name: event.slug, domains: [`${event.slug}.example`] } });
  const known = await buildRegistration(db, {
    eventId: event.id,
    status: "awaiting_approval",
    email: `ane@post.${event.slug}.example`,
  });
  const other = await buildRegistration(db, { eventId: event.id, status: "awaiting_approval", email: address });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.goto(`/admin/events/${event.slug}`);
  await expect(page.getByText("2 registrations wait for your approval")).toBeVisible();
  await expect(page.locator("main")).toContainText(`Recognised ${event.slug}`);

  const person = (id: string) => `/admin/events/${event.slug}/registrations/${id}`;
  await page.goto(person(known.id));
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText(/^Approved\./)).toBeVisible();
  await expect(page.getByText(/approved the registration\./)).toBeVisible();

  await page.goto(person(other.id));
  await page.getByRole("link", { name: "Decline" }).click();
  await page.getByRole("button", { name: "Yes, decline the registration" }).click();
  await expect(page.getByRole("link", { name: "Enter a reason, so that the participant knows why" })).toBeVisible();
  await page.getByLabel("Reason").fill("Only for public bodies.");
  await page.getByRole("button", { name: "Yes, decline the registration" }).click();
  await expect(page.getByText(/^Declined\./)).toBeVisible();
  expect((await db.registration.findUniqueOrThrow({ where: { id: other.id } })).status).toBe("declined");
  expect((await mailbox.waitFor(address)).text).toContain("Only for public bodies.");
  await page.goto(`${person(other.id)}/decline`);
  await expect(page.getByText("This person no longer waits for a decision.")).toBeVisible();
});

test("opens sensitive answers by a button only, and puts that on record @no-js", async ({ page, db, baseURL }) => {
  const { event, holders, here } = await fullEvent(page, db, baseURL);
  const label = "What can you not eat?";
  const question = await db.question.create({
    data: {
      eventId: event.id,
      key: "food",
      kind: "short_text",
      position: 1,
      isSensitive: true,
      texts: { create: { locale: "en", label } },
    },
  });
  const at = new Date("2024-02-05T09:00:00+01:00");
  const answer = { questionId: question.id, value: "Nuts", asked: label, inWords: "Nuts", answeredAt: at };
  await db.sensitiveAnswer.create({ data: { ...answer, registrationId: holders[0]?.id ?? "", consentedAt: at } });
  await page.goto(`${here}/registrations/${holders[0]?.id}`);
  await expect(page.getByText("There is one. Opening them is put on record")).toBeVisible();
  await expect(page.getByText("Nuts")).toHaveCount(0);
  await page.getByRole("button", { name: "Show sensitive answers" }).click();
  await expect(page.getByText("Nuts")).toBeVisible();
  await expect(page.getByText(/opened the sensitive answers\./)).toBeVisible();
  expect(await db.auditEntry.count({ where: { eventId: event.id, action: "answers.opened" } })).toBe(1);
  // Another organiser has to open them for themselves; a viewer cannot.
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.reload();
  await expect(page.getByText("Nuts")).toHaveCount(0);
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await page.reload();
  await expect(page.getByText("Your role cannot open them.")).toBeVisible();
});

for (const role of ["desk", "viewer"] as const) {
  test(`${role}: looks at everything and changes nothing`, async ({ page, db, baseURL, allowConsoleError }) => {
    allowConsoleError("403");
    const { here, line, event } = await fullEvent(page, db, baseURL, role);
    await page.goto(`${here}/seats`);
    await expect(page.getByText("Your role can read these settings, not change them.")).toBeVisible();
    await expect(page.locator("main form")).toHaveCount(0);
    await page.goto(`${here}/waiting-list`);
    await expect(page.getByRole("link", { name: "Ada First" })).toBeVisible();
    await expect(page.locator("main form, main a[href*=offer]")).toHaveCount(0);
    await page.goto("/admin/recognised");
    await expect(page.getByText("Your role can read this list, not change it.")).toBeVisible();
    for (const path of [
      `${here}/waiting-list/${line[0]?.id}/offer`,
      `${here}/registrations/${line[0]?.id}/decline`,
      "/admin/recognised/new",
      "/admin/recognised/several",
    ]) {
      expect((await page.goto(path))?.status(), path).toBe(403);
    }
    expect(await db.auditEntry.count({ where: { eventId: event.id } })).toBe(0);
  });
}

test("the forms can be filled in and sent with the keyboard alone", async ({ page, db, baseURL }) => {
  const { here } = await fullEvent(page, db, baseURL);
  await page.goto(`${here}/seats`);
  await page.getByLabel("Seats in all").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 seat was offered to the next in line")).toBeVisible();
  await page.goto(`${here}/seats`);
  await page.getByText("What the pages say: English").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator('[id="text.en.notYetOpenText"]')).toBeFocused();
});

for (const language of ["en", "da"]) {
  test(`pages about seats are accessible and fit (${language})`, async ({ page, db, baseURL, expectAccessible }) => {
    const { event, here, line, holders } = await fullEvent(page, db, baseURL);
    const pending = await db.registration.update({
      where: { id: holders[0]?.id },
      data: { status: "awaiting_approval", organisation: longOrganisation, ...longName },
    });
    const heldUntil = new Date("2024-02-07T10:00:00+01:00");
    const offer = { ...longName, status: "offered", queueNumber: 9, heldUntil } as const;
    await db.registration.update({ where: { id: holders[1]?.id }, data: offer });
    await db.event.update({ where: { id: event.id }, data: { capacity: 1 } });
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    for (const path of [
      here,
      `${here}/seats`,
      `${here}/waiting-list`,
      `${here}/waiting-list/${line[2]?.id}/offer`,
      `${here}/registrations/${pending.id}`,
      `${here}/registrations/${pending.id}/decline`,
    ]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      expect(await noOverflow(page), `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
}

test("a page that asks for a tick is accessible when it was not given", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  const { here, line } = await fullEvent(page, db, baseURL);
  await page.goto(`${here}/waiting-list/${line[2]?.id}/offer`);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("#error-summary")).toBeFocused();
  await expectAccessible(page);
});
