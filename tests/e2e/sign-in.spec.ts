import { randomToken } from "@/lib/secrets";
import { expect, test } from "../support/e2e";
import { buildOrganiser } from "../support/factories";
import { buildDraftEvent } from "../support/organiser";

const linkIn = (text = "") => /https?:\/\/\S+\/admin\/sign-in\/confirm\/[\w-]+/.exec(text)?.[0] ?? "no link";

test("signs in by mailed link, back to the page that was asked for @no-js", async ({
  page,
  db,
  address,
  mailbox,
  request,
}) => {
  await buildOrganiser(db, { email: address, locale: "da" });
  const { slug } = await buildDraftEvent(db);
  await page.goto(`/admin/events/${slug}/registrations?q=anna`);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();

  await page.getByLabel("Email address").fill("not an address");
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Email address")).toHaveValue("not an address");

  await page.getByLabel("Email address").fill(` ${address.toUpperCase()} `);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Look in your inbox" })).toBeVisible();
  expect(page.url()).not.toContain("@");

  const link = linkIn((await mailbox.waitFor(address)).text);
  // What a mail scanner does.
  for (let visit = 0; visit < 5; visit += 1) expect((await request.get(link)).status()).toBe(200);
  await request.head(link);

  await page.goto(link);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`/admin/events/${slug}/registrations?q=anna`);
  await expect(page.getByText(`Signed in as ${address}`)).toBeVisible();
  // Mails to organisers follow the language of the desk.
  expect(await db.organiser.findUniqueOrThrow({ where: { email: address } })).toMatchObject({ locale: "en" });
  const cookie = (await page.context().cookies()).find(({ name }) => name === "organiser-session");
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto(`/admin/events/${slug}/registrations`);
  await expect(page).toHaveURL(/\/admin\/sign-in\?/);

  await page.goto(link);
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "That link no longer works" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send me a link" })).toBeVisible();
});

test("signing in replaces a session the browser was given by somebody else", async ({
  page,
  db,
  address,
  mailbox,
  baseURL,
}) => {
  await buildOrganiser(db, { email: address });
  const planted = randomToken();
  await page.context().addCookies([{ name: "organiser-session", value: planted, url: baseURL ?? "" }]);
  await page.goto("/admin/sign-in");
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL("**/sent");
  await page.goto(linkIn((await mailbox.waitFor(address)).text));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(`Signed in as ${address}`)).toBeVisible();
  const cookie = (await page.context().cookies()).find(({ name }) => name === "organiser-session");
  expect(cookie?.value).not.toBe(planted);
});

test("answers a stranger and somebody without access as it answers an organiser, and mails neither", async ({
  browser,
  baseURL,
  db,
  address,
  extraHTTPHeaders,
}) => {
  await buildOrganiser(db, { email: address });
  const ended = `ended-${address}`;
  await buildOrganiser(db, { email: ended, disabledAt: new Date() });
  const answers = [];
  for (const email of [address, `stranger-${address}`, ended]) {
    const context = await browser.newContext({ baseURL, extraHTTPHeaders });
    const page = await context.newPage();
    await page.goto("/admin/sign-in");
    await page.getByLabel("Email address").fill(email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.waitForURL("**/sent");
    const cookies = (await context.cookies()).map(({ name, expires }) => [name, expires > 0]);
    answers.push({ words: await page.getByRole("main").textContent(), cookies });
    await context.close();
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
  const mails = await db.outgoingMail.findMany({
    where: { recipient: { endsWith: address } },
    select: { recipient: true },
  });
  expect(mails).toEqual([{ recipient: address }]);
  expect(await db.signInToken.count({ where: { identifier: { in: [`stranger-${address}`, ended] } } })).toBe(0);
});

test("leads nowhere but to its own pages", async ({ page, db, address, mailbox }) => {
  await buildOrganiser(db, { email: address });
  await page.goto(`/admin/sign-in?goal=${encodeURIComponent("//evil.example/admin")}`);
  await page.getByLabel("Email address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.waitForURL("**/sent");
  await page.goto(linkIn((await mailbox.waitFor(address)).text));
  await page.getByRole("main").getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText(`Signed in as ${address}`)).toBeVisible();
  expect(new URL(page.url()).pathname).toMatch(/^\/admin(\/events|$)/);
});

test("asks for a pause when one address asks for too many links", async ({
  page,
  address,
  allowConsoleError,
  expectAccessible,
}) => {
  allowConsoleError("429");
  for (let mail = 0; mail < 6; mail += 1) {
    await page.goto("/admin/sign-in");
    await page.getByLabel("Email address").fill(address);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await page.waitForURL(/sent|too-many-requests/);
  }
  await expect(page.getByRole("heading", { name: "That was a lot in a short time" })).toBeVisible();
  await expectAccessible(page);
  const answer = await page.request.get(page.url());
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
});

test("offers no address of the sign-in library, and refuses forms of other sites", async ({
  request,
  db,
  address,
  baseURL,
}) => {
  await buildOrganiser(db, { email: address });
  for (const path of ["callback/email?token=x", "signin/email", "session", "csrf", "providers", "signout"]) {
    expect((await request.get(`/api/auth/${path}`)).status()).toBe(404);
    expect((await request.post(`/api/auth/${path}`, { form: { email: address } })).status()).toBe(404);
  }
  // Without JavaScript the form carries the name of its action, which is what another site would have to forge.
  const html = await (await request.get("/admin/sign-in", { headers: { accept: "text/html" } })).text();
  const action = /name="(\$ACTION_ID_\w+)"(?:(?!\$ACTION_ID_)[\s\S])*?name="email"/.exec(html)?.[1];
  expect(action, "the form's field with the name of its action").toBeDefined();
  const multipart = { [String(action)]: "", email: address };
  const forged = await request.post("/admin/sign-in", { headers: { origin: "https://evil.example" }, multipart });
  expect(forged.status()).toBe(403);
  expect(await db.outgoingMail.count({ where: { recipient: address } })).toBe(0);
  // The same form from a page of ours is taken, so it was its origin that was refused.
  const own = await request.post("/admin/sign-in", {
    headers: { origin: String(baseURL) },
    multipart,
    maxRedirects: 0,
  });
  expect(own.headers().location).toMatch(/\/admin\/sign-in\/sent$/);
  expect(await db.outgoingMail.count({ where: { recipient: address } })).toBe(1);
});

test("answers far too much text with what to do, and keeps little of it @no-js", async ({ page, db }) => {
  const typed = `far-too-long-${randomToken()}${"x".repeat(5_000)}`;
  await page.goto("/admin/sign-in");
  await page.getByLabel("Email address").fill(typed);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("link", { name: "That is too long for an email address." })).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue(`${typed.slice(0, 1_000)}…`);
  const drafts = await db.formDraft.findMany({ where: { form: "admin-sign-in" } });
  expect(JSON.stringify(drafts)).toContain(typed.slice(0, 1_000));
  expect(JSON.stringify(drafts)).not.toContain(typed.slice(0, 1_001));
});

for (const language of ["en", "da"]) {
  test(`the pages of the sign-in are accessible (${language})`, async ({ page, baseURL, expectAccessible }) => {
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    for (const path of [
      "/admin/sign-in",
      "/admin/sign-in?link-failed",
      "/admin/sign-in/sent",
      `/admin/sign-in/confirm/${randomToken()}`,
    ]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
    }
  });
}
