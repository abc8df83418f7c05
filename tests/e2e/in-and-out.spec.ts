import { randomBytes } from "node:crypto";
import { expect, test } from "../support/e2e";
import { buildRegistration } from "../support/factories";
import { buildDraftEvent, signInAs } from "../support/organiser";

const heading = "Fornavn;Efternavn;E-mail;Organisation;Organisationstype;Land;Mærker";

test("brings a list in: columns guessed, each row shown, all of it or nothing @no-js", async ({
  page,
  db,
  baseURL,
}) => {
  const event = await buildDraftEvent(db);
  const host = `${randomBytes(4).toString("hex")}.example`;
  const bo = await buildRegistration(db, {
    eventId: event.id,
    givenName: "Bo",
    familyName: "Lund",
    email: `bo@${host}`,
  });
  await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const here = `/admin/events/${event.slug}/imports`;
  await page.goto(here);
  await expect(page.getByText("Nothing has been imported yet.")).toBeVisible();

  const choose = (name: string, content: string | Buffer) =>
    page.getByLabel("Your list").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: "Upload and go on" }).click();
  await expect(page.getByRole("link", { name: "Choose a file" })).toBeVisible();
  await choose("letter.csv", "%PDF-1.7 nothing");
  await page.getByRole("button", { name: "Upload and go on" }).click();
  await expect(page.getByRole("link", { name: /This is a text document, not a list/ })).toBeVisible();
  await choose("huge.csv", Buffer.alloc(6_000_000, "a"));
  await page.getByRole("button", { name: "Upload and go on" }).click();
  await expect(page.getByRole("link", { name: /larger than/ })).toBeVisible();

  const rows = [
    `Μαρία;Παπαδοπούλου;maria@${host};Δήμος Αθηναίων;Kommune;Grækenland;VIP`,
    `Bo;Lund;bo@${host};Another body;Kommune;Danmark;`,
    `Uden;Adresse;;Kommune;Kommune;Danmark;`,
    // More than one page of rows.
    ...Array.from({ length: 58 }, (_, index) => `Ny;Person ${index};ny-${index}@${host};Kommune;Kommune;Danmark;`),
  ];
  await choose("folk.csv", [heading, ...rows].join("\r\n"));
  await page.getByRole("button", { name: "Upload and go on" }).click();
  await expect(page.getByRole("heading", { name: "What are the columns?" })).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("email");
  await expect(page.getByLabel("Mærker")).toHaveValue("tags");
  await page.getByLabel("E-mail").selectOption("");
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByRole("link", { name: "Choose which column has the email addresses" })).toBeVisible();
  await page.getByLabel("E-mail").selectOption("email");
  await page.getByRole("button", { name: "Check the rows" }).click();

  await expect(page.getByRole("heading", { name: "What each row would do" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New (59)" })).toBeVisible();
  await page.getByText("Show how row 2 was read").click();
  await expect(page.getByRole("definition").filter({ hasText: "Greece" })).toBeVisible();
  const theirs = page.getByLabel("Take the file’s", { exact: true });
  const ours = page.getByLabel("Keep ours", { exact: true });
  // What is chosen stays chosen on the way to another page and back, and when there is still something wrong.
  await theirs.check();
  await page.getByRole("button", { name: "Page 2" }).click();
  await expect(page.getByRole("button", { name: "Page 2" })).toHaveAttribute("aria-current", "page");
  await page.getByRole("button", { name: "Previous" }).click();
  await expect(theirs).toBeChecked();
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("Some rows are wrong.")).toBeVisible();
  await expect(theirs).toBeChecked();
  const isShown = (name: string) => expect(page.getByRole("button", { name })).toHaveAttribute("aria-current", "true");
  await page.getByRole("button", { name: "Differs (1)" }).click();
  await isShown("Differs (1)");
  await expect(page.getByText("Organisation: Municipality of Example → Another body")).toBeVisible();
  await ours.check();
  await page.getByRole("button", { name: "Save choices on this page" }).click();
  await expect(page.getByText("Your choices are kept.")).toBeVisible();
  await expect(ours).toBeChecked();
  await page.getByLabel("Leave out the wrong row").check();
  await page.getByRole("button", { name: "All (61)" }).click();
  await isShown("All (61)");
  await expect(page.getByLabel("Leave out the wrong row")).toBeChecked();
  // Bo corrects his name meanwhile: neither page that shows the old one changes it back, however often it is sent.
  const old = await page.context().newPage();
  await old.goto(page.url());
  await old.getByLabel("Take the file’s", { exact: true }).check();
  await db.registration.update({ where: { id: bo.id }, data: { familyName: "Lundgreen" } });
  await theirs.check();
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("Registrations or columns were changed since you looked.")).toBeVisible();
  await expect(theirs).not.toBeChecked();
  await old.getByRole("button", { name: "Import now" }).click();
  await expect(old.getByText("What you chose for them is not kept")).toBeVisible();
  await expect(old.getByText("Family name: Lundgreen → Lund")).toBeVisible();
  await expect(old.getByLabel("Take the file’s", { exact: true })).not.toBeChecked();
  await theirs.check();
  await page.getByRole("button", { name: "Import now" }).click();
  await expect(page.getByText("59 new people, nobody of them waits, 1 person changed.")).toBeVisible();
  await page.getByRole("link", { name: "See who came by an import" }).click();
  await page.goto(`${page.url()}&q=papadopoulou`);
  await expect(page.getByText("Δήμος Αθηναίων")).toBeVisible();
  await expect(page.getByText("Another body")).toHaveCount(0);

  // Whoever is signed in no more is asked to, whatever their form says it is about.
  await page.context().clearCookies();
  await old.locator("input[name=id]").evaluate((input: HTMLInputElement, text) => {
    input.value = text;
  }, randomBytes(5_000).toString("hex"));
  await old.getByRole("button", { name: "Save choices on this page" }).click();
  await expect(old).toHaveURL(/\/admin\/sign-in/);
  await old.close();
});

test("lets out what each purpose needs, on record, and has no barrier on its pages", async ({
  page,
  db,
  baseURL,
  expectAccessible,
}) => {
  test.slow();
  const event = await buildDraftEvent(db);
  await buildRegistration(db, {
    eventId: event.id,
    familyName: "Åberg",
    email: `aa-${randomBytes(3).toString("hex")}@x.example`,
  });
  await buildRegistration(db, { eventId: event.id, status: "cancelled", familyName: "Gone" });
  const organiser = await signInAs(page.context(), db, baseURL ?? "", "organiser");
  const here = `/admin/events/${event.slug}`;
  await page.goto(`${here}/exports?status=cancelled`);
  await expect(page.getByText("Status: Cancelled")).toBeVisible();
  await page.goto(`${here}/exports`);
  const download = page.waitForEvent("download");
  await page
    .getByRole("link", { name: "Excel (XLSX) : Badges" })
    .or(page.getByRole("link", { name: "Excel (XLSX): Badges" }))
    .click();
  expect((await download).suggestedFilename()).toBe(`${event.slug}-badges.xlsx`);
  const caterer = await page.request.get(`${here}/exports/download?purpose=caterer`);
  expect(await caterer.text()).not.toMatch(/Åberg|Gone|@/);
  const own = await page.request.get(`${here}/exports/download?purpose=own&column=familyName&column=email&format=json`);
  expect((await own.json()).rows).toHaveLength(2);
  // What is not understood, or names nothing, takes nothing out: the choice comes again.
  await page.goto(`${here}/exports/download?purpose=everything&status=foo`);
  await expect(page.getByRole("status")).toContainText("Purpose: “everything”");
  await expect(page.getByRole("status")).toContainText("Status: “foo”");
  await expect(page.getByRole("status")).toContainText("Nothing has been taken out");
  await page.goto(`${here}/registrations/export.csv?status=foo`);
  await expect(page.getByRole("status")).toContainText("Status: “foo”");
  await page.goto(`${here}/exports?status=confirmed`);
  for (const box of await page.getByRole("group", { name: "Columns" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("radio", { name: "JSON" }).check();
  await page.getByRole("button", { name: "Download" }).click();
  await expect(page.getByRole("link", { name: "Tick at least one column" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "JSON" })).toBeChecked();
  await expect(page.getByText("Status: Confirmed", { exact: true })).toBeVisible();
  await expectAccessible(page);
  const entries = await db.auditEntry.findMany({ where: { eventId: event.id, action: "registrations.exported" } });
  expect(entries.map(({ actorId }) => actorId)).toEqual(Array(3).fill(organiser.id));
  expect(entries.map(({ after }) => (after as { purpose: string }).purpose).sort()).toEqual([
    "badges",
    "caterer",
    "own",
  ]);

  await page.goto(`${here}/imports`);
  await page.getByLabel("Your list").setInputFiles({
    name: "folk.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${heading}\nA;B;a@b.example;X;Kommune;DK;\n=1;;x;;;;`),
  });
  await page.getByRole("button", { name: "Upload and go on" }).click();
  const columns = page.url();
  await page.getByRole("button", { name: "Check the rows" }).click();
  await expect(page.getByRole("heading", { name: "What each row would do" })).toBeVisible();
  for (const language of ["English", "Dansk"]) {
    if (language === "Dansk") {
      await page.getByRole("button", { name: "Dansk" }).click();
      await expect(page.getByRole("button", { name: "English" })).toBeVisible();
    }
    for (const address of [`${here}/exports`, `${here}/imports?problem=locked`, columns, `${columns}/check`]) {
      await page.goto(address);
      await expectAccessible(page);
    }
  }

  await page.context().clearCookies();
  await signInAs(page.context(), db, baseURL ?? "", "viewer");
  for (const address of [`${here}/exports`, `${here}/exports/download?purpose=badges`, `${here}/imports`]) {
    await page.goto(address);
    await expect(page.getByText(/Your role does not include this/)).toBeVisible();
  }
});
