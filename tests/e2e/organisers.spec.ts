import { readFile } from "node:fs/promises";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

const people = [
  { givenName: "Anna", familyName: "Zander", organisation: "Aarhus Kommune", email: "anna.zander@aarhus.example" },
  { givenName: "Αικατερίνη", familyName: "Παπαδοπούλου", organisation: "Δήμος Αθηναίων", country: "GR" },
  { givenName: "محمد", familyName: "الفارسي", organisation: "بلدية الدار البيضاء", country: "MA" },
  {
    givenName: "Wolfgang-Maximilian Friedrich Johannes",
    familyName: "Freiherr von Hohenzollern-Sigmaringen-Oberschwaben",
    organisation: "Bundesministerium für Umwelt, Naturschutz, nukleare Sicherheit und Verbraucherschutz",
  },
  { givenName: "=1+1", familyName: "Formula", status: "cancelled" as const },
];

type Role = Parameters<typeof signInAs>[3];

async function deskWithPeople(
  page: import("@playwright/test").Page,
  db: import("@/lib/db").Db,
  baseURL = "",
  role: Role = "owner",
) {
  const event = await buildDraftEvent(db);
  const registrations = [];
  for (const person of people) registrations.push(await buildRegistration(db, { eventId: event.id, ...person }));
  const organiser = await signInAs(page.context(), db, baseURL, role);
  return { event, registrations, organiser, list: `/admin/events/${event.slug}/registrations` };
}

test("finds, filters and sorts registrations, all of it in the address @no-js", async ({ page, db, baseURL }) => {
  const { event, list, registrations } = await deskWithPeople(page, db, baseURL);
  await page.goto(`/admin/events/${event.slug}`);
  await expect(page.getByText("4 of 80")).toBeVisible();
  await page.getByRole("link", { name: "See all registrations" }).click();
  await expect(page.getByRole("rowheader").or(page.locator("tbody th"))).toHaveCount(5);

  await page.getByLabel("Search").fill("zander aarhus");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page).toHaveURL(/q=zander\+aarhus/);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.getByText("1 registration", { exact: true })).toBeVisible();

  await page.getByLabel("Search").fill(registrations[2]?.reference.toLowerCase() ?? "");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page.getByRole("link", { name: "محمد الفارسي" })).toBeVisible();

  await page.getByLabel("Search").fill("nobody at all");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page.getByText("Nothing matches.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(5);

  await page.getByRole("link", { name: "Cancelled (1)" }).click();
  await expect(page.getByRole("link", { name: "Cancelled (1)" })).toHaveAttribute("aria-current", "true");
  await page.getByLabel("Sort by").selectOption("name");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await page.getByText("More filters (1 in use)").click();
  await expect(page.getByRole("checkbox", { name: "Cancelled (1)" })).toBeChecked();
  await expect(page.locator("th[aria-sort]")).toHaveAttribute("aria-sort", "ascending");

  await page.goto(`${list}?sort=-name`);
  await expect(page.locator("tbody th").last()).toContainText("Formula");
});

test("turns pages without losing the search @no-js", async ({ page, db, baseURL }) => {
  const { event, list, organiser } = await deskWithPeople(page, db, baseURL);
  for (let index = 0; index < 55; index += 1)
    await buildRegistration(db, { eventId: event.id, familyName: `Crowd ${index}` });
  await page.goto(`${list}?q=crowd&sort=name`);
  await expect(page.getByText("1–25 of 55")).toBeVisible();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("26–50 of 55")).toBeVisible();
  await page.getByRole("link", { name: "Page 3" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(5);
  await expect(page).toHaveURL(/q=crowd&sort=name&page=3/);
  await page.getByLabel("Rows per page").selectOption("100");
  await page.getByRole("button", { name: "Show" }).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(55);

  // Signed out in the meantime, a search waits behind the sign-in.
  await db.signInSession.deleteMany({ where: { userId: organiser.id } });
  await page.getByLabel("Search").fill("crowd 7");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("goal")).toBe(`${list}?q=crowd+7&sort=name&size=100`);
});

test("says what to do when nobody has registered yet", async ({ page, db, baseURL, expectAccessible }) => {
  const event = await buildDraftEvent(db);
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await page.goto(`/admin/events/${event.slug}/registrations`);
  await expect(page.getByText("No registrations yet.")).toBeVisible();
  await expectAccessible(page);
});

test("cancels with a reason in two steps and tells the participant @no-js", async ({
  page,
  db,
  baseURL,
  address,
  mailbox,
}) => {
  const { event, list, organiser } = await deskWithPeople(page, db, baseURL);
  const { id } = await buildRegistration(db, {
    eventId: event.id,
    givenName: "Inge",
    familyName: "Holm",
    email: address,
  });
  await page.goto(`${list}/${id}`);
  await page.getByRole("link", { name: "Cancel this registration" }).click();
  await expect(page.getByRole("heading", { name: "Cancel Inge Holm’s registration?" })).toBeVisible();
  expect((await db.registration.findUniqueOrThrow({ where: { id } })).status).toBe("confirmed");

  const tooLong = `Too long ${"x".repeat(1_000)}`;
  for (const [typed, words] of [
    ["  ", "Enter a reason, so that the participant knows why"],
    [tooLong, "Shorten the reason to 1,000 characters"],
  ] as const) {
    await page.getByLabel("Reason").fill(typed);
    await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
    await expect(page.getByRole("link", { name: words })).toBeVisible();
    await expect(page.getByLabel("Reason")).toHaveValue(typed);
  }

  await page.getByLabel("Reason").fill("x".repeat(10_000));
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await expect(page.getByRole("link", { name: "Only the beginning of what you sent is still here" })).toBeVisible();
  await expect(page.getByLabel("Reason")).toHaveValue(`${"x".repeat(1_999)}…`);

  await page.getByLabel("Reason").fill("The workshop is for public bodies only.");
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await expect(page.getByText("The registration is cancelled.")).toBeVisible();
  await expect(page.getByText(`${organiser.email} cancelled the registration.`)).toBeVisible();
  await expect(page.getByText("Status: Confirmed → Cancelled")).toBeVisible();
  await expect(page.getByText("Reason: The workshop is for public bodies only.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Undo the cancellation" })).toBeVisible();
  const mail = await mailbox.waitFor(address);
  expect(mail.text?.replace(/\s+/g, " ")).toContain("The workshop is for public bodies only.");

  await page.goto(`${list}/${id}/cancel`);
  await expect(page.getByText("This registration has already ended.")).toBeVisible();
});

test("keeps a typed reason when the session has ended in the meantime @no-js", async ({ page, db, baseURL }) => {
  const { list, registrations, organiser } = await deskWithPeople(page, db, baseURL);
  const id = registrations[0]?.id;
  await page.goto(`${list}/${id}/cancel`);
  await page.getByLabel("Reason").fill("The workshop is for public bodies only.");
  await db.signInSession.deleteMany({ where: { userId: organiser.id } });
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("status")).toContainText("Nothing you typed is lost");
  expect(new URL(page.url()).searchParams.get("goal")).toBe(`${list}/${id}/cancel`);
  expect((await db.registration.findUniqueOrThrow({ where: { id } })).status).toBe("confirmed");

  await signInAs(page.context(), db, baseURL ?? "", "owner");
  await page.reload();
  await expect(page.getByLabel("Reason")).toHaveValue("The workshop is for public bodies only.");
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await expect(page.getByText("The registration is cancelled.")).toBeVisible();
});

test("sends the confirmation again, once per press", async ({ page, db, baseURL, address, mailbox }) => {
  const { event, list } = await deskWithPeople(page, db, baseURL);
  const { id } = await buildRegistration(db, { eventId: event.id, email: address });
  await page.goto(`${list}/${id}`);
  await page.getByRole("button", { name: "Send the confirmation again" }).click();
  await expect(page.getByText(`The confirmation is on its way to ${address}.`)).toBeVisible();
  await expect(page.getByText("sent the confirmation again.")).toBeVisible();
  expect((await mailbox.waitFor(address)).to).toBeTruthy();
  expect(await db.outgoingMail.count({ where: { registrationId: id } })).toBe(1);
});

test("exports what the list shows, and puts it on record", async ({ page, db, baseURL }) => {
  const { event, list, organiser } = await deskWithPeople(page, db, baseURL);
  await page.goto(`${list}?status=cancelled`);
  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe(`registrations-${event.slug}.csv`);
  const csv = await readFile(await download.path(), "utf8");
  expect(csv).toMatch(/^\uFEFFReference;Status;Given names;Family name;/);
  expect(csv.trim().split("\r\n")).toHaveLength(2);
  expect(csv).toContain(";'=1+1;Formula;");
  const entries = await db.auditEntry.findMany({ where: { eventId: event.id, action: "registrations.exported" } });
  expect(entries).toMatchObject([{ actorId: organiser.id, after: { statuses: ["cancelled"], count: 1 } }]);
  const answer = await page.request.get(`${list}/export.csv?separator=comma`);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(await answer.text()).toContain("Reference,Status,");
});

test("lets a viewer read and nothing else", async ({ page, db, baseURL, allowConsoleError, expectAccessible }) => {
  allowConsoleError("403");
  const { list, registrations } = await deskWithPeople(page, db, baseURL, "viewer");
  await page.goto(list);
  await expect(page.getByRole("link", { name: "Export as CSV" })).toHaveCount(0);
  const person = `${list}/${registrations[0]?.id}`;
  await page.goto(person);
  await expect(page.getByText("Your role can read registrations, not change them.")).toBeVisible();
  for (const path of [`${person}/cancel`, `${list}/export.csv`]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(403);
    await expect(page.getByRole("heading", { name: "Your role does not include this" })).toBeVisible();
  }
  await expectAccessible(page);
});

test("answers nonsense in the address with a list or a 404, never with an error", async ({
  page,
  db,
  baseURL,
  allowConsoleError,
}) => {
  allowConsoleError("404");
  const { event, list, registrations } = await deskWithPeople(page, db, baseURL);
  const status = async (path: string) => (await page.request.get(path)).status();
  for (const query of [
    "?page=-1&size=9e9&sort=;--&status=%00&q=%00",
    "?q=%25_%5C'%22&page=99999999",
    "?q[]=a&q=b&page=1.5",
    `?q=${"%F0%9F%98%80".repeat(300)}`,
  ]) {
    expect(await status(list + query), query).toBe(200);
  }
  const elsewhere = await buildRegistration(db, { eventId: (await buildDraftEvent(db)).id });
  for (const path of [
    `${list}/nonsense`,
    `${list}/${elsewhere.id}`,
    `${list}/${elsewhere.id}/cancel`,
    "/admin/events/unknown",
    "/admin/events/unknown/registrations/export.csv",
    "/admin/nowhere/at/all",
    `/admin/events/${encodeURIComponent("' OR 1=1")}`,
  ]) {
    expect(await status(path), path).toBe(404);
  }
  expect(await status(`${list}/${registrations[0]?.id}?said=constructor`)).toBe(200);
  await page.goto(`/admin/events/${event.slug}/nowhere`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
});

test("shows mail that has not left, with the server's answer", async ({ page, db, baseURL }) => {
  const { event, list, registrations } = await deskWithPeople(page, db, baseURL);
  const person = registrations[0];
  const at = new Date("2024-02-05T09:00:00+01:00");
  await db.outgoingMail.create({
    data: {
      kind: "registration.confirmed",
      status: "failed",
      reason: "address",
      locale: "en",
      recipient: person?.email ?? "",
      registrationId: person?.id,
      eventId: event.id,
      messageId: `<${event.slug}@example.org>`,
      lastError: "550 5.1.1 No such user",
      attempts: 1,
      queuedAt: at,
      deliveries: {
        create: { startedAt: at, finishedAt: at, succeeded: false, serverAnswer: "550 5.1.1 No such user" },
      },
    },
  });
  await page.goto(`/admin/events/${event.slug}`);
  await expect(page.getByText("This address does not work.")).toBeVisible();
  await page.getByRole("link", { name: "Anna Zander" }).click();
  await expect(page).toHaveURL(`${list}/${person?.id}`);
  await page.getByRole("link", { name: "Confirmation", exact: true }).click();
  await expect(page.getByText("550 5.1.1 No such user")).toBeVisible();
});

test("changes the language of the page one is on @no-js", async ({ page, db, baseURL }) => {
  const { list } = await deskWithPeople(page, db, baseURL);
  await page.goto(`${list}?q=anna`);
  await page.getByRole("button", { name: "Dansk" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Tilmeldinger" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
  await expect(page).toHaveURL(`${list}?q=anna`);
});

for (const language of ["en", "da"]) {
  test(`the pages of the desk are accessible (${language})`, async ({ page, db, baseURL, expectAccessible }) => {
    const { event, list, registrations } = await deskWithPeople(page, db, baseURL);
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    const person = `${list}/${registrations[3]?.id}`;
    for (const path of [
      "/admin",
      `/admin/events/${event.slug}`,
      list,
      `${list}?q=nobody`,
      person,
      `${person}/cancel`,
    ]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0);
    }
  });
}

test("keeps nobody's address or name in its own addresses", async ({ page, db, baseURL }) => {
  const { list } = await deskWithPeople(page, db, baseURL);
  await page.goto(list);
  const hrefs = await page
    .locator("main a")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const href of hrefs) expect(href).not.toMatch(/@|zander|anna/i);
});
