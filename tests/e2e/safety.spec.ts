import type { Db } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { ownLinkIn, register, registerAddress } from "../support/registration-form";

/** Everything an answer to a GET must not touch. */
async function recordOf(db: Db, email: string) {
  const registration = await db.registration.findFirstOrThrow({ where: { emailKey: email } });
  const where = { registrationId: registration.id };
  const [audit, mails, repeats] = await Promise.all([
    db.auditEntry.findMany({ where }),
    db.outgoingMail.count({ where }),
    db.repeatedSubmission.count({ where }),
  ]);
  return { registration, audit, mails, repeats };
}

test("a scanner that opens every link and every form by GET changes nothing", async ({
  page,
  address,
  mailbox,
  db,
  request,
}) => {
  test.slow();
  await register(page, address);
  const mail = await mailbox.waitFor(address);
  const own = ownLinkIn(mail.text);
  await expect
    .poll(async () => (await db.outgoingMail.findFirst({ where: { recipient: address } }))?.status)
    .toBe("sent");
  const before = await recordOf(db, address);

  const site = new URL(own).origin;
  const seen = new Set<string>();
  const waiting = [own, ...(mail.text?.match(/https?:\/\/[^\s>)\]]+/g) ?? []), `${own}/change`, `${own}/cancel`];
  for (let url = waiting.shift(); url !== undefined && seen.size < 80; url = waiting.shift()) {
    if (new URL(url).origin !== site || seen.has(url)) continue;
    seen.add(url);
    for (const method of ["GET", "HEAD"]) {
      const answer = await request.fetch(url, { method, headers: { accept: "text/html" } });
      expect(answer.status(), `${method} ${url}`).toBeLessThan(500);
      if (method === "HEAD" || !answer.headers()["content-type"]?.includes("text/html")) continue;
      const html = await answer.text();
      for (const [, found] of html.matchAll(/(?:href|action|src)="([^"#]+)"/g)) {
        const link = new URL(String(found).replaceAll("&amp;", "&"), url);
        if (link.protocol.startsWith("http") && !link.pathname.startsWith("/_next/")) waiting.push(link.href);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(10);
  expect(await recordOf(db, address)).toEqual(before);
});

test("whoever guesses links meets a calm page with status 429 @no-js", async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    extraHTTPHeaders: { "x-forwarded-for": `192.0.2.${Math.ceil(Math.random() * 250)}` },
  });
  const guesser = await context.newPage();
  const statuses: number[] = [];
  for (let guess = 0; guess < 31; guess++) {
    const answer = await context.request.get(`/en/registrations/${String(guess).padStart(56, "A")}`, {
      headers: { accept: "text/html" },
    });
    statuses.push(answer.status());
  }
  expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 404));
  const answer = await guesser.goto(`/en/registrations/${"B".repeat(56)}`);
  expect(answer?.status()).toBe(429);
  expect(Number(answer?.headers()["retry-after"])).toBeGreaterThan(0);
  await expect(guesser.locator("main h1")).toBeVisible();
  await context.close();
  // Others go on undisturbed.
  expect((await page.goto("/en/events/brinc-workshop-2024"))?.status()).toBe(200);
});

test("every page sends the security headers, and no inline code runs without its nonce", async ({
  page,
  request,
  allowConsoleError,
}) => {
  for (const address of ["/en/events/brinc-workshop-2024", "/en/a/b/c", "/admin/sign-in", registerAddress("da")]) {
    const headers = (await request.get(address, { headers: { accept: "text/html" } })).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, address).toContain("default-src 'self'");
    expect(policy, address).not.toContain("unsafe-inline");
    expect(policy, address).not.toContain("unsafe-eval");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  await page.goto("/en/events/brinc-workshop-2024");
  const ran = await page.evaluate(() => {
    const button = document.createElement("button");
    button.setAttribute("onclick", "document.title = 'ran'");
    document.body.append(button);
    button.click();
    return document.title === "ran";
  });
  expect(ran).toBe(false);
  allowConsoleError("Content Security Policy");
});
