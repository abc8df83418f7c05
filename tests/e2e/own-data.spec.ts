import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Db } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";
import { ownLinkIn } from "../support/registration-form";

/** Somebody with an answer of each kind, a colleague and a little history, who is mailed their link by the server. */
async function buildPerson(db: Db, email: string, locale: "da" | "en") {
  const event = await buildEvent(db, { slug: `data-${randomBytes(5).toString("hex")}` });
  const registration = await buildRegistration(db, { eventId: event.id, email, locale, jobTitle: "Buyer" });
  const { id: registrationId, eventId } = registration;
  const at = new Date("2024-02-05T08:00:00Z");
  const answer = { registrationId, value: "Vegan", answeredAt: at };
  const question = (key: string, isSensitive: boolean) =>
    db.question.create({ data: { eventId, key, kind: "short_text", position: 1, isSensitive } });
  await db.sensitiveAnswer.create({
    data: {
      ...answer,
      questionId: (await question("diet", true)).id,
      asked: "What do you eat?",
      inWords: "Vegan",
      consentedAt: at,
    },
  });
  await db.answer.create({
    data: { ...answer, questionId: (await question("case", false)).id, asked: "Which case?", inWords: "Old bricks" },
  });
  await buildRegistration(db, { eventId, groupLeadId: registrationId, givenName: "Maja", familyName: "Friis" });
  await db.auditEntry.create({
    data: { at, actorKind: "participant", action: "registration.confirmed", eventId, registrationId, after: {} },
  });
  await db.outgoingMail.create({
    data: {
      kind: "registration.confirmed",
      locale,
      recipient: email,
      registrationId,
      eventId,
      queuedAt: at,
      messageId: `<${randomUUID()}@localhost.localdomain>`,
    },
  });
  return { registration, event };
}

const words = {
  en: {
    title: "What we hold about you",
    ask: "Ask for deletion",
    live: "Your registration still stands",
    yes: "Yes, ask for deletion",
    done: "We have received your request",
    mailed: "You have asked us to delete your data",
  },
  da: {
    title: "Det har vi om dig",
    ask: "Bed om sletning",
    live: "Din tilmelding står stadig ved magt",
    yes: "Ja, bed om sletning",
    done: "Vi har modtaget dit ønske",
    mailed: "Du har bedt os slette dine oplysninger",
  },
} as const;

for (const locale of ["en", "da"] as const) {
  const word = words[locale];
  test(`a participant sees and downloads everything held about them, and asks for deletion, in ${locale} @no-js`, async ({
    page,
    db,
    address,
    mailbox,
    expectAccessible,
    javaScriptEnabled,
  }) => {
    const check = async () => {
      if (javaScriptEnabled !== false) await expectAccessible(page);
    };
    const { registration } = await buildPerson(db, address, locale);
    const own = ownLinkIn((await mailbox.waitFor(address)).text);

    await page.goto(`${own}/data`);
    await expect(page.getByRole("heading", { name: word.title, level: 1 })).toBeVisible();
    for (const text of ["Vegan", "Old bricks", "Maja Friis", "Buyer", registration.reference]) {
      await expect(page.getByText(text).first()).toBeVisible();
    }
    await check();

    const downloading = page.waitForEvent("download");
    await page.locator('a[href$="/data.json"]').click();
    const file = await downloading;
    expect(file.suggestedFilename()).toBe(`${registration.reference}.json`);
    const held = JSON.parse(await readFile(await file.path(), "utf8"));
    expect(held).toMatchObject({
      format: "registration-desk/own-data/1",
      registration: { email: address, reference: registration.reference },
      answers: [{ inWords: "Old bricks" }, { inWords: "Vegan" }],
      colleagues: ["Maja Friis"],
    });

    await page.getByRole("button", { name: word.ask }).click();
    await expect(page).toHaveURL(/\/data\/delete\??$/);
    await expect(page.getByText(word.live)).toBeVisible();
    await check();
    expect(await db.registration.findUniqueOrThrow({ where: { id: registration.id } })).toMatchObject({
      deletionRequestedAt: null,
    });
    await page.getByRole("button", { name: word.yes }).click();
    await expect(page.getByText(word.done)).toBeVisible();
    await expect(page.getByRole("button", { name: word.ask })).toHaveCount(0);
    await check();
    await page.goto(`${own}/data/delete`);
    await expect(page).toHaveURL(/\/data$/);

    const mail = await mailbox.waitFor(address, { count: 2 });
    expect(mail.subject).toContain(word.mailed);
    expect(mail.text).toContain(`${own}/data`);
    expect(await db.registration.findUniqueOrThrow({ where: { id: registration.id } })).toMatchObject({
      status: "confirmed",
    });
  });
}

test("an organiser erases what was asked to be deleted, once the registration has ended @no-js", async ({
  page,
  context,
  db,
  baseURL,
  address,
  mailbox,
  expectAccessible,
  javaScriptEnabled,
}) => {
  const { registration, event } = await buildPerson(db, address, "en");
  const own = ownLinkIn((await mailbox.waitFor(address)).text);
  const where = { id: registration.id };
  await db.registration.update({ where, data: { deletionRequestedAt: new Date("2024-02-05T09:00:00Z") } });
  await signInAs(context, db, baseURL ?? "", "organiser");
  const erase = `/admin/events/${event.slug}/registrations/${registration.id}/erase`;
  const button = page.getByRole("button", { name: "Delete the data for good" });

  await page.goto(erase);
  await expect(page.getByText("Åse Nyström asked for deletion on")).toBeVisible();
  await expect(page.getByText("The registration is still live")).toBeVisible();
  await expect(button).toHaveCount(0);
  if (javaScriptEnabled !== false) await expectAccessible(page);

  await db.registration.update({ where, data: { status: "cancelled", cancelledAt: new Date("2024-02-05T09:30:00Z") } });
  await page.goto(erase);
  if (javaScriptEnabled !== false) await expectAccessible(page);
  await button.click();
  await expect(page).toHaveURL(/said=erased/);
  expect(await db.registration.findUniqueOrThrow({ where })).toMatchObject({ givenName: "—", jobTitle: null });
  expect(await db.outgoingMail.count({ where: { recipient: address } })).toBe(0);
  await page.goto(erase);
  await expect(page.getByText("The data was deleted on")).toBeVisible();

  const answer = await page.goto(`${own}/data`);
  expect(answer?.status()).toBe(404);
});

test("somebody who may only read cannot erase", async ({ page, context, db, baseURL, address }) => {
  const { registration, event } = await buildPerson(db, address, "en");
  await signInAs(context, db, baseURL ?? "", "viewer");
  await page.goto(`/admin/events/${event.slug}/registrations/${registration.id}/erase`);
  await expect(page).toHaveURL(/no-permission/);
});
