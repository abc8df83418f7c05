import { once } from "node:events";
import { type IncomingMessage, request as send } from "node:http";
import type { Page } from "@playwright/test";
import type { Db } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { files } from "../support/files";
import { buildAccessCode } from "../support/invitations";
import { buildDraftEvent, signInAs } from "../support/organiser";
import { fillForm, ownLinkIn, registerAddress, somebody } from "../support/registration-form";

/** A published event that asks one question of each kind, the last two only after "yes". */
async function eventWithQuestions(db: Db) {
  const words = (label: string, help: string | null = null, options = {}) => ({
    create: [{ locale: "en", label, help, options }],
  });
  const kinds = [
    { key: "title", kind: "short_text", isRequired: true, texts: words("Title of your case") },
    { key: "story", kind: "long_text", texts: words("What did you learn?", "A few lines are enough.") },
    { key: "budget", kind: "number", minimum: 1, maximum: 500, texts: words("Budget in thousands of euros") },
    {
      key: "role",
      kind: "one_of",
      options: ["buyer", "lawyer"],
      texts: words("What do you do?", null, { buyer: "I buy", lawyer: "I check contracts" }),
    },
    {
      key: "topics",
      kind: "several_of",
      options: ["waste", "energy", "food"],
      texts: words("Which topics interest you?", null, { waste: "Waste", energy: "Energy", food: "Food" }),
    },
    { key: "since", kind: "date", texts: words("Since when do you work with this?") },
    { key: "presents", kind: "yes_no", isRequired: true, texts: words("Will you present something?") },
    { key: "slides", kind: "file", isRequired: true, after: "presents", texts: words("Your slides") },
    {
      key: "needs",
      kind: "short_text",
      isRequired: true,
      after: "presents",
      texts: words("What do you need on stage?"),
    },
  ] as const;
  const ids = Object.fromEntries(kinds.map(({ key }) => [key, crypto.randomUUID()]));
  const sensitive = { id: crypto.randomUUID(), key: "diet", kind: "short_text", isSensitive: true } as const;
  return buildEvent(db, {
    slug: `questions-${crypto.randomUUID()}`,
    questions: {
      create: [
        ...kinds.map((kind, index) => {
          const { after = null, ...columns } = { after: null, ...kind };
          const condition = after ? { showIfId: ids[after], showIfValues: ["yes"] } : {};
          const options = "options" in columns ? [...columns.options] : [];
          return { ...columns, ...condition, options, id: ids[kind.key], position: index + 1 };
        }),
        { ...sensitive, position: 20, texts: words("What should we know about what you eat?") },
      ] as never,
    },
  });
}

const upload = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel("File", { exact: true }).setInputFiles({ name, mimeType: "application/pdf", buffer });

test("questions of every kind are asked, checked and kept; a file is chosen on the way @no-js", async ({
  page,
  db,
  address,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  test.slow();
  const check = async () => {
    if (javaScriptEnabled !== false) await expectAccessible(page);
  };
  const event = await eventWithQuestions(db);
  await page.goto(registerAddress("en", event.slug));
  await expect(page.getByLabel("What do you need on stage?")).toBeHidden();
  await check();
  await fillForm(page, { ...somebody, email: address });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#error-summary li")).toHaveText([
    "Answer the question “Title of your case”",
    "Choose an answer to “Will you present something?”",
  ]);

  await page.getByLabel("Title of your case").fill("Genbrug af bleer");
  await page.getByLabel("What did you learn? (optional)").fill("One\n\nTwo");
  await page.getByLabel("Budget in thousands of euros (optional)").fill("600");
  await page.getByLabel("I check contracts").check();
  await page.getByLabel("Waste").check();
  await page.getByLabel("Food").check();
  await page.getByLabel("Since when do you work with this? (optional)").fill("31/2/2020");
  await page.getByRole("group", { name: "Will you present something?" }).getByLabel("Yes").check();
  await page.getByLabel("What should we know about what you eat? (optional)").fill("No nuts");
  await expect(page.getByLabel("What do you need on stage?")).toBeVisible();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("#error-summary li")).toHaveText([
    "“Budget in thousands of euros”: enter 500 or less",
    "“Since when do you work with this?”: enter a date with day, month and year, such as 19/03/2024",
    "Choose a file for “Your slides”",
    "Answer the question “What do you need on stage?”",
    "Tick the box if we may use your answers about yourself, or clear those answers",
  ]);
  await expect(page.getByLabel("Since when do you work with this? (optional)")).toHaveValue("31/2/2020");
  await check();

  await page.getByLabel("Budget in thousands of euros (optional)").fill("1.5");
  await page.getByLabel("Since when do you work with this? (optional)").fill("1 March 2020");
  await page.getByLabel("What do you need on stage?").fill("A table");
  await page.getByLabel("I agree that the organisers use these answers").check();
  await page.getByRole("button", { name: /^Choose a file ?: Your slides$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your slides" })).toBeVisible();
  await check();
  await upload(page, "../Åses plan.exe", files.pdf);
  await page.getByRole("button", { name: "Use this file" }).click();
  await expect(page.getByText("Chosen: Åses plan.pdf (1 kB)")).toBeVisible();
  await expect(page.locator("#error-summary")).toHaveCount(0);
  await expect(page.getByLabel("What do you need on stage?")).toHaveValue("A table");
  await page.getByRole("button", { name: "Continue" }).click();

  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  for (const text of ["Genbrug af bleer", "1.5", "I check contracts", "Waste; Food", "1 March 2020", "No nuts"]) {
    await expect(page.locator(".summary-list").getByText(text, { exact: true })).toBeVisible();
  }
  await check();
  await page.getByRole("button", { name: "Send registration" }).click();
  await expect(page.getByRole("heading", { name: "You are registered" })).toBeVisible();

  const mail = await mailbox.waitFor(address);
  await page.goto(new URL(ownLinkIn(mail.text)).pathname);
  await expect(page.getByText("No nuts")).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Åses plan.pdf (1 kB)" }).click();
  expect((await downloading).suggestedFilename()).toBe("Åses plan.pdf");

  await page
    .getByRole("link", { name: "Change my details" })
    .or(page.getByRole("button", { name: "Change my details" }))
    .click();
  await expect(page.getByLabel("Waste")).toBeChecked();
  await page.getByRole("button", { name: /^Choose another file or remove it ?: Your slides$/ }).click();
  await upload(page, "second.png", files.png);
  await page.getByRole("button", { name: "Use this file" }).click();
  await page.getByRole("group", { name: "Will you present something?" }).getByLabel("No", { exact: true }).check();
  await page.getByLabel("What should we know about what you eat? (optional)").fill("");
  await page.getByRole("button", { name: "Save my details" }).click();
  await expect(page.getByText("Genbrug af bleer")).toBeVisible();
  await expect(page.getByText("No nuts")).toHaveCount(0);
  // What was asked only after "yes" is gone, the file with it, though it was typed.
  const { id } = await db.registration.findFirstOrThrow({ where: { email: address } });
  expect(await db.answer.count({ where: { registrationId: id, question: { key: { in: ["slides", "needs"] } } } })).toBe(
    0,
  );
  expect(await db.storedFile.count({ where: { registrationId: id } })).toBe(0);
  expect(await db.sensitiveAnswer.count({ where: { registrationId: id } })).toBe(0);
});

test("an empty, renamed or large file gets a sentence, and nothing typed is lost @no-js", async ({ page, db }) => {
  test.slow();
  const event = await eventWithQuestions(db);
  const form = registerAddress("en", event.slug);
  await page.goto(form);
  await fillForm(page, somebody);
  await page.getByRole("group", { name: "Will you present something?" }).getByLabel("Yes").check();
  await page.getByRole("button", { name: /^Choose a file ?: Your slides$/ }).click();
  const wrong = [
    ["empty.pdf", Buffer.alloc(0), "The file is empty. Choose another one"],
    [
      "really-a-page.pdf",
      Buffer.from("<html><script>alert(1)</script></html>"),
      "This is neither a PDF nor a JPG nor a PNG",
    ],
    ["half.pdf", files.pdf.subarray(0, 30), "The file is incomplete or damaged"],
    ["two.pdf", Buffer.concat([files.pdf, files.zip]), "There is a second kind of file hidden in this one"],
    ["large.pdf", Buffer.concat([files.pdf, Buffer.alloc(5_000_000)]), "The file is larger than 5 MB"],
    ["very-large.pdf", Buffer.alloc(30_000_000), "The file is larger than 5 MB"],
  ] as const;
  for (const [name, content, sentence] of wrong) {
    await upload(page, name, content);
    await page.getByRole("button", { name: "Use this file" }).click();
    await expect(page.locator("#error-summary")).toContainText(sentence);
    await expect(page.locator("#file-error")).toContainText(sentence);
    await expect(page).toHaveTitle(/^Error: /);
  }
  await page.goto(`${form}/files/slides`);
  await page.getByRole("button", { name: "Use this file" }).click();
  await expect(page.locator("#error-summary")).toContainText("Choose a file first");
  await page.getByRole("link", { name: "Back to the form" }).click();
  await expect(page.locator('[name="givenName"]')).toHaveValue(somebody.givenName);
  await expect(page.locator("#error-summary")).toHaveCount(0);
  expect(await db.storedFile.count({ where: { name: { in: wrong.map(([name]) => name) } } })).toBe(0);
});

test("no file is taken where nobody can register, but from those with a code @no-js", async ({ page, db }) => {
  test.slow();
  const event = await eventWithQuestions(db);
  const form = registerAddress("en", event.slug);
  const send = async (name: string) => {
    await upload(page, name, files.pdf);
    await page.getByRole("button", { name: "Use this file" }).click();
  };
  await page.goto(form);
  await page.goto(`${form}/files/slides`);
  await db.event.update({
    where: { id: event.id },
    data: { registrationOpensAt: new Date("2020-01-01"), registrationClosesAt: new Date("2020-01-02") },
  });
  await send(`late-${event.id}.pdf`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registration has closed");
  await page.goto(`${form}/files/slides`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Registration has closed");

  const { code } = await buildAccessCode(db, { eventId: event.id });
  await page.goto(`${form}?code=${code}`);
  await page.getByRole("group", { name: "Will you present something?" }).getByLabel("Yes").check();
  await page.getByRole("button", { name: /^Choose a file ?: Your slides$/ }).click();
  await send(`with-code-${event.id}.pdf`);
  await expect(page.getByText(`with-code-${event.id}.pdf`)).toBeVisible();
  const kept = await db.storedFile.findMany({ where: { name: { contains: event.id } }, select: { name: true } });
  expect(kept).toEqual([{ name: `with-code-${event.id}.pdf` }]);
});

test("a file of 2 GB is read to its end, answered with a page, and nothing typed is lost", async ({
  page,
  db,
  baseURL,
  extraHTTPHeaders,
}, testInfo) => {
  test.skip(testInfo.project.name !== "desktop", "the same post whatever the width of the window");
  test.setTimeout(180_000);
  const event = await eventWithQuestions(db);
  const form = registerAddress("en", event.slug);
  await page.goto(form);
  await fillForm(page, somebody);
  await page.getByRole("group", { name: "Will you present something?" }).getByLabel("Yes").check();
  await page.getByRole("button", { name: /^Choose a file ?: Your slides$/ }).click();
  await page.getByRole("heading", { level: 1, name: "Your slides" }).waitFor();
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const sending = send(`${baseURL}${form}/files/slides/upload`, {
    method: "POST",
    headers: {
      ...extraHTTPHeaders,
      cookie: cookies,
      origin: String(baseURL),
      "content-type": "multipart/form-data; boundary=x",
    },
  });
  const answered = once(sending, "response");
  sending.write('--x\r\ncontent-disposition: form-data; name="file"; filename="film.pdf"\r\n\r\n%PDF-1.4\n');
  const piece = Buffer.alloc(1024 * 1024, "x");
  for (let sent = 0; sent < 2048; sent += 1) {
    if (!sending.write(piece)) await once(sending, "drain");
  }
  sending.end("\r\n--x--\r\n");
  const [answer] = (await answered) as [IncomingMessage];
  expect([answer.statusCode, answer.headers.location]).toEqual([303, `${form}/files/slides?problem=too_large`]);
  answer.resume();
  await page.goto(String(answer.headers.location));
  await expect(page.locator("#error-summary")).toContainText("The file is larger than 5 MB. Choose a smaller one");
  await page.getByRole("link", { name: "Back to the form" }).click();
  await expect(page.locator('[name="givenName"]')).toHaveValue(somebody.givenName);
});

test("organisers write, order, remove and restore questions @no-js", async ({
  page,
  db,
  baseURL,
  expectAccessible,
  javaScriptEnabled,
}) => {
  test.slow();
  const check = async () => {
    if (javaScriptEnabled !== false) await expectAccessible(page);
  };
  const event = await buildDraftEvent(db);
  await signInAs(page.context(), db, String(baseURL), "organiser");
  const here = `/admin/events/${event.slug}/questions`;
  await page.goto(here);
  await expect(page.getByText("The event asks no questions of its own yet.")).toBeVisible();
  await page.getByRole("button", { name: "Add the usual questions" }).click();
  await expect(page.getByRole("status")).toContainText("The usual questions are added.");
  await expect(page.locator(".question-list__row")).toHaveCount(3);
  await check();

  await page.getByLabel("Kind of answer").selectOption("one_of");
  await page.getByRole("button", { name: "Write the question" }).click();
  await page.getByLabel("Question in English").fill("Which day?");
  await page.getByLabel("Answer 1 in Danish").fill("Tirsdag");
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.locator("#error-summary li")).toHaveText([
    "Write the question in Danish",
    "Write at least two answers to choose from",
  ]);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Question in English")).toHaveValue("Which day?");
  await check();
  await page.getByRole("button", { name: "Forget what I typed" }).click();
  await expect(page).toHaveURL(/kind=one_of$/);
  await expect(page.getByLabel("Question in English")).toHaveValue("");
  await page.getByLabel("Question in English").fill("Which day?");
  await page.getByLabel("Answer 1 in Danish").fill("Tirsdag");
  await page.getByLabel("Question in Danish").fill("Hvilken dag?");
  await page.getByLabel("Answer 2 in Danish").fill("Onsdag");
  await page.getByLabel("Answer 1 in English").fill("Tuesday");
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByRole("heading", { name: "Which day?" })).toBeVisible();

  await page.getByLabel("Kind of answer").selectOption("short_text");
  await page.getByRole("button", { name: "Write the question" }).click();
  await page.getByLabel("Question in Danish").fill("Hvornår onsdag?");
  await page.getByLabel("Must be answered").check();
  await page.getByLabel("Onsdag").check();
  await page.getByLabel("People with a code").check();
  await check();
  await page.getByRole("button", { name: "Add the question" }).click();
  const row = page.locator("#question-hvornaar_onsdag");
  await expect(row).toContainText("Short text · Required · No answers yet");
  await expect(row).toContainText("Asked only after “Onsdag” to “Which day?”.");
  await expect(row).toContainText("Asked only of: People with a code.");
  await expect(row).toContainText("Not written yet in English");

  await row.getByRole("button", { name: "Move up" }).click();
  await expect(page.getByRole("status")).toContainText("so these two keep their order");
  await page.locator("#question-diet_details").getByRole("button", { name: "Move down" }).click();
  await expect(page.getByRole("status")).toContainText("The order is changed.");

  const day = page.locator("#question-hvilken_dag");
  await buildRegistration(db, { eventId: event.id });
  await day.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("Answer 2 in Danish").fill("");
  await page.getByLabel("Answer 3 in Danish").fill("Torsdag");
  await page.getByRole("button", { name: "Save the question" }).click();
  await expect(page.locator("#error-summary")).toContainText(
    "“Hvornår onsdag?” waits for an answer that would no longer be there",
  );
  await page.getByRole("link", { name: "All questions" }).first().click();
  await day.getByRole("link", { name: "Remove" }).click();
  await expect(page.getByText("Hvornår onsdag?")).toBeVisible();
  await check();
  await page.getByRole("button", { name: "Yes, remove them all" }).click();
  await expect(page.getByRole("status")).toContainText("The question is removed.");
  await expect(page.getByRole("heading", { name: "Removed", exact: true })).toBeVisible();
  await row.getByRole("button", { name: "Ask it again" }).click();
  await expect(page.getByRole("status")).toContainText("Restore that question first");
  await day.getByRole("button", { name: "Ask it again" }).click();
  await expect(page.getByRole("status")).toContainText("The question is asked again, at the end.");
  await check();
});

test("readers of the desk see the questions and cannot change them", async ({ page, db, baseURL }) => {
  const event = await buildDraftEvent(db);
  await signInAs(page.context(), db, String(baseURL), "viewer");
  await page.goto(`/admin/events/${event.slug}/questions`);
  await expect(page.getByText("Your role can read the questions, not change them.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await page.goto(`/admin/events/${event.slug}/questions/new?kind=date`);
  await expect(page.getByRole("heading", { name: "Your role does not include this" })).toBeVisible();
});
