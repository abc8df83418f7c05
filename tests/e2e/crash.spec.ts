import { chromium } from "@playwright/test";
import { connect } from "@/lib/db";
import { expect, test } from "../support/e2e";
import { MailboxReader } from "../support/mailbox";
import { register } from "../support/registration-form";
import { startServer } from "../support/server";

const whileOpen = "2024-02-05T09:00+01:00";

test("killed after the registration and before its mail, the mail arrives once after the next start", async ({
  address,
  launchOptions,
  isMobile,
}) => {
  test.skip(isMobile, "Once is enough: nothing here depends on the width.");
  test.setTimeout(120_000);
  // Nobody sends anything until the kill.
  const first = await startServer({ env: { WORKER: "off", APP_CLOCK: whileOpen } });
  const browser = await chromium.launch(launchOptions);
  const context = await browser.newContext({ baseURL: first.siteUrl });
  await register(await context.newPage(), address);
  await browser.close();
  await first.kill();

  const second = await startServer({ dataDir: first.dataDir, env: { APP_CLOCK: whileOpen } });
  try {
    const mailbox = new MailboxReader(String(second.mailboxUrl));
    const mail = await mailbox.waitFor(address);
    expect(mail.subject).toBeTruthy();
    const db = connect(second.databaseUrl, 1);
    await expect
      .poll(async () => (await db.outgoingMail.findFirst({ where: { recipient: address } }))?.status)
      .toBe("sent");
    await db.$disconnect();
    expect(await mailbox.list(address)).toHaveLength(1);
  } finally {
    await second.stop();
    await second.removeData();
  }
});
