import path from "node:path";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";
import { fillForm, registerAddress, somebody } from "../support/registration-form";

/** The README's pictures. `UPDATE_PICTURES=1 npm test -- e2e` takes them anew; otherwise they go beside the results. */
const folder = process.env.UPDATE_PICTURES ? "docs/pictures" : "test-results/pictures";
const file = (name: string) => path.join(folder, `${name}.png`);

test("the event's page has its picture taken", async ({ page, isMobile }) => {
  await page.goto("/en/events/brinc-workshop-2024");
  await expect(page.getByRole("link", { name: "Register", exact: true }).first()).toBeVisible();
  await page.screenshot({ path: file(isMobile ? "event-phone" : "event-desktop") });
});

test("the check page has its picture taken", async ({ page, address, isMobile }) => {
  test.skip(!isMobile, "Shown as a phone in the README.");
  await page.goto(registerAddress("en"));
  await fillForm(page, {
    ...somebody,
    givenName: "Eleni",
    familyName: "Papadopoulou",
    email: address,
    jobTitle: "Procurement officer",
  });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await page.screenshot({ path: file("check-phone") });
});

test("the organisers' list has its picture taken", async ({ page, context, db, baseURL, isMobile }) => {
  test.skip(isMobile, "Shown at desktop width in the README.");
  const event = await buildDraftEvent(db);
  const people = [
    ["Mette", "Sørensen", "Aarhus Kommune", "DK", "municipality"],
    ["Ελένη", "Παπαδοπούλου", "Δήμος Αθηναίων", "GR", "municipality"],
    ["Siún", "O’Brien", "Office of Public Works", "IE", "state_authority"],
    ["Jan", "Dąbrowski", "Województwo Mazowieckie", "PL", "region"],
    ["Françoise", "Lefèvre", "Bruxelles Environnement", "BE", "public_body"],
  ] as const;
  for (const [index, [givenName, familyName, organisation, country, organisationType]] of people.entries()) {
    const status = index === 3 ? "cancelled" : "confirmed";
    const registeredAt = new Date(Date.UTC(2024, 1, 1 + index, 9, 12 * index));
    const values = { givenName, familyName, organisation, country, organisationType, status, registeredAt } as const;
    await buildRegistration(db, { eventId: event.id, ...values });
  }
  await signInAs(context, db, String(baseURL), "organiser");
  await page.goto(`/admin/events/${event.slug}/registrations`);
  await expect(page.getByRole("table")).toContainText("Sørensen");
  await page.screenshot({ path: file("desk-desktop"), fullPage: true });
});
