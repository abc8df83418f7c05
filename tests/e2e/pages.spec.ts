import { expect, test } from "../support/e2e";

const event = "events/brinc-workshop-2024";
const pages = {
  "the event": event,
  "the registration form": `${event}/register`,
  "a confirmation that has been put away": `${event}/register/done`,
  "the privacy notice": `${event}/privacy`,
  "the accessibility statement": "accessibility",
  "a link that opens no registration": `registrations/${"A".repeat(56)}`,
  "an event that does not exist": "events/nothing",
  "an address that leads nowhere": "a/b/c",
  "too many requests": "too-many-requests?after=120",
};

for (const locale of ["da", "en"] as const) {
  for (const [name, address] of Object.entries(pages)) {
    test(`${name} in ${locale} is accessible, speaks one language and fits 320 pixels`, async ({
      page,
      expectAccessible,
    }) => {
      await page.goto(`/${locale}/${address}`);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      await expectAccessible(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectAccessible(page);
      await page.setViewportSize({ width: 320, height: 640 });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, "pixels that stick out at 320").toBeLessThanOrEqual(0);
    });
  }
}

test("what leads nowhere is a 404 in the reader's language, without JavaScript too @no-js", async ({
  page,
  browser,
  baseURL,
}) => {
  for (const address of ["/da/events/nothing", "/da/a/b", `/da/registrations/${"A".repeat(56)}`]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address).toBe(404);
    await expect(page.locator("html")).toHaveAttribute("lang", "da");
    await expect(page.locator("main h1")).toBeVisible();
  }
  const danish = await browser.newContext({ baseURL, locale: "da-DK", javaScriptEnabled: false });
  const reader = await danish.newPage();
  expect((await reader.goto("/xx/events/brinc-workshop-2024"))?.status()).toBe(404);
  await expect(reader.getByRole("heading", { name: "Siden findes ikke" })).toBeVisible();
  await danish.close();
});

test("the front address follows the reader's language, and then their choice", async ({
  browser,
  baseURL,
  isMobile,
}) => {
  test.skip(isMobile, "The same at every width.");
  for (const [locale, path] of [
    ["da-DK", "/da"],
    ["en-US", "/en"],
    ["fi-FI", "/da"],
  ] as const) {
    const context = await browser.newContext({ baseURL, locale });
    const page = await context.newPage();
    await page.goto("/");
    expect(new URL(page.url()).pathname.startsWith(path), locale).toBe(true);
    await page.goto("/en/accessibility");
    await page.goto("/");
    expect(new URL(page.url()).pathname.startsWith("/en")).toBe(true);
    await context.close();
  }
});

test("the language switch keeps the page @no-js", async ({ page }) => {
  await page.goto(`/en/${event}/privacy`);
  await page.getByRole("link", { name: "Dansk" }).click();
  await expect(page).toHaveURL(`/da/${event}/privacy`);
  await expect(page.locator("html")).toHaveAttribute("lang", "da");
});
