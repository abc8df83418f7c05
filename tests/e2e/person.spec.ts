import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import { addNote } from "@/lib/notes/commands";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import type { QuestionKind } from "@/prisma/generated/enums";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { files } from "../support/files";
import { buildDraftEvent, signInAs } from "../support/organiser";

type Role = Parameters<typeof signInAs>[3];

async function atTheDesk(page: Page, db: Db, baseURL = "", role: Role = "organiser") {
  const event = await buildDraftEvent(db);
  const organiser = await signInAs(page.context(), db, baseURL, role);
  return { event, organiser, list: `/admin/events/${event.slug}/registrations` };
}

const record = (db: Db, id: string) => db.registration.findUniqueOrThrow({ where: { id } });
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

test("changes anything about a person; two at once see what the other did and decide @no-js", async ({
  page,
  browser,
  db,
  baseURL,
}) => {
  const { event, list } = await atTheDesk(page, db, baseURL);
  const question = (key: string, label: string, isSensitive: boolean, kind: QuestionKind = "short_text") =>
    db.question.create({
      data: {
        eventId: event.id,
        key,
        kind,
        position: 1,
        isSensitive,
        texts: { create: { locale: "en", label, options: {} } },
      },
    });
  await question("topic", "What do you buy?", false);
  const diet = await question("diet", "What do you eat?", true);
  const { id } = await buildRegistration(db, { eventId: event.id, givenName: "Ane", familyName: "Friis" });
  const answer = { asked: "What do you eat?", inWords: "Vegan", value: "Vegan", answeredAt: new Date() };
  await db.sensitiveAnswer.create({
    data: { registrationId: id, questionId: diet.id, ...answer, consentedAt: new Date("2024-02-01") },
  });

  const cv = await question("cv", "Your CV", false, "file");
  const file = { name: "old.pdf", contentType: "application/pdf", size: 900, sha256: "", content: files.pdf };
  const { id: fileId } = await db.storedFile.create({ data: { ...file, registrationId: id } });
  await db.answer.create({
    data: {
      registrationId: id,
      questionId: cv.id,
      asked: "Your CV",
      inWords: "old.pdf (1 kB)",
      value: fileId,
      answeredAt: new Date(),
    },
  });

  await page.goto(`${list}/${id}`);
  await page.getByRole("link", { name: "Change details" }).click();
  await expect(page.getByLabel("What do you eat?")).toHaveCount(0);
  await page.getByRole("button", { name: "Open the sensitive answers" }).click();
  await expect(page.getByLabel("What do you eat? (optional)")).toHaveValue("Vegan");

  // What is wrong comes back with everything typed.
  await page.getByLabel("Organisation", { exact: true }).fill("Aarhus Kommune");
  await page.getByLabel("Given names").fill(" ");
  await page.getByLabel("What do you eat? (optional)").fill("Vegan, no nuts");
  await save(page);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: "Enter the given names" })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Tick the box if the person has agreed/ })).toBeVisible();
  await expect(page.getByLabel("Organisation", { exact: true })).toHaveValue("Aarhus Kommune");
  await page.getByLabel("Given names").fill("Anne");
  await page.getByLabel("The person has told us this and agrees").check();

  // Meanwhile somebody else changes one of the same fields and another one.
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const other = await context.newPage();
  await signInAs(context, db, baseURL ?? "", "organiser");
  await other.goto(`${list}/${id}/edit`);
  await other.getByLabel("Organisation", { exact: true }).fill("Aarhus University");
  await other.getByLabel("Job title").fill("Professor");
  await save(other);
  await expect(other.getByText("Saved. Nobody was mailed.")).toBeVisible();
  await context.close();

  await save(page);
  await expect(page.getByRole("heading", { name: "Somebody else was faster" })).toBeVisible();
  expect(await record(db, id)).toMatchObject({ givenName: "Ane", organisation: "Aarhus University" });
  // Nothing chosen: asked again.
  await page.getByRole("button", { name: "Save what I chose" }).click();
  await expect(page.getByRole("link", { name: "Organisation: choose which of the two stays" })).toBeVisible();
  await page.getByLabel("Use mine: Aarhus Kommune").check();
  await page.getByRole("button", { name: "Save what I chose" }).click();
  await expect(page.getByText("Saved, together with what somebody else changed meanwhile.")).toBeVisible();
  expect(await record(db, id)).toMatchObject({
    givenName: "Anne",
    organisation: "Aarhus Kommune",
    jobTitle: "Professor",
    calendarSequence: 0,
  });
  expect(await db.sensitiveAnswer.findFirst({ where: { registrationId: id } })).toMatchObject({
    value: "Vegan, no nuts",
  });
  await expect(page.getByText("Organisation: Aarhus University → Aarhus Kommune")).toBeVisible();
  await expect(page.getByText("Given names: Ane → Anne")).toBeVisible();
  expect(await db.outgoingMail.count({ where: { registrationId: id } })).toBe(0);

  // A file is replaced, and taken out, on a page of its own; what is typed waits, and nothing counts before it is saved.
  const stored = () => db.storedFile.findMany({ where: { registrationId: id }, select: { name: true } });
  const upload = (name: string, buffer: Buffer) =>
    page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType: "application/pdf", buffer });
  await page.getByRole("link", { name: "Change details" }).click();
  await page.getByLabel("Job title").fill("Head of unit");
  await page.getByRole("button", { name: /^Choose another file or remove it ?: Your CV/ }).click();
  await expect(page.getByText("Chosen: old.pdf (1 kB)")).toBeVisible();
  await upload("cv.pdf", Buffer.from("no pdf at all"));
  await page.getByRole("button", { name: "Use this file" }).click();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("link", { name: /This is neither a PDF/ })).toBeVisible();
  await upload("../Åses CV.exe", files.pdf);
  await page.getByRole("button", { name: "Use this file" }).click();
  await expect(page.getByText("A file was chosen or removed and is not saved yet.")).toBeVisible();
  await expect(page.getByText("Chosen: Åses CV.pdf (1 kB)")).toBeVisible();
  await expect(page.getByLabel("Job title")).toHaveValue("Head of unit");
  expect(await stored()).toEqual([{ name: "old.pdf" }]);
  await save(page);
  await expect(page.getByText("Saved. Nobody was mailed.")).toBeVisible();
  await expect(page.getByText("Your CV: old.pdf (1 kB) → Åses CV.pdf (1 kB)")).toBeVisible();
  expect(await stored()).toEqual([{ name: "Åses CV.pdf" }]);
  await page.goto(`${list}/${id}/edit/files/cv`);
  await page.getByRole("button", { name: "Remove the file" }).click();
  await save(page);
  await expect(page.getByText("Your CV: Åses CV.pdf (1 kB) → Not given")).toBeVisible();
  expect(await stored()).toEqual([]);
  expect((await page.goto(`${list}/${id}/edit/files/topic`))?.status()).toBe(404);
});

test("adds somebody, takes them back in after a cancellation, with tags and notes @no-js", async ({
  page,
  db,
  baseURL,
  address,
}) => {
  const { event, list } = await atTheDesk(page, db, baseURL);
  await db.event.update({ where: { id: event.id }, data: { capacity: 1 } });
  const texts = { create: [{ locale: "en", label: "Your poster" }] };
  await db.question.create({ data: { eventId: event.id, key: "poster", kind: "file", position: 90, texts } });
  const first = await buildRegistration(db, { eventId: event.id, email: `first-${address}` });
  await page.goto(list);
  await page.getByRole("link", { name: "Add somebody" }).click();
  await expect(page.getByText("No seat is free.")).toBeVisible();
  await expect(page.getByText("You can add them once this person is saved.")).toBeVisible();
  await page.getByLabel("Email address").fill(`First-${address}`);
  await page.getByLabel("Given names").fill("محمد");
  await page.getByLabel("Family name").fill("الفارسي");
  await page.getByLabel("Organisation", { exact: true }).fill("بلدية الدار البيضاء");
  await page.getByLabel("Type of organisation").selectOption("municipality");
  await page.getByLabel("Country").selectOption("MA");
  await page.getByLabel("Language of their emails").selectOption("da");
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.locator("#error-summary")).toContainText("Somebody is registered with this address already");
  await expect(page.getByRole("link", { name: `Åse Nyström, ${first.reference}` })).toBeVisible();
  await page.getByLabel("Email address").fill(address);
  await page.getByLabel("Give them a seat all the same").check();
  await page.getByLabel("Send nothing").check();
  await page.getByRole("button", { name: "Add this person" }).click();
  await expect(page.getByText("Added with a seat. Nobody was mailed.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Add them under “Change details”" })).toHaveAttribute("href", /\/edit$/);
  await expect(page.getByText(/added this person with a seat beyond the event’s capacity/)).toBeVisible();

  await page.getByLabel("Add a tag").fill("  VIP ");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText("The tag is added.")).toBeVisible();
  await page.getByLabel("New note").fill(" ");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("link", { name: "Write something first" })).toBeVisible();
  await page.getByLabel("New note").fill("Arrives late.\nKeep a seat.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.locator(".note-list__text")).toHaveText("Arrives late.\nKeep a seat.");
  await page.getByRole("link", { name: /^Change ?: Arrives late/ }).click();
  await page.getByLabel("Note", { exact: true }).fill("Arrives at ten.");
  await save(page);
  await expect(page.getByText("The note is changed.")).toBeVisible();
  await page.getByRole("link", { name: /^Remove ?: Arrives at ten/ }).click();
  await page.getByRole("button", { name: "Yes, remove it" }).click();
  await expect(page.getByText("The note is removed.")).toBeVisible();
  await page.getByRole("button", { name: /^Remove ?: VIP/ }).click();
  await expect(page.getByText("The tag is removed.")).toBeVisible();
  await expect(page.getByText("added the tag “VIP”")).toBeVisible();

  // Cancelled by mistake, and no seat is free any more.
  await page.getByRole("link", { name: "Cancel this registration" }).click();
  await page.getByLabel("Reason").fill("By mistake");
  await page.getByRole("button", { name: "Yes, cancel the registration" }).click();
  await page.getByRole("link", { name: "Undo the cancellation" }).click();
  await page.getByRole("button", { name: "Yes, bring it back" }).click();
  await expect(page.locator("#error-summary")).toContainText("Choose what is to happen");
  await page.getByLabel("To the end of the waiting list").check();
  await page.getByRole("button", { name: "Yes, bring it back" }).click();
  await expect(page.getByText("Back on the waiting list, at its end.")).toBeVisible();
  const found = await db.registration.findFirstOrThrow({ where: { eventId: event.id, emailKey: address } });
  expect(found).toMatchObject({ status: "waitlisted", route: "organiser", locale: "da", givenName: "محمد" });

  // The seat of the first goes to whoever waits, and they go to the end.
  await page.goto(`${list}/${first.id}`);
  await page.getByRole("link", { name: "Move to the waiting list" }).click();
  await page.getByRole("button", { name: "Yes, move to the waiting list" }).click();
  await expect(page.getByText("Moved to the end of the waiting list.")).toBeVisible();
});

test("merges two registrations of one person, value by value @no-js", async ({ page, db, baseURL, address }) => {
  const { event, list } = await atTheDesk(page, db, baseURL);
  const kept = await buildRegistration(db, { eventId: event.id, jobTitle: "Clerk", email: address });
  const double = await buildRegistration(db, {
    eventId: event.id,
    givenName: "ASE",
    familyName: "Nystrom",
    organisation: "New Town",
    email: `other-${address}`,
    registeredAt: "2024-02-06T09:00:00+01:00",
  });
  await page.goto(`${list}/${double.id}`);
  await page.getByRole("link", { name: "Maybe registered twice: see the other one" }).click();
  const search = page.getByLabel("Name, email address or reference");
  await search.fill("nobody-of-this-name");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.locator("#error-summary")).toContainText("Nobody else at this event has this name");
  await search.fill("nystorm");
  await page.getByRole("button", { name: "Search" }).click();
  const found = page.getByRole("region", { name: "Found" });
  await expect(found).toContainText("One registration was found.");
  await expect(found).toContainText(address);
  await found.getByRole("link", { name: new RegExp(`^Compare ?: ${kept.reference}`) }).click();
  await expect(page.getByText(`${kept.reference} stays: Åse Nyström, Confirmed.`)).toBeVisible();
  await expect(page.getByText(`The seat of ${double.reference} becomes free`)).toBeVisible();
  await page.getByRole("group", { name: "Organisation" }).getByLabel("New Town").check();
  await page.getByLabel("One mail to the address that stays").check();
  await page.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(page.getByText("The two registrations are one now.")).toBeVisible();
  await expect(page.getByText(`merged registration ${double.reference} into this one`)).toBeVisible();
  await expect(page.getByText("Organisation: Municipality of Example → New Town")).toBeVisible();
  expect(await record(db, kept.id)).toMatchObject({ organisation: "New Town", jobTitle: "Clerk", email: address });
  expect(await record(db, double.id)).toMatchObject({ status: "cancelled", mergedIntoId: kept.id });
  await page.goto(`${list}/${double.id}/restore`);
  await expect(page.getByText("This registration was merged into another one")).toBeVisible();
});

test("the pages about one person are accessible in both languages, and closed to those who may only read", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  test.slow();
  const { event, organiser, list } = await atTheDesk(page, db, baseURL, "owner");
  const long = { givenName: "Wolfgang-Maximilian Friedrich", familyName: "Freiherr von Hohenzollern-Sigmaringen" };
  const kept = await buildRegistration(db, { eventId: event.id, ...long });
  const double = await buildRegistration(db, { eventId: event.id, ...long, organisation: "Elsewhere" });
  const ended = await buildRegistration(db, { eventId: event.id, status: "cancelled" });
  const scope = grantScope(organiser, "registrations.change") as OrganiserScope<"registrations.change">;
  const noteId = crypto.randomUUID();
  await addNote(scope, { noteId, registrationId: kept.id, text: "Ελλάδα مرحبا" }, { db, now: new Date() });
  const here = `${list}/${kept.id}`;
  const pages = [
    `${list}/new`,
    here,
    `${here}/edit`,
    `${here}/move`,
    `${here}/merge`,
    `${here}/merge/${double.id}`,
    `${here}/notes/${noteId}`,
    `${here}/notes/${noteId}/remove`,
    `${list}/${ended.id}/restore`,
  ];
  for (const [index, address] of pages.entries()) {
    await page.goto(address);
    if (index === 0) {
      await page.getByRole("button", { name: "Dansk" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Tilføj en person" })).toBeVisible();
    }
    await expectAccessible(page);
  }
  await page.goto(`${list}/new`);
  await page.getByRole("button", { name: "Tilføj personen" }).click();
  await expect(page.locator("#error-summary")).toContainText("Skriv fornavn");
  await expectAccessible(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Add somebody" })).toBeVisible();
  for (const address of pages) {
    await page.goto(address);
    await expectAccessible(page);
  }

  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  for (const address of pages.filter((one) => one !== here)) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "Your role does not include this" })).toBeVisible();
  }
  await page.goto(here);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(long.familyName);
  await expect(page.getByText("Ελλάδα مرحبا")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Change details" })).toHaveCount(0);
});
