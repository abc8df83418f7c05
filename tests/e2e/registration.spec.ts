import ICAL from "ical.js";
import { expect, test } from "../support/e2e";
import { fillForm, ownLinkIn, register, registerAddress, somebody } from "../support/registration-form";

const words = {
  en: {
    continue: "Continue",
    problem: "There is a problem",
    errorTitle: /^Error: /,
    familyName: "Enter your family name",
    send: "Send registration",
    done: "You are registered",
    own: "You have a place",
    change: "Change my details",
    save: "Save my details",
    cancel: "Cancel my registration",
    confirm: "Yes, cancel my registration",
    cancelled: "Your registration is cancelled",
  },
  da: {
    continue: "Fortsæt",
    problem: "Der er et problem",
    errorTitle: /^Fejl: /,
    familyName: "Skriv dit efternavn",
    send: "Send tilmelding",
    done: "Du er tilmeldt",
    own: "Du har en plads",
    change: "Ret mine oplysninger",
    save: "Gem mine oplysninger",
    cancel: "Meld afbud",
    confirm: "Ja, meld afbud",
    cancelled: "Din tilmelding er annulleret",
  },
} as const;

for (const locale of ["en", "da"] as const) {
  const word = words[locale];
  test(`a participant registers, changes details and cancels in ${locale} @no-js`, async ({
    page,
    address,
    mailbox,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const check = async () => {
      if (javaScriptEnabled !== false) await expectAccessible(page);
    };
    await page.goto(registerAddress(locale));
    await check();
    await fillForm(page, { ...somebody, familyName: "", email: address, photoConsent: true });
    await page.getByRole("button", { name: word.continue }).click();

    await expect(page.getByRole("heading", { name: word.problem })).toBeVisible();
    await expect(page).toHaveTitle(word.errorTitle);
    await expect(page.locator("#error-summary")).toBeFocused();
    await expect(page.locator('[name="givenName"]')).toHaveValue(somebody.givenName);
    await expect(page.locator('[name="country"]')).toHaveValue("GR");
    await expect(page.locator('[name="photoConsent"]')).toBeChecked();
    await check();

    // Still wrong, otherwise: the summary is replaced, not joined by a second one.
    await fillForm(page, { givenName: "" });
    await page.getByRole("button", { name: word.continue }).click();
    await expect(page.locator('[name="givenName"]')).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator("#error-summary")).toHaveCount(1);
    await expect(page.locator("#error-summary").getByRole("link")).toHaveCount(2);
    await fillForm(page, { givenName: somebody.givenName });

    await page.getByRole("link", { name: word.familyName }).click();
    await expect(page.locator('[name="familyName"]')).toBeFocused();
    await fillForm(page, { familyName: somebody.familyName });
    await page.getByRole("button", { name: word.continue }).click();
    await expect(page).toHaveURL(/\/register\/check/);
    await expect(page.getByText("Δήμος Αθηναίων")).toBeVisible();
    await check();
    await page.getByRole("button", { name: word.send }).click();

    await expect(page.getByRole("heading", { name: word.done })).toBeVisible();
    const reference = (await page.locator(".reference").textContent()) ?? "";
    expect(reference).toMatch(/^BRINC-[2-9A-Z]{6}$/);
    await check();
    await page.reload();
    await expect(page.locator(".reference")).toHaveText(reference);

    const mail = await mailbox.waitFor(address);
    expect(mail.text).toContain(reference);
    await page.goto(ownLinkIn(mail.text));
    await expect(page.getByRole("heading", { name: word.own })).toBeVisible();
    await expect(page.getByText(reference)).toBeVisible();
    await check();

    await page.getByRole("button", { name: word.change }).click();
    await expect(page.locator('[name="familyName"]')).toHaveValue(somebody.familyName);
    await fillForm(page, { organisation: "   " });
    await page.getByRole("button", { name: word.save }).click();
    await expect(page.getByRole("heading", { name: word.problem })).toBeVisible();
    await check();
    await fillForm(page, { organisation: "Περιφέρεια Αττικής" });
    await page.getByRole("button", { name: word.save }).click();
    await expect(page.getByRole("status")).toBeVisible();
    await expect(page.getByText("Περιφέρεια Αττικής")).toBeVisible();
    expect((await mailbox.waitFor(address, { count: 2 })).text).toContain("Περιφέρεια Αττικής");

    await page.getByRole("button", { name: word.cancel }).click();
    await check();
    await page.getByRole("button", { name: word.confirm }).click();
    await expect(page.getByRole("heading", { name: word.cancelled })).toBeVisible();
    await check();
    const cancellation = await mailbox.waitFor(address, { count: 3 });
    const calendar = cancellation.attachments.find(({ contentType }) => contentType.startsWith("application/ics"));
    const entry = new ICAL.Component(ICAL.parse(String(calendar?.content)));
    expect(entry.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(entry.getFirstSubcomponent("vevent")?.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(entry.getFirstSubcomponent("vevent")?.getFirstPropertyValue("sequence")).toBe(2);
  });
}

test("a second registration with the same address is answered alike; only the mail tells @no-js", async ({
  page,
  address,
  mailbox,
  browser,
  baseURL,
  extraHTTPHeaders,
}) => {
  const pageText = async () =>
    ((await page.locator("main").textContent()) ?? "").replace(/BRINC-\w{6}/, "BRINC-******");
  await register(page, address);
  const first = await pageText();
  await page.context().clearCookies();
  await register(page, address.toUpperCase());
  expect((await pageText()).replaceAll(address.toUpperCase(), address)).toBe(first);

  const second = await mailbox.waitFor(address, { count: 2 });
  expect(second.subject).toContain("already registered");
  const stranger = await browser.newContext({ baseURL, extraHTTPHeaders });
  const own = await stranger.newPage();
  await own.goto(ownLinkIn(second.text));
  await expect(own.getByRole("heading", { name: "You have a place" })).toBeVisible();
  await stranger.close();
});

test("a form sent twice at the same moment makes one registration and one mail", async ({
  page,
  address,
  mailbox,
  db,
}) => {
  await page.goto(registerAddress("en"));
  await fillForm(page, { ...somebody, email: address });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/check/);
  // As a browser without JavaScript gets the page: with the hidden fields that name the action.
  const html = await (await page.request.get(page.url())).text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  const multipart = Object.fromEntries(hidden.map(([, name, value = ""]) => [String(name), value]));
  const headers = { origin: new URL(page.url()).origin };
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => page.request.post(page.url(), { multipart, headers, maxRedirects: 0 })),
  );
  expect(answers.map((answer) => [answer.status(), answer.headers().location])).toEqual(
    answers.map(() => [303, `${registerAddress("en")}/done`]),
  );
  expect(await db.registration.count({ where: { emailKey: address } })).toBe(1);
  await mailbox.waitFor(address);
  expect(await db.outgoingMail.count({ where: { recipient: address } })).toBe(1);
});

test("nobody sends what another tab has changed without seeing it @no-js", async ({ page, context, address, db }) => {
  const fill = async (tab: typeof page, organisation: string) => {
    await tab.goto(registerAddress("en"));
    await fillForm(tab, { ...somebody, email: address, organisation });
    await tab.getByRole("button", { name: "Continue" }).click();
    await expect(tab.getByText(organisation)).toBeVisible();
  };
  await fill(page, "The first tab");
  const other = await context.newPage();
  await fill(other, "The other tab");

  await page.getByRole("button", { name: "Send registration" }).click();
  await expect(page.getByRole("status")).toContainText("changed in another window");
  await expect(page.getByText("The other tab")).toBeVisible();
  expect(await db.registration.count({ where: { emailKey: address } })).toBe(0);
  await page.getByRole("button", { name: "Send registration" }).click();
  await expect(page.getByRole("heading", { name: "You are registered" })).toBeVisible();
  expect(await db.registration.findFirst({ where: { emailKey: address } })).toMatchObject({
    organisation: "The other tab",
  });
});

test("without cookies the form says what to do @no-js", async ({ page, context }) => {
  await page.goto(registerAddress("en"));
  await fillForm(page, somebody);
  await context.clearCookies({ name: "draft" });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("link", { name: /Allow cookies from this site/ })).toBeVisible();
  await expect(page).toHaveTitle(/^Error: /);
});

test("the calendar file goes with the place", async ({ page, address, mailbox, request }) => {
  await register(page, address);
  const own = ownLinkIn((await mailbox.waitFor(address)).text);
  expect((await request.get(`${own}/calendar.ics`)).status()).toBe(200);
  await page.goto(`${own}/cancel`);
  await page.getByRole("button", { name: "Yes, cancel my registration" }).click();
  await expect(page.getByRole("heading", { name: "Your registration is cancelled" })).toBeVisible();
  expect((await request.get(`${own}/calendar.ics`)).status()).toBe(404);
});

test("what was typed waits for whoever has to wait", async ({ page, request, address }) => {
  await page.goto(registerAddress("en"));
  const html = await (await page.request.get(page.url())).text();
  const action = /\$ACTION_ID_\w+/.exec(html)?.[0] ?? "";
  const origin = new URL(page.url()).origin;
  // The network's tries are used up by colleagues; the one that is refused is ours.
  const form = {
    multipart: { [action]: "", locale: "en", event: "brinc-workshop-2024" },
    headers: { origin },
    maxRedirects: 0,
  };
  const cookie = "draft=colleague";
  for (let tries = 0; tries < 240; tries += 20) {
    const headers = { ...form.headers, cookie };
    await Promise.all(Array.from({ length: 20 }, () => request.post(page.url(), { ...form, headers })));
  }
  await fillForm(page, { ...somebody, email: address });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/too-many-requests/);
  await page.goto(registerAddress("en"));
  await expect(page.locator('[name="organisation"]')).toHaveValue(somebody.organisation);
});

test("the whole journey goes by keyboard alone", async ({ page, address, isMobile }) => {
  test.skip(isMobile, "A phone has no Tab key; the same pages are walked at desktop width.");
  await page.goto(registerAddress("en"));
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  const typed = [
    somebody.givenName,
    somebody.familyName,
    address,
    somebody.organisation,
    "Munici",
    "Greece",
    "Officer",
  ];
  for (const text of typed) {
    await page.keyboard.press("Tab");
    await page.keyboard.type(text);
  }
  const press = async (name: string) => {
    const button = page.getByRole("button", { name });
    for (let tabs = 0; tabs < 30 && !(await button.evaluate((it) => it === document.activeElement)); tabs++) {
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
  };
  await press("Continue");
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await press("Send registration");
  await expect(page.getByRole("heading", { name: "You are registered" })).toBeVisible();
});
