import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";
import { picture } from "../support/pictures";
import { ownLinkIn } from "../support/registration-form";

/** A published event that is over: it has a public page, and no list of other tests shows it. */
function buildPastEvent(db: Db) {
  return buildEvent(db, {
    slug: `past-${randomBytes(5).toString("hex")}`,
    startsAt: new Date("2024-01-10T10:00:00+01:00"),
    endsAt: new Date("2024-01-10T15:00:00+01:00"),
    registrationOpensAt: new Date("2023-12-01T09:00:00+01:00"),
    registrationClosesAt: new Date("2024-01-05T23:59:59.999+01:00"),
    changesCloseAt: new Date("2024-01-05T23:59:59.999+01:00"),
    cancellationsCloseAt: new Date("2024-01-10T10:00:00+01:00"),
  });
}

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("writes a programme with speakers, and nobody overwrites what another has changed @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const { id: eventId, slug } = await buildPastEvent(db);
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const desk = `/admin/events/${slug}/programme`;
  await page.goto(desk);
  await expect(page.getByText("There is no programme yet.")).toBeVisible();

  await page.getByRole("link", { name: "Add a speaker" }).click();
  await page.getByLabel("Given names").fill("Ελένη");
  await page.getByLabel("Website").fill("javascript:alert(1)");
  await save(page);
  await expect(page.getByRole("link", { name: "Enter the name" })).toBeVisible();
  await page.getByLabel("Family name").fill("Παπαδοπούλου");
  await page.getByLabel("Website").fill("example.org/eleni");
  await page.getByLabel("Job title (English").fill("Head of procurement");
  await save(page);
  await expect(page.getByText("The speaker is on the list.")).toBeVisible();
  await page.goto(`${desk}/speakers/new`);
  await page.getByLabel("Given names").fill("محمد");
  await page.getByLabel("Family name").fill("العلي");
  await save(page);
  await page.getByRole("button", { name: "Up: محمد العلي" }).click();
  await expect(page.getByText("The order is changed.")).toBeVisible();

  await page.getByRole("link", { name: "Add a line" }).click();
  await expect(page.getByLabel("Day")).toHaveValue("2024-01-10");
  await expect(page.getByLabel("From")).toHaveValue("10:00");
  await page.getByLabel("To (optional)").fill("09:30");
  await page.getByLabel("Title (English").fill("Welcome");
  await save(page);
  await expect(page.getByRole("link", { name: "Enter a title in Danish" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Enter an end that is later" })).toBeVisible();
  await expect(page.getByLabel("Title (English")).toHaveValue("Welcome");
  await expect(page.getByText("This is what you typed earlier; nothing of it is saved.")).toBeVisible();
  await page.getByLabel("To (optional)").fill("10:30");
  await page.getByLabel("Title (Danish").fill("Velkomst");
  await page.getByLabel("Ελένη Παπαδοπούλου").check();
  await save(page);
  await expect(page.getByText("The line is in the programme.")).toBeVisible();

  await page.getByRole("link", { name: "Duplicate: Welcome" }).click();
  await page.getByLabel("From").fill("10:15");
  await page.getByLabel("Title (Danish").fill("Kaffe");
  await page.getByLabel("Title (English").fill("");
  await save(page);
  await expect(page.getByText("“Welcome” and “Kaffe” are at the same time.")).toBeVisible();
  await expect(page.getByText("Missing in: English")).toBeVisible();

  // Somebody else changes the line while the form is open.
  await page.getByRole("link", { name: "Change: Welcome" }).click();
  const theirs = { where: { item: { eventId }, title: "Welcome" }, data: { title: "Good morning" } };
  await db.programmeItemText.updateMany(theirs);
  await page.getByLabel("Title (English").fill("Welcome and coffee");
  await save(page);
  await expect(page.getByText("Somebody else has changed this meanwhile")).toBeVisible();
  await expect(page.locator("main")).toContainText("Good morning");
  await expect(page.getByLabel("Title (English")).toHaveValue("Welcome and coffee");
  await save(page);
  await expect(page.getByText("The changes are saved.")).toBeVisible();

  await page.goto(`/en/events/${slug}`);
  const programme = page.getByRole("region", { name: "Programme" });
  await expect(programme).toContainText("10:00");
  await expect(programme.getByText("Welcome and coffee")).toBeVisible();
  await expect(programme.locator("time").first()).toHaveAttribute("datetime", "2024-01-10T10:00:00+01:00");
  await expect(programme.locator("[lang=da]").first()).toHaveText("Kaffe");
  await expect(page.getByRole("region", { name: "Speakers" }).getByRole("listitem")).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Speakers" })).toContainText("Head of procurement");

  await page.goto(desk);
  await page.getByRole("link", { name: "Remove: Kaffe" }).click();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("The line is removed.")).toBeVisible();
  await page.getByRole("link", { name: "Remove: Ελένη Παπαδοπούλου" }).click();
  await expect(page.getByText("who also goes from 1 line of the programme")).toBeVisible();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("The speaker is removed")).toBeVisible();
});

test("gives an event a colour that can be read and a logo with words @no-js", async ({
  page,
  db,
  baseURL,
  address,
  mailbox,
}) => {
  const { id: eventId, slug } = await buildPastEvent(db);
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const desk = `/admin/events/${slug}/look`;
  await page.goto(desk);
  await page.getByRole("textbox", { name: "Colour" }).fill("blue");
  await page.getByRole("button", { name: "Save the colour" }).click();
  await expect(page.getByRole("link", { name: "Enter a colour such as" })).toBeVisible();
  await page.getByRole("textbox", { name: "Colour" }).fill("#FF6600");
  await page.getByRole("button", { name: "Save the colour" }).click();
  await expect(page.getByRole("link", { name: "#ff6600 is too light to be read." })).toBeVisible();
  await expect(page.getByRole("row", { name: "White words on a button" })).toContainText("2.9 : 1");
  await page.getByRole("button", { name: /^Use #/ }).click();
  await expect(page.getByText("The look is changed.")).toBeVisible();
  const { accentColour } = await db.event.findUniqueOrThrow({ where: { slug } });

  await page.getByRole("link", { name: "Add a logo" }).click();
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel("Picture").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await choose("logo.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await page.getByLabel("What stands on it (English)").fill("City of Aarhus");
  await page.getByRole("button", { name: "Save the logo" }).click();
  await expect(page.getByRole("link", { name: "Enter what stands on the logo in Danish" })).toBeVisible();
  await page.getByLabel("What stands on it (Danish)").fill("Aarhus Kommune");
  await choose("logo.png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await page.getByRole("button", { name: "Save the logo" }).click();
  await expect(page.getByRole("link", { name: "SVG pictures can carry programs" })).toBeVisible();
  await expect(page.getByLabel("What stands on it (Danish)")).toHaveValue("Aarhus Kommune");
  await choose("huge.png", Buffer.alloc(6_000_000));
  await page.getByRole("button", { name: "Save the logo" }).click();
  await expect(page.getByRole("link", { name: "This picture is larger than 1 MB" })).toBeVisible();
  await page.getByLabel("What stands on it (English)").fill("City of Aarhus");
  await page.getByLabel("What stands on it (Danish)").fill("Aarhus Kommune");
  await choose("logo.svg", picture.png(320, 120));
  await page.getByRole("button", { name: "Save the logo" }).click();
  await expect(page.getByText("The look is changed.")).toBeVisible();

  await page.goto(`/en/events/${slug}`);
  const logo = page.getByRole("img", { name: "City of Aarhus" });
  await expect(logo).toBeVisible();
  const answer = await page.request.get((await logo.getAttribute("src")) ?? "");
  expect(answer.headers()).toMatchObject({
    "content-type": "image/png",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  const again = { headers: { "if-none-match": answer.headers().etag ?? "" } };
  expect((await page.request.get(`/events/${slug}/logo`, again)).status()).toBe(304);
  const [red, green, blue] = (accentColour?.match(/[0-9a-f]{2}/g) ?? []).map((part) => Number.parseInt(part, 16));
  const shown = `rgb(${red}, ${green}, ${blue})`;
  await expect(page.locator("main a[href^='mailto:']").first()).toHaveCSS("color", shown);

  // The mails of the event have it too, and the page that their link opens, whichever event is the current one.
  const { id: registrationId } = await buildRegistration(db, { eventId, email: address });
  const mail = { kind: "event.changed", locale: "en", recipient: address, recipientName: "Åse" };
  const before = { startsAt: "2024-01-09T09:00:00Z", endsAt: "2024-01-09T14:00:00Z", place: "Brussels" };
  await db.outgoingMail.create({
    data: {
      ...mail,
      eventId,
      registrationId,
      data: { before },
      queuedAt: new Date("2024-02-05T09:00:00+01:00"),
      messageId: `<${registrationId}@look.example>`,
    },
  });
  const letter = await mailbox.waitFor(address);
  expect(letter.html).toContain(`background-color:${accentColour}`);
  await page.goto(new URL(ownLinkIn(letter.text)).pathname);
  await expect(page.getByRole("main").getByRole("link").first()).toHaveCSS("color", shown);

  await page.goto(`${desk}/logo/remove`);
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("The logo is removed.")).toBeVisible();
  expect((await page.request.get(`/events/${slug}/logo`)).status()).toBe(404);
});

test("shows an event's page and form at any moment, drafts too @no-js", async ({ page, db, baseURL }) => {
  const { slug } = await buildDraftEvent(db);
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  await page.goto(`/admin/events/${slug}/preview?locale=da&at=2024-02-24`);
  const bar = page.getByRole("complementary", { name: "What this preview shows" });
  await expect(bar).toContainText("as it is on 24 February 2024 at 12:00");
  await expect(bar).toContainText("The event is a draft");
  await expect(page.locator("main")).toContainText("Fristen var fredag den 23. februar 2024");

  const register = page.locator("main").getByRole("link", { name: "Register", exact: true });
  await bar.getByLabel("Language").selectOption("en");
  await bar.getByLabel("Date and time").fill("2024-02-01T09:00");
  await bar.getByRole("button", { name: "Show" }).click();
  await expect(register.first()).toBeVisible();
  await register.first().click();
  await expect(page.getByLabel("Given names")).toBeDisabled();
  await expect(page.locator("main form")).toHaveCount(0);

  await bar.getByRole("link", { name: "When it is full" }).click();
  await expect(page.locator("main")).toContainText("waiting list");
  await bar.getByRole("link", { name: "The event’s page" }).click();
  await bar.getByRole("link", { name: "Before registration opens" }).click();
  await expect(page.locator("main")).toContainText("Registration opens on");
  await bar.getByRole("link", { name: "After the event" }).click();
  await expect(register).toHaveCount(0);
  await page.goto(`/admin/events/${slug}/preview?at=yesterday`);
  await expect(bar).toContainText("“yesterday” is no date and time, so this shows now.");
});

test("pages of programme, look and preview are accessible in both languages", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  test.slow();
  const { id: eventId, slug } = await buildPastEvent(db);
  const startsAt = new Date("2024-01-10T09:00:00+01:00");
  const title = "A talk with a rather long title about procurement of innovation in small municipalities";
  const texts = {
    create: [
      { locale: "da", title: "Oplæg" },
      { locale: "en", title, description: "First.\n\nSecond." },
    ],
  };
  const speaker = await db.speaker.create({
    data: { eventId, position: 1, givenName: "محمد", familyName: "العلي", website: "https://example.org/" },
  });
  const item = await db.programmeItem.create({
    data: {
      eventId,
      startsAt,
      endsAt: new Date("2024-01-10T11:00:00+01:00"),
      texts,
      speakers: { create: { speakerId: speaker.id, position: 0 } },
    },
  });
  await db.programmeItem.create({
    data: { eventId, startsAt, isBreak: true, texts: { create: { locale: "da", title: "Kaffe" } } },
  });
  await db.event.update({ where: { id: eventId }, data: { accentColour: "#a6221c" } });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const desk = `/admin/events/${slug}`;
  for (const language of ["en", "da"]) {
    await page.context().addCookies([{ name: "locale", value: language, url: baseURL ?? "" }]);
    const paths = [
      `${desk}/programme`,
      `${desk}/programme/items/new`,
      `${desk}/programme/items/${item.id}`,
      `${desk}/programme/speakers/${speaker.id}`,
      `${desk}/programme/speakers/${speaker.id}/remove`,
      `${desk}/look`,
      `${desk}/look/logo`,
      `${desk}/preview`,
      `${desk}/preview/form?at=2023-12-20T12:00`,
      `/${language}/events/${slug}`,
    ];
    // Words differ in length alone: the widest pages in both languages, all others in one.
    for (const path of language === "en" ? paths : paths.filter((_, index) => index % 3 === 0)) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
    }
  }
  await page.emulateMedia({ colorScheme: "dark" });
  for (const path of [`/en/events/${slug}`, `${desk}/preview`, `${desk}/look`]) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto(`${desk}/programme/items/new`);
  await page.locator("main button[type=submit]").click();
  await expect(page.locator("#error-summary")).toBeFocused();
  await expectAccessible(page);
});
