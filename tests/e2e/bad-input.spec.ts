import { expect, test } from "../support/e2e";
import { buildEvent } from "../support/factories";
import { fillForm, registerAddress, somebody } from "../support/registration-form";

const awkward = {
  "10,000 characters": "x".repeat(10_000),
  "a control character": "Met\u0007te",
  emoji: "👩🏽‍🔬",
  "right-to-left text": "محمد عبد الله",
  HTML: '<script>alert("x")</script>',
  "many spaces": "          ",
  "a formula": "=SUM(A1:A9)",
};
const textFields = ["givenName", "familyName", "email", "organisation", "jobTitle"] as const;
const refused = ["10,000 characters", "a control character"];

for (const [what, text] of Object.entries(awkward)) {
  test(`${what} in every text field is kept or refused in words, never lost`, async ({ page, address }) => {
    const everywhere = Object.fromEntries(textFields.map((field) => [field, text]));
    await page.goto(registerAddress("en"));
    await fillForm(page, { ...somebody, ...everywhere });
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.locator("#email-error")).toBeVisible();
    for (const field of textFields) await expect(page.locator(`[name="${field}"]`)).toHaveValue(text);

    await fillForm(page, { email: address });
    await page.getByRole("button", { name: "Continue" }).click();
    if (refused.includes(what) || !text.trim()) {
      await expect(page.locator("#email-error")).toHaveCount(0);
      for (const field of ["givenName", "familyName", "organisation"]) {
        await expect(page.locator(`#${field}-error`)).toBeVisible();
        await expect(page.locator(`[name="${field}"]`)).toHaveValue(text);
      }
    } else {
      await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
      await expect(page.locator(".summary-list").getByText(text)).toHaveCount(4);
    }
  });
}

test("choices that were never offered are refused in words", async ({ page, address }) => {
  await page.goto(registerAddress("en"));
  await fillForm(page, { ...somebody, email: address });
  await page.locator("main form").evaluate((form) => {
    for (const select of form.querySelectorAll("select")) {
      for (const option of select.options) option.value = "made up";
    }
  });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("link", { name: "Country: choose one of the answers in the list" })).toBeVisible();
});

test("forged posts change nothing and are never answered with 500", async ({ page, request, db }) => {
  await page.goto(registerAddress("en"));
  const url = page.url();
  const action = await page.locator('main form input[name^="$ACTION_ID"]').getAttribute("name");
  const origin = new URL(url).origin;
  const before = await db.registration.count();
  const forged: { multipart: Record<string, string>; origin: string }[] = [
    { multipart: { [String(action)]: "" }, origin },
    { multipart: { [String(action)]: "", locale: "xx", event: "../../etc/passwd" }, origin },
    { multipart: { [String(action)]: "", locale: "en", event: "brinc-workshop-2024" }, origin: "https://evil.example" },
    { multipart: { $ACTION_ID_0000000000000000000000000000000000000000: "" }, origin },
    { multipart: { $ACTION_REF_1: "", "$ACTION_1:0": "{not json" }, origin },
    { multipart: { givenName: "x" }, origin },
  ];
  for (const { multipart, origin: from } of forged) {
    const answer = await request.post(url, {
      multipart,
      headers: { origin: from, accept: "text/html" },
      maxRedirects: 0,
    });
    expect(answer.status(), JSON.stringify(multipart)).toBeLessThan(500);
  }
  const huge = await request.post(url, {
    multipart: { [String(action)]: "", locale: "en", event: "brinc-workshop-2024", givenName: "x".repeat(3_000_000) },
    headers: { origin, accept: "text/html" },
    maxRedirects: 0,
  });
  expect(huge.status()).toBeLessThan(500);
  expect(await db.registration.count()).toBe(before);
});

const opens = new Date("2024-03-01T09:00:00+01:00");
const closed = new Date("2024-01-19T23:59:59.999+01:00");
const held = {
  startsAt: new Date("2024-01-20T10:00:00+01:00"),
  endsAt: new Date("2024-01-20T15:00:00+01:00"),
  registrationClosesAt: closed,
  changesCloseAt: closed,
  cancellationsCloseAt: closed,
};
const windows = [
  ["has not opened yet", { registrationOpensAt: opens }, "Registration has not opened yet", "1 March 2024 at 09:00"],
  ["has closed", { registrationClosesAt: closed }, "Registration has closed", "19 January 2024 at 23:59"],
  ["is over with the event", held, "The event has taken place", "Write to the contact person"],
  [
    "is full without a waiting list",
    { capacity: 0, hasWaitingList: false },
    "All places are taken",
    "Write to the contact person",
  ],
] as const;

for (const [state, changes, heading, sentence] of windows) {
  test(`when registration ${state}, its page says so and what to do @no-js`, async ({
    page,
    db,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const event = await buildEvent(db, { ...changes, slug: `window-${crypto.randomUUID()}` });
    await page.goto(`/en/events/${event.slug}`);
    await expect(page.locator("main").getByRole("link", { name: "Register", exact: true })).toHaveCount(0);
    await page.goto(registerAddress("en", event.slug));
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.locator("main")).toContainText(sentence);
    await expect(page.locator("main").getByRole("link", { name: event.contactEmail })).toBeVisible();
    if (javaScriptEnabled !== false) await expectAccessible(page);
    await page.goto(`${registerAddress("en", event.slug)}/check`);
    await expect(page.getByRole("heading", { name: heading })).toBeVisible();
  });
}
