import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { connect } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { buildEvent, buildRegistration } from "../support/factories";
import { signInAs } from "../support/organiser";
import { startServer } from "../support/server";

/** A mail server that lets nobody in until the password is right again. */
async function openGuardedMailbox() {
  const state = { lets: false, taken: 0 };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) =>
      state.lets
        ? callback(null, { user: "desk" })
        : callback(Object.assign(new Error("5.7.8 Authentication credentials invalid"), { responseCode: 535 })),
    onData(stream, _session, callback) {
      stream.resume();
      stream.on("end", () => {
        state.taken += 1;
        callback();
      });
    },
  });
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    state,
    url: `smtp://desk:wrong@127.0.0.1:${port}`,
    close: () => new Promise<void>((done) => server.close(done)),
  };
}

test("a wrong password pauses all mail; every page says so, and one press tries again", async ({
  browser,
  expectAccessible,
}) => {
  test.setTimeout(120_000);
  const mailbox = await openGuardedMailbox();
  const server = await startServer({ env: { SMTP_URL: mailbox.url, APP_CLOCK: "2024-02-05T09:00+01:00" } });
  const db = connect(server.databaseUrl, 2);
  const contexts = await Promise.all([1, 2].map(() => browser.newContext({ baseURL: server.siteUrl })));
  const [asOrganiser, asViewer] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!asOrganiser || !asViewer) throw new Error("There are two.");
  try {
    const event = await buildEvent(db, { slug: "paused" });
    const people = await Promise.all([1, 2, 3].map(() => buildRegistration(db, { eventId: event.id })));
    await db.outgoingMail.createMany({
      data: people.map(({ id, email }) => ({
        kind: "registration.confirmed",
        locale: "en",
        recipient: email,
        registrationId: id,
        eventId: event.id,
        messageId: `<${id}@example.org>`,
        queuedAt: new Date("2024-02-05T09:00:00+01:00"),
      })),
    });
    await expect.poll(async () => (await db.mailQueue.findFirst())?.pauseReason).toBe("login");
    await signInAs(asOrganiser.context(), db, server.siteUrl, "organiser");
    await signInAs(asViewer.context(), db, server.siteUrl, "viewer");

    const notice = asOrganiser.getByRole("status").filter({ hasText: "No mail leaves at the moment" });
    for (const path of ["/admin/events/paused", "/admin/events/paused/mail", "/admin/recognised", "/admin/nowhere"]) {
      await asOrganiser.goto(path);
      await expect(notice).toContainText("refuses our user name or password. Nothing is lost: 3 mails wait.");
    }
    await asOrganiser.goto("/admin/events/paused/mail");
    await expect(asOrganiser.locator("tbody tr")).toHaveCount(3);
    await expect(asOrganiser.locator("tbody tr").first()).toContainText("Waits until mail may leave again.");
    await expectAccessible(asOrganiser);
    await notice.getByRole("link").click();
    await expect(asOrganiser.getByRole("heading", { name: "Mail is paused" })).toBeVisible();
    await expect(asOrganiser.getByText("correct the user name or the password in SMTP_URL")).toBeVisible();
    await expect(asOrganiser.getByText("535 5.7.8 Authentication credentials invalid")).toBeVisible();
    await expectAccessible(asOrganiser);

    // The web server stays in service, and a monitor sees it.
    const ready = await asOrganiser.request.get("/api/health/ready");
    expect([ready.status(), (await ready.json()).isMailMoving]).toEqual([200, false]);
    const mail = await asOrganiser.request.get("/api/health/mail");
    expect([mail.status(), await mail.json()]).toEqual([503, { isMailMoving: false, isMailPaused: true }]);

    // Who only reads sees the same without the button; who is signed out learns what matters to them, and no more.
    await asViewer.goto("/admin/mail");
    await expect(asViewer.getByRole("heading", { name: "Mail is paused" })).toBeVisible();
    await expect(asViewer.getByRole("button", { name: "Try now" })).toHaveCount(0);
    await asViewer.context().clearCookies();
    await asViewer.goto("/admin/sign-in/sent");
    await expect(asViewer.getByText("no sign-in link arrives either")).toBeVisible();
    expect(await asViewer.content()).not.toMatch(/password in|SMTP_URL|535/);
    await expectAccessible(asViewer);

    mailbox.state.lets = true;
    await asOrganiser.getByRole("button", { name: "Try now" }).click();
    await expect(asOrganiser.getByRole("status")).toContainText("The mail server is being asked.");
    await expect.poll(() => mailbox.state.taken).toBe(3);
    await expect.poll(() => db.outgoingMail.count({ where: { eventId: event.id, status: "sent" } })).toBe(3);
    await asOrganiser.getByRole("link", { name: "Look again" }).click();
    await expect(asOrganiser.getByRole("heading", { name: "Mail leaves" })).toBeVisible();
    await asOrganiser.goto("/admin/events/paused");
    await expect(notice).toHaveCount(0);
    expect((await asOrganiser.request.get("/api/health/mail")).status()).toBe(200);
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    await db.$disconnect();
    await server.stop();
    await server.removeData();
    await mailbox.close();
  }
});
