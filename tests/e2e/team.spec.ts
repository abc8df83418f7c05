import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

/** What is secret in a mail. */
const signInLink = /https?:\/\/\S+\/admin\/sign-in\/confirm\/[\w-]+/;

test("an owner invites somebody to one event, who signs in and sees that one; roles and sessions end at once @no-js", async ({
  page,
  browser,
  db,
  baseURL,
  mailbox,
  address,
  javaScriptEnabled,
}) => {
  const [here, there] = [await buildDraftEvent(db), await buildDraftEvent(db)];
  const name = `محمد ${address.split("@")[0]}`;
  await signInAs(page.context(), db, baseURL ?? "", "owner");
  await page.goto("/admin");
  await page.getByRole("link", { name: "Team", exact: true }).click();
  await page.getByRole("link", { name: "Invite somebody" }).click();
  await page.getByLabel("None: Only at the events below").check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: "Enter an email address, like name@example.org" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Choose a role at all events/ })).toBeVisible();
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("Name (optional)").fill(name);
  await page.locator(`[name="event.${here.id}"]`).selectOption("desk");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText(`The invitation to ${name} is on its way.`)).toBeVisible();

  const invitation = await mailbox.waitFor(address);
  expect(invitation.text).toContain("find people and mark them as present");
  expect(invitation.text).toContain(`${baseURL}/admin/sign-in`);
  expect(invitation.text).not.toMatch(signInLink);

  const context = await browser.newContext({ javaScriptEnabled, baseURL });
  const guest = await context.newPage();
  await guest.goto("/admin/sign-in");
  await guest.getByLabel("Email address").fill(address);
  await guest.getByRole("button", { name: /link/ }).click();
  const mailed = await mailbox.waitFor(address, { count: 2 });
  await guest.goto(signInLink.exec(mailed.text ?? "")?.[0] ?? "");
  await guest.getByRole("button", { name: "Sign in" }).click();
  await expect(guest).toHaveURL(`/admin/events/${here.slug}`);
  await expect(guest.getByRole("link", { name: "Team", exact: true })).toHaveCount(0);
  await expect(guest.getByRole("link", { name: "Log", exact: true })).toHaveCount(0);
  expect((await guest.goto(`/admin/events/${there.slug}`))?.status()).toBe(404);
  expect((await guest.goto("/admin/team"))?.status()).toBe(403);
  await guest.goto("/admin/me");
  await expect(guest.getByText(/^Check-in at /)).toBeVisible();
  await expect(guest.getByText("This browser")).toBeVisible();
  await expect(guest.getByText(/^(Chrome|Safari), /)).toBeVisible();

  await page.getByRole("link", { name }).click();
  await page.getByLabel("Reader: Read, without sensitive answers").check();
  await page.locator(`[name="event.${here.id}"]`).selectOption("organiser");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from their next click.")).toBeVisible();
  await guest.goto(`/admin/events/${there.slug}`);
  await expect(guest.getByRole("heading", { level: 1 })).toBeVisible();
  await guest.goto(`/admin/events/${here.slug}/questions/new?kind=short_text`);
  await guest.locator("input[type=text]").first().fill("Typed before the role went");

  await page.locator(`[name="event.${here.id}"]`).selectOption("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Organiser at /)).toHaveCount(0);
  await guest.locator("main form").last().getByRole("button").last().click();
  await expect(guest.getByRole("heading", { name: "Your role does not include this" })).toBeVisible();
  await expect(guest.getByText("what you typed is kept")).toBeVisible();
  await page.locator(`[name="event.${here.id}"]`).selectOption("organiser");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Organiser at /)).toBeVisible();
  await guest.goto(`/admin/events/${here.slug}/questions/new?kind=short_text`);
  await expect(guest.locator("input[type=text]").first()).toHaveValue("Typed before the role went");

  await page.getByRole("button", { name: /^Sign out .*signed in/ }).click();
  await expect(page.getByText("Signed out.")).toBeVisible();
  await guest.goto("/admin/me");
  await expect(guest).toHaveURL(/\/admin\/sign-in/);
  await page.getByRole("link", { name: "Take access away" }).click();
  await page.getByRole("button", { name: "Yes, take access away" }).click();
  await expect(page.getByText("Access is taken away")).toBeVisible();
  await page.getByRole("button", { name: "Give access back" }).click();
  await expect(page.getByText("Access is given back.")).toBeVisible();
  await page.goto("/admin/me");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await context.close();
});

/** Every address below an event, with the ids of what is there, from the tree of pages and routes itself. */
function addressesOf(slug: string, ids: Record<string, string>): string[] {
  const root = path.resolve(import.meta.dirname, "../../app/admin/events/[slug]");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file.replaceAll(path.sep, "/")))
    .map((file) => path.posix.dirname(file.replaceAll(path.sep, "/")))
    .map((folder) =>
      folder.replace(/\[(\w+)\]/g, (_, name) =>
        name === "kind" ? "registration-confirmed" : (ids[folder.split("/")[0] ?? ""] ?? ids.any ?? ""),
      ),
    )
    .map((folder) => `/admin/events/${slug}${folder === "." ? "" : `/${folder}`}`);
}

test("a role at one event opens nothing of another: pages, lists, exports, mails, actions", async ({
  page,
  db,
  baseURL,
}) => {
  test.slow();
  const [here, there] = [await buildDraftEvent(db), await buildDraftEvent(db)];
  const [own, stranger] = [
    await buildRegistration(db, { eventId: here.id, status: "awaiting_approval" }),
    await buildRegistration(db, { eventId: there.id, status: "awaiting_approval" }),
  ];
  const organiser = await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await db.organiser.update({ where: { id: organiser.id }, data: { role: null } });
  const eventId = here.id;
  await db.eventRole.create({ data: { organiserId: organiser.id, eventId, role: "organiser", grantedAt: new Date() } });

  const addresses = addressesOf(there.slug, {
    registrations: stranger.id,
    "waiting-list": stranger.id,
    any: stranger.id,
  });
  expect(addresses.length).toBeGreaterThan(50);
  const opened: string[] = [];
  for (const address of addresses) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    if (answer.status() !== 404) opened.push(`${address}: ${answer.status()}`);
  }
  expect(opened).toEqual([]);
  for (const address of ["/admin/team", "/admin/mail", "/admin/recognised", "/admin/log", "/admin/log/export.csv"]) {
    const answer = await page.request.get(address);
    expect([address, answer.status(), new URL(answer.url()).pathname]).toEqual([address, 403, "/admin/no-permission"]);
  }

  // A form of one's own event that names the other, or somebody of the other.
  const approve = async (slug: string, id: string) => {
    await page.goto(`/admin/events/${here.slug}/registrations/${own.id}`);
    const button = page.getByRole("button", { name: /^Approve/ }).first();
    await button.evaluate(
      (element, named) => {
        for (const [name, value] of Object.entries(named))
          for (const input of element.closest("form")?.querySelectorAll<HTMLInputElement>(`[name=${name}]`) ?? [])
            input.value = value;
      },
      { slug, id },
    );
    await button.click();
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  };
  await approve(there.slug, stranger.id);
  await approve(here.slug, stranger.id);
  await approve(there.slug, own.id);
  const states = await db.registration.findMany({
    where: { id: { in: [own.id, stranger.id] } },
    select: { status: true },
  });
  expect(states.map(({ status }) => status)).toEqual(["awaiting_approval", "awaiting_approval"]);

  // Whatever the role, the navigation leads nowhere that is closed.
  for (const role of ["organiser", "desk", "viewer"] as const) {
    await db.eventRole.updateMany({ where: { organiserId: organiser.id }, data: { role } });
    await page.goto(`/admin/events/${here.slug}`);
    const linksOf = () =>
      page.locator("header nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    const links = new Set(await linksOf());
    for (const section of [...links]) {
      await page.goto(section);
      for (const link of await linksOf()) links.add(link);
    }
    for (const link of links) expect([role, link, (await page.request.get(link)).status()]).toEqual([role, link, 200]);
  }
});

test("two owners at the same person: the second is told, and decides; the last owner stays @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const owner = await signInAs(page.context(), db, baseURL ?? "", "owner");
  const colleague = await db.organiser.create({ data: { email: `zoe-${owner.id}@example.org`, role: "viewer" } });
  await page.goto(`/admin/team/${colleague.id}`);
  await db.organiser.update({ where: { id: colleague.id }, data: { role: "desk" } });
  await page.getByLabel("Organiser: Everything but the team").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("link", { name: /They are now: Check-in at all events/ })).toBeVisible();
  await expect(page.getByLabel("Organiser: Everything but the team")).toBeChecked();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. It holds from their next click.")).toBeVisible();
  expect((await page.goto("/admin/team/nonsense"))?.status()).toBe(404);
});

test("the pages of the team are accessible in both languages", async ({ page, db, baseURL, expectAccessible }) => {
  test.slow();
  const event = await buildDraftEvent(db);
  const owner = await signInAs(page.context(), db, baseURL ?? "", "owner");
  await db.organiser.update({
    where: { id: owner.id },
    data: { name: "Wolfgang-Maximilian Freiherr von Hohenzollern-Sigmaringen" },
  });
  await db.eventRole.create({
    data: { organiserId: owner.id, eventId: event.id, role: "desk", grantedAt: new Date() },
  });
  for (const language of ["en", "da"]) {
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    for (const address of [
      "/admin/team",
      "/admin/team/invite",
      `/admin/team/${owner.id}`,
      `/admin/team/${owner.id}/remove`,
      "/admin/me",
      "/admin/no-permission",
    ]) {
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${address} is wider than the screen`).toBeLessThanOrEqual(0);
      if (process.env.PICTURES && language === "en") {
        const name = address.replaceAll("/", "_").replace(owner.id, "id");
        await page.screenshot({ path: `${process.env.PICTURES}/${name}-1440.png`, fullPage: true });
        await page.setViewportSize({ width: 360, height: 740 });
        await page.screenshot({ path: `${process.env.PICTURES}/${name}-360.png`, fullPage: true });
        await page.setViewportSize({ width: 1440, height: 900 });
      }
    }
  }
});
