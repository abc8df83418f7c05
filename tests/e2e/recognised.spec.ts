import { randomBytes } from "node:crypto";
import { expect, test } from "../support/e2e";
import { signInAs } from "../support/organiser";

const unique = () => `body-${randomBytes(5).toString("hex")}`;

test("keeps the list of recognised bodies: adds, refuses with words, changes, removes @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const name = unique();
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.goto("/admin/recognised");
  await page.getByRole("link", { name: "Add a body" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Enter a name" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter at least one domain" })).toBeVisible();

  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Domains").fill(`${name}.example\nnonsense\ngmail.com`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "“nonsense” is not a domain" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await page.getByLabel("Domains").fill(`${name}.example\ngmail.com`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "Anybody can have an address at “gmail.com”" })).toBeVisible();
  await page.getByLabel("Domains").fill(`https://www.${name}.example/contact, @å${name}.example`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Added to the list.")).toBeVisible();
  await expect(page.locator("main")).toContainText(`${name}.example, å${name}.example`);

  await page.goto("/admin/recognised/new");
  await page.getByLabel("Name").fill(`${name} again`);
  await page.getByLabel("Domains").fill(`${name}.example`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: `${name}.example belongs to ${name} already.` })).toBeVisible();

  await page.goto("/admin/recognised");
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByLabel("Name").fill(`${name} renamed`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The changes are saved.")).toBeVisible();
  await page.getByRole("link", { name: `${name} renamed` }).click();
  await page.getByRole("link", { name: "Remove this body" }).click();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("Removed from the list.")).toBeVisible();
  await expect(page.getByText(`${name} renamed`)).toHaveCount(0);
});

test("keeps what is typed into a text area before the page's scripts have arrived", async ({ page, db, baseURL }) => {
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  await page.goto("/admin/recognised/new");
  await page.getByLabel("Name").fill(unique());
  await page.getByLabel("Domains").fill("nonsense");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: "“nonsense” is not a domain" })).toBeVisible();
  // Both what is typed and what is only marked: the next key replaces it.
  for (const typed of ["typed.example", null]) {
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.reload({ waitUntil: "commit" });
    const domains = page.getByLabel("Domains");
    await expect(domains).toHaveValue("nonsense");
    if (typed) await domains.fill(typed);
    await domains.selectText();
    arrive();
    // React marks what it has taken over.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector("textarea") ?? {}).some((key) => /^__react/.test(key)),
    );
    await expect(domains).toHaveValue(typed ?? "nonsense");
    await expect(domains).toBeFocused();
    await page.keyboard.insertText("next.example");
    await expect(domains).toHaveValue("next.example");
    await page.unrouteAll({ behavior: "wait" });
  }
});

test("takes a pasted list, all of it or none @no-js", async ({ page, db, baseURL }) => {
  const [one, two] = [unique(), unique()];
  await signInAs(page.context(), db, baseURL ?? "", "owner");
  await page.goto("/admin/recognised/several");
  const list = `${one}\t${one}.example\n${two}`;
  await page.getByLabel("Bodies").fill(list);
  await page.getByRole("button", { name: "Add them all" }).click();
  await expect(
    page.getByRole("link", { name: /Write a domain such as aarhus\.dk at the end of the line/ }),
  ).toBeVisible();
  await expect(page.getByLabel("Bodies")).toHaveValue(list);
  expect(await db.recognisedBody.count({ where: { name: one } })).toBe(0);
  await page.getByLabel("Bodies").fill(`${list}; ${two}.example`);
  await page.getByRole("button", { name: "Add them all" }).click();
  await expect(page.getByText("Added to the list.")).toBeVisible();
  expect(await db.recognisedBody.count({ where: { name: { in: [one, two] } } })).toBe(2);
  await db.recognisedBody.deleteMany({ where: { name: { in: [one, two] } } });
});

for (const language of ["en", "da"]) {
  test(`pages about recognised bodies are accessible (${language})`, async ({
    page,
    db,
    baseURL,
    expectAccessible,
  }) => {
    await signInAs(page.context(), db, baseURL ?? "", "owner");
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    for (const path of ["/admin/recognised", "/admin/recognised/several", "/admin/recognised/new"]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
    }
    await page.locator("main button[type=submit]").click();
    await expect(page.locator("#error-summary")).toBeFocused();
    await expectAccessible(page);
  });
}
