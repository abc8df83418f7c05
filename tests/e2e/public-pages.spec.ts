import ICAL from "ical.js";
import { expect, test } from "../support/e2e";

const event = "/events/brinc-workshop-2024";
const wrongLink = `/registrations/${"A".repeat(56)}`;
const pages = ["", "/privacy", "/register", "/register/done"]
  .map((path) => event + path)
  .concat("/accessibility", "/was", "/nothing-here", "/too-many-requests?after=120", wrongLink);

test.describe("the event's page", () => {
  test("says in Danish what the announcement says @no-js", async ({ page }) => {
    await page.goto(`/da${event}`);
    await expect(page.locator("html")).toHaveAttribute("lang", "da");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/BRINC-workshop/);
    const main = page.getByRole("main");
    for (const words of [
      "Tirsdag den 19. marts 2024",
      "10.00–15.00",
      "Og med rette!",
      "Vigtigheden af at ændre den organisatoriske tankegang",
      "Erfaringer fra de to BRINC-projektcases",
      "Hygiejneaffald til engangsbrug",
      "Genbrug af bleer",
      "19.–20. marts 2024",
      "Tour & Taxis",
      "European Innovation Council",
      "BRINC Network of Public Authorities",
      "23. februar",
      "Joan Juul",
      "Projektleder",
    ]) {
      await expect(main, words).toContainText(words, { ignoreCase: true });
    }
    const footer = page.getByRole("contentinfo");
    await expect(footer).toContainText("COSME");
    await expect(footer.getByRole("img", { name: /Europaflaget/ })).toBeVisible();
  });

  test("leads to the form, once at the top and once at the end @no-js", async ({ page }) => {
    await page.goto(`/en${event}`);
    const links = page.getByRole("main").getByRole("link", { name: "Register", exact: true });
    await expect(links).toHaveCount(2);
    await links.first().click();
    await expect(page).toHaveURL(`/en${event}/register`);
  });

  test("tells search engines and social networks what it is", async ({ page, request, baseURL }) => {
    await page.goto(`/en${event}`);
    const text = await page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(text ?? "")).toMatchObject({
      "@context": "https://schema.org",
      startDate: "2024-03-19T10:00:00+01:00",
      endDate: "2024-03-19T15:00:00+01:00",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      location: { "@type": "Place", address: { addressLocality: "Brussels", addressCountry: "BE" } },
      inLanguage: "en",
    });
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${baseURL}/en${event}`);
    await expect(page.locator('link[hreflang="da"]')).toHaveAttribute("href", `${baseURL}/da${event}`);
    const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
    const answer = await request.get(picture ?? "");
    expect(answer.headers()["content-type"]).toBe("image/png");
  });

  test("offers a calendar file that invites nobody", async ({ request }) => {
    const answer = await request.get(`${event}/calendar.ics?locale=da`);
    expect(answer.headers()["content-type"]).toContain("text/calendar");
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    const entry = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
    expect(entry.attendees).toEqual([]);
    expect(entry.summary).toContain("innovationsindkøb");
    expect(entry.startDate.toString()).toBe("2024-03-19T10:00:00");
  });
});

test.describe("the frame of the public pages", () => {
  test("changes the language and keeps the page and its query @no-js", async ({ page }) => {
    await page.goto(`/da${event}/privacy?from=mail`);
    await page.getByRole("navigation", { name: "Sprog" }).getByRole("link", { name: "English" }).click();
    await expect(page).toHaveURL(`/en${event}/privacy?from=mail`);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });

  test("sends the entry address to the reader's language, the chosen one first", async ({ page }) => {
    // The event itself, or the list where other tests have published events too.
    await page.goto("/");
    await expect(page).toHaveURL(/\/en(\/events\/brinc-workshop-2024)?$/);
    await page.getByRole("link", { name: "Dansk" }).click();
    await expect(page).toHaveURL(/\/da(\/events\/brinc-workshop-2024)?$/);
    await page.goto("/");
    await expect(page).toHaveURL(/\/da(\/events\/brinc-workshop-2024)?$/);
  });

  test("sends readers of other languages to the event's first language", async ({ browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, locale: "fi-FI" });
    const page = await context.newPage();
    await page.goto("/");
    await expect(page).toHaveURL(/\/da(\/events\/brinc-workshop-2024)?$/);
    await context.close();
  });

  test("says that the clock is a demonstration", async ({ page }) => {
    await page.goto("/en/accessibility");
    await expect(page.getByRole("complementary", { name: "Demonstration clock" })).toContainText("February 2024");
  });

  for (const path of pages) {
    for (const locale of ["da", "en"]) {
      test(`fits a narrow screen and has no findings of axe on /${locale}${path}`, async ({
        page,
        expectAccessible,
      }) => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(`/${locale}${path}`);
          await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
          await expectAccessible(page);
        }
        const size = page.viewportSize();
        await page.setViewportSize({ width: 320, height: size?.height ?? 740 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });
    }
  }
});

test.describe("addresses that lead nowhere", () => {
  for (const [address, words] of [
    ["/da/nothing-here", "Siden findes ikke"],
    ["/en/events/no-such-event", "Page not found"],
    ["/xx/events/brinc-workshop-2024", "Page not found"],
    ["/en/events/%E0%A4%A", "Page not found"],
    ["/en/events/a%00b/register", "Page not found"],
    [`/da${wrongLink}`, "Linket virker ikke"],
  ] as const) {
    test(`${address} is a 404 in the reader's language @no-js`, async ({ page }) => {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(words);
    });
  }

  test("too many tries end on a calm page with status 429", async ({ page }) => {
    const answer = await page.goto("/en/too-many-requests?after=130");
    expect(answer?.status()).toBe(429);
    expect(answer?.headers()["retry-after"]).toBe("130");
    await expect(page.getByText("Try again in 3 minutes.")).toBeVisible();
  });
});

test("robots keep out of organisers' and participants' pages, and find the events", async ({ request, baseURL }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain("Disallow: /admin");
  expect(robots).toContain("Disallow: /*/registrations/");
  const sitemap = await (await request.get("/sitemap.xml")).text();
  expect(sitemap).toContain(`<loc>${baseURL}/da${event}</loc>`);
});
