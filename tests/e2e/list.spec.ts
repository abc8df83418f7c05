import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

type Db = Parameters<typeof buildDraftEvent>[0];

/** An event with a question and people whose names are easily spelled otherwise. */
async function crowdedEvent(db: Db) {
  const event = await buildDraftEvent(db);
  const track = await db.question.create({
    data: {
      eventId: event.id,
      key: "track",
      kind: "one_of",
      position: 1,
      options: ["tools", "cases"],
      texts: { create: { locale: "en", label: "Which track?", options: { tools: "Tools", cases: "Cases" } } },
    },
  });
  const people = [
    ["Jørgen", "Jørgensen", "DK", "confirmed", "Aarhus Kommune", "tools"],
    ["Åse", "Nyström", "SE", "waitlisted", "Malmö stad", "cases"],
    ["Ελένη", "Παπαδοπούλου-Αντωνιάδη", "GR", "confirmed", "Δήμος Αθηναίων", "tools"],
    ["محمد", "الفارسي", "MA", "cancelled", "جماعة الرباط", null],
  ] as const;
  for (const [givenName, familyName, country, status, organisation, answer] of people) {
    const { id } = await buildRegistration(db, {
      ...{ eventId: event.id, givenName, familyName, country, status, organisation, jobTitle: "Head of unit" },
    });
    const words = { asked: "Which track?", inWords: answer === "tools" ? "Tools" : "Cases", answeredAt: new Date() };
    if (answer) await db.answer.create({ data: { registrationId: id, questionId: track.id, value: answer, ...words } });
  }
  return { event, track, list: `/admin/events/${event.slug}/registrations` };
}

test("finds who is spelled otherwise, chooses columns, keeps a view and sends it round @no-js", async ({
  page,
  browser,
  db,
  baseURL,
}) => {
  const { event, track, list } = await crowdedEvent(db);
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.goto(list);
  await page.getByLabel("Search").fill("Jorgensen");
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  await expect(page).toHaveURL(/q=Jorgensen/);
  await expect(page.getByRole("link", { name: "Jørgen Jørgensen" })).toBeVisible();
  await expect(page.getByRole("table")).not.toContainText("Spelled alike");
  await page.getByLabel("Search").fill("Nystrem");
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  await expect(page.getByText("Nothing is spelled exactly like “Nystrem”.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Åse Nyström/ })).toContainText("Spelled alike");
  await page.getByRole("link", { name: "Show all" }).click();

  // An address that was typed by hand: what is no filter is told, what was meant by a day is understood.
  await page.goto(`${list}?status=foo&registeredFrom=1.1.2020&registeredTo=05/06/2090&country=GR&utm_source=x`);
  // What narrows the list stands in words above it, the fold with the filters stays shut, and "All" is not what is shown.
  await expect(page.getByRole("list", { name: "Narrowed by" }).getByRole("listitem")).toHaveText([
    "Country: Greece",
    "Registered: from 1 January 2020",
  ]);
  await expect(page.getByText("More filters (2 in use)")).toBeVisible();
  await expect(page.getByLabel("Registered from")).toBeHidden();
  await expect(page.getByRole("link", { name: /^All \(/ })).not.toHaveAttribute("aria-current");
  const untold = page.getByRole("status").filter({ hasText: "were not understood and are left out" });
  await expect(untold.getByRole("listitem")).toHaveText(["Status: “foo”", "Registered until: “05/06/2090”"]);
  await untold.getByRole("link", { name: "Go on without them" }).click();
  await expect(page).toHaveURL(`${list}?country=GR&registeredFrom=2020-01-01`);
  await expect(untold).toHaveCount(0);
  await page.goto(`${list}?registeredFrom=2024-02-05&registeredTo=2024-02-01&sort=name`);
  await expect(page.getByText("The first day of registration comes after the last.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).first().click();
  await expect(page).toHaveURL(`${list}?sort=name`);
  await expect(page.getByRole("link", { name: /^All \(/ })).toHaveAttribute("aria-current", "true");
  await page.goto(`${list}?among=${crypto.randomUUID()}`);
  await expect(page.getByText("The people this list was narrowed to are no longer kept together.")).toBeVisible();
  await page.getByRole("link", { name: "Leave that condition out" }).click();
  await expect(page).toHaveURL(list);

  await page.locator("summary", { hasText: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Which track?" }).check();
  await page.getByRole("checkbox", { name: "Job title" }).check();
  await page.getByRole("checkbox", { name: "Reference" }).uncheck();
  await page.getByText("More filters").click();
  await page.getByRole("checkbox", { name: /^Confirmed/ }).check();
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  // On a phone rows are cards: what stands in a heading otherwise stands beside each value.
  const cells = (label: string) => page.locator(`td[data-label="${label}"]`);
  await expect(cells("Which track?")).toHaveText(["Tools", "Tools"]);
  await expect(cells("Reference")).toHaveCount(0);
  await page.getByLabel("Sort by").selectOption("Which track?, from the beginning");
  await page.getByRole("button", { name: "Show", exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`sort=answer.${track.id}`));
  await expect(cells("Which track?")).toHaveCount(2);

  await page.getByRole("link", { name: "Save this list as a view" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("link", { name: "Enter a name" })).toBeVisible();
  await page.getByLabel("Name").fill("Tracks · جدول");
  await page.getByLabel("Share it with everybody").check();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The view is saved.")).toBeVisible();
  const link = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /Tracks/ });
  await expect(link).toHaveAttribute("aria-current", "true");
  const address = String(await link.getAttribute("href"));

  const other = await browser.newContext();
  await signInAs(other, db, baseURL ?? "", "viewer");
  const theirs = await other.newPage();
  await theirs.goto((baseURL ?? "") + address);
  await expect(theirs.locator("tbody tr")).toHaveCount(2);

  // The question is deleted: the view says so in a sentence, and goes on working.
  await db.answer.deleteMany({ where: { questionId: track.id } });
  await db.question.delete({ where: { id: track.id } });
  await theirs.reload();
  await expect(theirs.getByText("A question this list showed as a column is no longer there.")).toBeVisible();
  await expect(theirs.locator("tbody tr")).toHaveCount(2);
  await theirs.goto(`${baseURL}${list}?answer.${track.id}=tools&registeredFrom=2024-99-99&tag=x&sort=;&column=%00`);
  await expect(theirs.getByText("One of the questions this choice was made by is no longer there")).toBeVisible();
  await theirs.getByRole("link", { name: "Leave that condition out" }).click();
  await expect(theirs.locator("tbody tr")).toHaveCount(4);
  await other.close();

  await page.goto(`${list}/views`);
  await page.getByRole("link", { name: /^Change/ }).click();
  await page.getByLabel("Name").fill("Renamed");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The view is changed.")).toBeVisible();
  await page.getByRole("link", { name: /^Change/ }).click();
  await page.getByRole("button", { name: "Delete this view" }).click();
  await expect(page.getByText("There are no views yet.")).toBeVisible();
  expect(await db.savedView.count({ where: { eventId: event.id } })).toBe(0);
});

test("the list and its views by keyboard alone, and without barriers in both languages", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  test.slow();
  const { event, track, list } = await crowdedEvent(db);
  const organiser = await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const view = await db.savedView.create({
    data: {
      ...{
        eventId: event.id,
        organiserId: organiser.id,
        name: "Waiting",
        nameKey: "waiting",
        query: "status=waitlisted",
      },
      ...{ createdAt: new Date(), updatedAt: new Date() },
    },
  });
  await page.goto(list);
  await page.getByLabel("Search").focus();
  await page.keyboard.type("nystrom");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("row")).toHaveCount(2);
  const more = page.locator("summary", { hasText: "More filters" });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Registered from")).toBeVisible();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=name/);

  for (const locale of ["en", "da"]) {
    await page.context().addCookies([{ name: "locale", value: locale, url: baseURL ?? "" }]);
    const query = `q=Nystrem&column=answer.${track.id}&column=tags&column=status&country=SE`;
    for (const address of [`?${query}`, `/views`, `/views/new?${query}`, `/views/${view.id}/change`]) {
      await page.goto(list + address);
      const closed = page.locator("main details:not([open]) > summary");
      while ((await closed.count()) > 0) await closed.first().click();
      await expectAccessible(page);
    }
  }
});
