import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

test("pics", async ({ page, db, baseURL }) => {
  const event = await buildDraftEvent(db);
  await buildRegistration(db, { eventId: event.id, givenName: "Bo", familyName: "Lund", email: "bo-pic@x.example" });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const here = `/admin/events/${event.slug}`;
  await page.goto(`${here}/imports`);
  const h = "Fornavn;Efternavn;E-mail;Organisation;Organisationstype;Land;Mærker";
  await page.getByLabel("Your list").setInputFiles({
    name: "deltagere-fra-kommunerne-2024.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      `${h}\nΜαρία;Παπαδοπούλου;maria@x.example;Δήμος;Kommune;Grækenland;VIP\nBo;Lund;bo-pic@x.example;Another body with a long name;Kommune;Danmark;\nUden;Adresse;ingen;Kommune;Kommune;Danmarkk;`,
    ),
  });
  await page.getByRole("button", { name: "Upload and go on" }).click();
  const columns = page.url();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByRole("heading", { name: "What each row would do" })).toBeVisible();
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, address] of [
      ["exports", `${here}/exports`],
      ["imports", `${here}/imports?problem=locked`],
      ["columns", columns],
      ["check", `${columns}/check`],
    ] as const) {
      await page.goto(address);
      await page.screenshot({ path: `/tmp/pics-inout/${name}-${width}.png`, fullPage: true });
    }
  }
});
