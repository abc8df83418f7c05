import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";
import { somebody } from "../support/registration-form";

const page = (slug: string, end = "") => `/admin/events/${slug}/mail/texts${end}`;

test("organisers put a mail into their own words, see it first, and go back to the shipped ones @no-js", async ({
  page: desk,
  context,
  db,
  baseURL,
  javaScriptEnabled,
  expectAccessible,
}) => {
  const event = await buildEvent(db, { slug: `texts-${crypto.randomUUID()}` });
  await signInAs(context, db, baseURL ?? "", "organiser");
  await desk.goto(page(event.slug));
  if (javaScriptEnabled) await expectAccessible(desk);
  await desk.getByRole("link", { name: "Reminder of the event" }).click();
  await expect(desk.getByLabel("Closing (English)")).toHaveValue("We look forward to seeing you.");
  if (javaScriptEnabled) await expectAccessible(desk);

  await desk.getByLabel("Subject (English)").fill("Soon, {givenname}");
  await desk.getByLabel("Opening (English)").fill("Bring:\n- a cup\n- {event}");
  await desk.getByRole("button", { name: "Save" }).click();
  const summary = desk.locator("#error-summary");
  await expect(summary).toContainText("“{givenname}” is not a placeholder. Write {given_name} instead.");
  await expect(desk).toHaveTitle(/^Error: /);
  await expect(desk.getByLabel("Opening (English)")).toHaveValue(/a cup/);
  if (javaScriptEnabled) await expectAccessible(desk);

  await desk.getByLabel("Subject (English)").fill("Soon, {given_name}");
  await desk.getByRole("button", { name: "Preview in English" }).click();
  await expect(desk.getByText("These words are not saved yet.")).toBeVisible();
  await expect(desk.getByRole("definition").filter({ hasText: /^Soon, Søren Æble$/ })).toBeVisible();
  const letter = desk.frameLocator("iframe");
  await expect(letter.getByRole("listitem").filter({ hasText: "a cup" })).toBeVisible();
  await expect(letter.getByText(event.slug)).toHaveCount(0);
  await expect(letter.getByRole("link", { name: "See your registration" })).toBeVisible();
  if (javaScriptEnabled) await expectAccessible(desk);
  expect(await db.eventMailText.count({ where: { eventId: event.id } })).toBe(0);

  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByRole("status")).toContainText("The words are saved.");
  await expect(desk.getByText("Own words: subject, opening")).toBeVisible();

  await desk.getByRole("link", { name: "Reminder of the event" }).click();
  await desk.getByRole("link", { name: "Back to the shipped words in English" }).click();
  if (javaScriptEnabled) await expectAccessible(desk);
  await desk.getByRole("button", { name: "Yes, back to the shipped words" }).click();
  await expect(desk.getByRole("status")).toContainText("The shipped words are back.");
  expect(await db.eventMailText.count({ where: { eventId: event.id } })).toBe(0);
});

test("who saves second is told, and nothing is overwritten unseen", async ({ page: desk, context, db, baseURL }) => {
  const event = await buildEvent(db, { slug: `texts-${crypto.randomUUID()}` });
  await signInAs(context, db, baseURL ?? "", "organiser");
  await desk.goto(page(event.slug, "/event-thanks"));
  const key = { eventId: event.id, kind: "event.thanks", locale: "en" };
  await db.eventMailText.create({ data: { ...key, opening: "From a colleague." } });
  await desk.getByLabel("Opening (English)").fill("From me.");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.locator("#error-summary")).toContainText("Somebody else has saved these words");
  await expect(desk.getByText("Saved by somebody else: “From a colleague.”")).toBeVisible();
  await expect(desk.getByLabel("Opening (English)")).toHaveValue("From me.");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByRole("status")).toContainText("The words are saved.");
  expect((await db.eventMailText.findFirstOrThrow({ where: key })).opening).toBe("From me.");
});

test("the sender's name, address for answers and signature are the event's own @no-js", async ({
  page: desk,
  context,
  db,
  baseURL,
  address,
  mailbox,
  javaScriptEnabled,
  expectAccessible,
}) => {
  const event = await buildEvent(db, { slug: `texts-${crypto.randomUUID()}` });
  await signInAs(context, db, baseURL ?? "", "organiser");
  await desk.goto(`/admin/events/${event.slug}/mail/sender`);
  if (javaScriptEnabled) await expectAccessible(desk);
  await desk.getByLabel("Sender’s name").fill("pay@bank.example");
  await desk.getByLabel("Address for answers").fill("one@example.org, two@example.org");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.locator("#error-summary")).toContainText("Write a name without an email address.");
  await expect(desk.locator("#error-summary")).toContainText("Write one email address for answers");
  if (javaScriptEnabled) await expectAccessible(desk);
  await desk.getByLabel("Sender’s name").fill('Clean Cluster, "Joan"');
  await desk.getByLabel("Address for answers").fill("answers@example.org");
  await desk.getByLabel("Signature (English)").fill("Best wishes\nJoan");
  await desk.getByRole("button", { name: "Save" }).click();
  await expect(desk.getByRole("status")).toContainText("The sender is saved.");
  await expect(desk.getByText(/^Clean Cluster, "Joan" </)).toHaveCount(2);

  const { id } = await buildRegistration(db, { eventId: event.id, email: address, givenName: somebody.givenName });
  await desk.goto(`/admin/events/${event.slug}/registrations/${id}`);
  await desk.getByRole("button", { name: /^Send the (confirmation|mail) again/ }).click();
  const mail = await mailbox.waitFor(address);
  expect(mail.from?.value[0]?.name).toBe('Clean Cluster, "Joan"');
  expect(mail.replyTo?.value[0]?.address).toBe("answers@example.org");
  expect(mail.text).toContain("Best wishes\nJoan");
});

test("who may only read sees whose words they are and changes none", async ({ page: desk, context, db, baseURL }) => {
  const event = await buildEvent(db, { slug: `texts-${crypto.randomUUID()}` });
  await signInAs(context, db, baseURL ?? "", "viewer");
  await desk.goto(page(event.slug));
  await expect(desk.getByRole("link", { name: "Confirmation", exact: true })).toHaveCount(0);
  await desk.goto(`/admin/events/${event.slug}/mail/sender`);
  await expect(desk.getByText("Your role can read this, not change it.")).toBeVisible();
  for (const end of ["", "/preview", "/letter", "/reset"]) {
    await desk.goto(page(event.slug, `/event-thanks${end}`));
    await expect(desk).toHaveURL(/no-permission/);
  }
});
