import { randomBytes } from "node:crypto";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";

type Page = import("@playwright/test").Page;

const noOverflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
const unique = () => randomBytes(4).toString("hex");

/** Presses a button and waits for the page that answers. */
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

test("an event is made, written in two languages, published, closed and opened again @no-js", async ({
  page,
  db,
  baseURL,
  expectAccessible,
  javaScriptEnabled,
}) => {
  test.setTimeout(90_000);
  const look = async () => {
    if (javaScriptEnabled !== false) await expectAccessible(page);
    expect(await noOverflow(page)).toBeLessThanOrEqual(0);
  };
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const title = `Круговые закупки ${unique()} buyers`;
  await page.goto("/admin/events");
  await page.getByRole("link", { name: "New event" }).click();

  await page.getByLabel("Title").fill(title);
  await page.getByRole("group", { name: "Languages of the event’s texts" }).getByLabel("Danish").check();
  await page.getByRole("group", { name: "First language" }).getByLabel("English").check();
  await page.getByLabel("Time zone").selectOption("Europe/Copenhagen");
  await page.getByLabel("Starts").fill("2024-05-14T10:00");
  await page.getByLabel("Ends").fill("2024-05-14T09:00");
  await page.getByLabel("City").fill("Aarhus");
  await page.getByLabel("Country").selectOption("DK");
  await page.getByLabel("How many seats are there?").fill("forty");
  await page.getByLabel("Name").fill("Zoë Ångström");
  await page.getByLabel("Email address").fill("zoe@example.org");
  await press(page, "Make the draft");
  // Nothing typed is lost.
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: New event/);
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await look();
  await page.getByRole("link", { name: "Ends: Enter a time after the start" }).click();
  await page.getByLabel("Ends").fill("2024-05-14T15:00");
  await page.getByLabel("How many seats are there?").fill("40");
  await press(page, "Make the draft");

  await expect(page.getByText("The draft is made.")).toBeVisible();
  await expect(page.getByText("only organisers see it")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish the event" })).toHaveCount(0);
  await look();
  const slug = /events\/([^/]+)\/publishing/.exec(page.url())?.[1] ?? "";
  expect((await page.request.get(`/en/events/${slug}`)).status()).toBe(404);

  // What is missing leads to where it is written.
  await page
    .getByRole("link", { name: /Mend it ?: Danish: “Title”, “Summary” and “Why this event” are missing/ })
    .click();
  await page.getByLabel("Title (Danish)").fill("Cirkulære indkøbere");
  await page.getByLabel("Summary (Danish)").fill("Et møde.");
  await page.getByLabel("Why this event (Danish)").fill("Fordi.\n\n- **først**\n- [så](https://example.org/plan)");
  await page.getByLabel("Summary (English)").fill("A meeting.");
  await page.getByLabel("Why this event (English)").fill("Because of [this](http://example.org).\n\n19. May it is.");
  await press(page, "Preview");
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("link", { name: "så" })).toHaveAttribute("href", "https://example.org/plan");
  await expect(preview.getByRole("listitem").filter({ hasText: "først" })).toBeVisible();
  await look();
  await press(page, "Save");
  await page.getByRole("link", { name: /Why this event \(English\): A link leads to http:/ }).click();
  await page.getByLabel("Why this event (English)").fill("## Why\n\nBecause of [this](https://example.org).");
  await press(page, "Preview");
  const heading = page.getByRole("link", { name: "Why this event (English), line 1, “## Why”: headings are not used" });
  await expect(heading).toBeVisible();
  await press(page, "Save");
  await expect(page.getByText("“Title and reason” is saved.")).toBeVisible();
  await look();
  await heading.click();
  await page.getByLabel("Why this event (English)").fill("Because of [this](https://example.org).\n\n19. May it is.");
  await press(page, "Save");
  await expect(page.getByText("“Title and reason” is saved.")).toBeVisible();
  await expect(heading).toHaveCount(0);
  await look();
  await page.getByRole("link", { name: "Privacy notice" }).click();
  await page.getByLabel("Who decides about the data (controller) (Danish)").fill("Aarhus Kommune");
  await page.getByLabel("Who decides about the data (controller) (English)").fill("City of Aarhus");
  await page.getByLabel("Where one can complain (English)").fill("[The authority](https://www.datatilsynet.dk)");
  await press(page, "Save");
  await expect(page.getByText("“Privacy notice” is saved.")).toBeVisible();

  await page.getByRole("link", { name: "Publishing" }).click();
  await press(page, "Publish the event");
  await expect(page.getByText("The event is published.")).toBeVisible();
  await page.goto(`/da/events/${slug}`);
  await expect(page.getByRole("heading", { name: "Cirkulære indkøbere", level: 1 })).toBeVisible();
  await expect(page.getByRole("link", { name: "så", exact: true })).toHaveAttribute("href", "https://example.org/plan");
  await look();
  await page.goto(`/en/events/${slug}/privacy`);
  await expect(page.getByRole("link", { name: "The authority" })).toBeVisible();
  expect(await (await page.request.get("/sitemap.xml")).text()).toContain(`/en/events/${slug}<`);

  await page.goto(`/admin/events/${slug}/publishing`);
  await press(page, "Close registration now");
  await expect(page.getByText("Registration was closed by hand on")).toBeVisible();
  await page.goto(`/en/events/${slug}/register`);
  await expect(page.getByRole("heading", { name: "Registration has closed" })).toBeVisible();
  await page.goto(`/admin/events/${slug}/publishing`);
  await press(page, "Open registration again");
  await expect(page.getByText("Registration follows its window again.")).toBeVisible();
  await page.goto(`/en/events/${slug}/register`);
  await expect(page.getByRole("button", { name: "Continue" })).toBeVisible();
  await page.goto(`/admin/events/${slug}/publishing`);
  await press(page, "Make it a draft again");
  await expect(page.getByText("The event is a draft again.")).toBeVisible();
  expect((await page.request.get(`/en/events/${slug}`)).status()).toBe(404);
});

test("two organisers write the same texts at once: the second sees what the first saved", async ({
  page,
  db,
  baseURL,
  browser,
  expectAccessible,
}) => {
  const event = await buildEvent(db, { slug: `texts-${unique()}`, status: "draft" });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const context = await browser.newContext({ baseURL });
  await signInAs(context, db, baseURL ?? "", "organiser");
  const other = await context.newPage();
  const form = `/admin/events/${event.slug}/texts/about`;
  await page.goto(form);
  await other.goto(form);
  await other.getByLabel("Title (English)").fill("Their title");
  await other.getByLabel("Summary (Danish)").fill("Deres resumé");
  await press(other, "Save");
  await expect(other.getByText("” is saved.")).toBeVisible();
  await page.getByLabel("Title (English)").fill("My title");
  await press(page, "Save");
  await expect(page.getByRole("heading", { name: "Somebody else has changed the same words" })).toBeVisible();
  await expect(page.getByRole("status").getByText("Their title")).toBeVisible();
  await expect(page.getByLabel("Title (English)")).toHaveValue("My title");
  // What only the first touched is there as they saved it.
  await expect(page.getByLabel("Summary (Danish)")).toHaveValue("Deres resumé");
  await expectAccessible(page);
  await page.getByLabel("Title (English)").fill("Our title");
  await press(page, "Save");
  await expect(page.getByText("” is saved.")).toBeVisible();
  const text = await db.eventText.findFirst({ where: { eventId: event.id, locale: "en" } });
  expect(text?.title).toBe("Our title");
  await context.close();
});

test("another event like one is made, and every page of the part can be used in both languages", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const slug = `copy-${unique()}-2024`;
  const event = await buildEvent(db, { slug, status: "draft" });
  await buildRegistration(db, { eventId: event.id });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const here = `/admin/events/${slug}`;
  const pages = ["duplicate", "publishing", "texts", "texts/contact", "texts/travel", "texts/basics"];
  for (const [tag, name] of [
    ["da", "Dansk"],
    ["en", "English"],
  ] as const) {
    await page.goto("/admin/events/new");
    await press(page, name);
    await expect(page.locator("html")).toHaveAttribute("lang", tag);
    await expectAccessible(page);
    for (const path of [...pages, "texts/languages?remove=da"]) {
      await page.goto(`${here}/${path}`);
      await expectAccessible(page);
    }
  }

  await page.goto(`${here}/texts`);
  await page.getByRole("link", { name: "Remove Danish" }).click();
  await press(page, "Yes, remove Danish");
  await expect(page.getByText("The texts in Danish are removed.")).toBeVisible();
  await press(page, "Add Danish");
  await expect(page.getByText("Danish is added.")).toBeVisible();
  await page.goto(`${here}/duplicate`);
  // Nobody makes a twin on the same day by pressing on.
  await expect(page.getByLabel("Starts")).toHaveValue("");
  await press(page, "Make the copy");
  await expect(page.getByRole("link", { name: "Starts: Enter date and time" })).toBeVisible();
  await page.getByLabel("Starts").fill("2025-04-01T10:00");
  await press(page, "See where the dates go");
  await expect(page.getByRole("row", { name: /Registration closes/ })).toContainText("25 March 2025");
  await expectAccessible(page);
  await press(page, "Make the copy");
  await expect(page.getByText("The copy is made, as a draft.")).toBeVisible();
  expect(page.url()).toContain(slug.replace("2024", "2025"));
  await page.goto("/admin/events");
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="/admin/events/${slug}"]`) });
  await expect(row).toContainText("1 registered, 80 seats");
  await expectAccessible(page);

  // A role that only reads has no buttons, and its forms are refused.
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await page.goto(`${here}/publishing`);
  await expect(page.getByText("Your role can read this, not change it.")).toBeVisible();
  await page.goto(`${here}/texts/about`);
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
});
