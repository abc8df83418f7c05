import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { expect, it } from "vitest";
import { findAddressTrouble } from "@/lib/bounces/queries";
import { issueSignInLink } from "@/lib/organisers/commands/issue-sign-in-link";
import { grantScope, type OrganiserScope } from "@/lib/organisers/policy";
import { postfix } from "../../support/bounce-samples";
import { testDatabase } from "../../support/database";
import { openDovecot } from "../../support/dovecot";
import { buildOrganiser } from "../../support/factories";
import { eventually, queueConfirmation, startWorker } from "../mail/desk";

const { db, url } = await testDatabase();
const dovecot = await openDovecot();
process.env.IMAP_URL = dovecot.url;
// After the settings, which are read once.
const { readBounces } = await import("@/lib/bounces/jobs");

/** A mail server that answers each recipient later, as a bounce, and remembers the envelopes. */
async function openServer() {
  const envelopes: { from: string; to: string; source: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        envelopes.push({ from, to: envelope.rcptTo[0]?.address ?? "", source: Buffer.concat(chunks).toString() });
        callback();
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, envelopes, close: () => new Promise<void>((done) => server.close(done)) };
}

it("a mail leaves with its own return path, comes back to the mailbox, and is shown at its person", async () => {
  const server = await openServer();
  const worker = startWorker(url, server.url, { pollSeconds: 0.2 });
  const { id, registration } = await queueConfirmation(db);
  const expires = new Date(Date.now() + 60_000);
  await issueSignInLink(
    { email: "organiser@example.org", token: "t", expires, locale: "en" },
    { db, now: new Date(), actor: { kind: "system" } },
  );
  await eventually(async () => server.envelopes.length === 2);
  await eventually(async () => (await db.outgoingMail.count({ where: { status: "sent" } })) === 2);
  await worker.stop();
  await server.close();

  const [first, second] = ["organiser@example.org", registration.email].map((to) =>
    server.envelopes.find((envelope) => envelope.to === to),
  );
  // The user of the mailbox is an address, so it is the return path; mails to organisers have one of their own as well.
  for (const envelope of [first, second]) expect(envelope?.from).toMatch(/^bounces\+[0-9a-v]{34}@example\.org$/);
  expect(first?.from).not.toBe(second?.from);
  expect(second?.source).toMatch(/^From: .*no-reply@localhost\.localdomain/m);

  const { messageId } = await db.outgoingMail.findUniqueOrThrow({ where: { id } });
  await dovecot.deliver(postfix({ to: second?.from ?? "", messageId, recipient: registration.email }));
  expect(await readBounces({ db, now: new Date() })).toBe(1);
  const organiser = await buildOrganiser(db);
  const scope = grantScope(organiser, "registrations.read") as OrganiserScope<"registrations.read">;
  expect(await findAddressTrouble(db, scope, registration.id)).toMatchObject({
    trouble: "broken",
    said: expect.stringContaining("User unknown"),
  });
});
