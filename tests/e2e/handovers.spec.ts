import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildOwnEvent, newAddress, openRegistration } from "../support/own-page";
import { fillForm } from "../support/registration-form";

/** The secret link of an offered place in a mail's text. */
function handoverLinkIn(text: string | undefined): string {
  const link = /https?:\/\/\S+\/handovers\/[\w-]+/.exec(text ?? "")?.[0];
  if (!link) throw new Error("There is no link to an offered place in the mail.");
  return new URL(link).pathname;
}

test("a place goes from one person to another, and the one who waits neither gains nor loses @no-js", async ({
  page,
  db,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  test.slow();
  const check = async () => {
    if (javaScriptEnabled !== false) await expectAccessible(page);
  };
  const { id: eventId } = await buildOwnEvent(db, { capacity: 1, hasWaitingList: true });
  const holder = await openRegistration(db, mailbox, { eventId, givenName: "Ana", familyName: "Ash" });
  const waiting = await buildRegistration(db, { eventId, status: "waitlisted", email: newAddress() });
  const colleague = newAddress();

  await page.goto(holder.link);
  await page.getByRole("button", { name: "Hand my place to a colleague" }).click();
  await check();
  await page.getByLabel("Your colleague’s name").fill("Bo Berg");
  await page.getByLabel("Your colleague’s email address").fill(holder.registration.email);
  await page.getByRole("button", { name: "Send the offer" }).click();
  await expect(page.locator("#error-summary")).toContainText("This is your own email address");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByLabel("Your colleague’s name")).toHaveValue("Bo Berg");
  await check();
  await page.getByLabel("Your colleague’s email address").fill(colleague);
  await page.getByLabel("Dansk").check();
  await page.getByRole("button", { name: "Send the offer" }).click();
  await expect(page.getByRole("status").first()).toContainText("The offer is sent");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have a place");
  await expect(page.getByRole("heading", { name: "You have offered your place to Bo Berg" })).toBeVisible();
  await check();

  const offer = handoverLinkIn((await mailbox.waitFor(colleague)).text);
  await page.context().clearCookies();
  await page.goto(offer);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ana Ash tilbyder dig en plads");
  await check();
  await page.goto(offer.replace("/da/", "/en/"));
  await page.getByRole("button", { name: "Take this place" }).click();
  await expect(page.getByText(colleague)).toBeVisible();
  await expect(page.locator('[name="organisation"]')).toHaveValue(holder.registration.organisation);
  await expect(page.locator('[name="givenName"]')).toHaveValue("");
  await check();
  await fillForm(page, { givenName: "Bo" });
  await page.getByRole("button", { name: "Take the place" }).click();
  await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
  await expect(page.locator('[name="givenName"]')).toHaveValue("Bo");
  await fillForm(page, { familyName: "Berg" });
  await page.getByRole("button", { name: "Take the place" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The place is yours");
  await check();

  const taken = await db.registration.findFirstOrThrow({ where: { eventId, emailKey: colleague } });
  expect(taken).toMatchObject({ status: "confirmed", familyName: "Berg", handedOverById: holder.registration.id });
  await expect(page.getByText(taken.reference)).toBeVisible();
  expect((await mailbox.waitFor(colleague, { count: 2 })).text).toContain(taken.reference);
  await page.goto(holder.link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your place has been handed over");
  await expect(page.getByText("Bo Berg has taken over your place.")).toBeVisible();
  expect(await db.registration.findUnique({ where: { id: waiting.id } })).toMatchObject({ status: "waitlisted" });
});

test("a colleague says no in two steps, and the holder keeps the place and asks another @no-js", async ({
  page,
  db,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  test.slow();
  const { id: eventId } = await buildOwnEvent(db);
  const holder = await openRegistration(db, mailbox, { eventId });
  const offerTo = async (address: string) => {
    await page.goto(`${holder.link}/hand-over`);
    await page.getByLabel("Your colleague’s name").fill("Bo Berg");
    await page.getByLabel("Your colleague’s email address").fill(address);
    await page.getByRole("button", { name: "Send the offer" }).click();
    await expect(page.getByRole("status").first()).toContainText("The offer is sent");
    return handoverLinkIn((await mailbox.waitFor(address)).text);
  };
  const first = await offerTo(newAddress());
  await page.goto(first);
  await page.getByRole("button", { name: "I cannot take it" }).click();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await page.getByRole("button", { name: "No thank you, I cannot take it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have said no");
  expect((await mailbox.waitFor(holder.registration.email, { count: 2 })).text).toContain("Bo Berg");

  // Withdrawn while the colleague fills in the form: a clear page, and nothing lost for the holder.
  const second = await offerTo(newAddress());
  const colleague = await page.context().newPage();
  await colleague.goto(`${second}/take`);
  await fillForm(colleague, { givenName: "Bo", familyName: "Berg" });
  await page.goto(`${holder.link}/hand-over`);
  await page.getByRole("button", { name: "Withdraw the offer" }).click();
  await expect(page.getByRole("status").first()).toContainText("The offer is withdrawn");
  await colleague.getByRole("button", { name: "Take the place" }).click();
  await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("The offer has been withdrawn");
  expect(await db.registration.count({ where: { eventId, status: "confirmed" } })).toBe(1);
  for (const page of ["", "/take", "/decline"]) {
    await colleague.goto(`${second}${page}`);
    await expect(colleague.getByRole("heading", { level: 1 })).toHaveText("The offer has been withdrawn");
  }
});

test("whoever has a place already is told so; an offer that has run out says so", async ({ page, db, mailbox }) => {
  const { id: eventId } = await buildOwnEvent(db);
  const holder = await openRegistration(db, mailbox, { eventId });
  const address = newAddress();
  await page.goto(`${holder.link}/hand-over`);
  await page.getByLabel("Your colleague’s name").fill("Bo Berg");
  await page.getByLabel("Your colleague’s email address").fill(address);
  await page.getByRole("button", { name: "Send the offer" }).click();
  const offer = handoverLinkIn((await mailbox.waitFor(address)).text);
  await buildRegistration(db, { eventId, email: address });
  await page.goto(`${offer}/take`);
  await fillForm(page, { givenName: "Bo", familyName: "Berg" });
  await page.getByRole("button", { name: "Take the place" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You already have a place");

  const expiresAt = new Date("2024-02-05T08:00:00+01:00");
  await db.handover.updateMany({ where: { registrationId: holder.registration.id }, data: { expiresAt } });
  await page.goto(offer);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The offer has run out");
  expect((await page.goto("/en/handovers/nonsense"))?.status()).toBe(404);
});
