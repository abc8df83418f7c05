import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { startMailDispatch } from "@/lib/mail-queue/jobs";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { participant } from "../../../scripts/parts/fictional-people";
import { withoutMails } from "../../../scripts/parts/without-mails";
import { testDatabase } from "../../support/database";
import { buildEvent } from "../../support/factories";

const { db, url } = await testDatabase();
const now = new Date("2024-02-05T08:00:00Z");

it("fictional participants are never mailed, however fast the worker is", async () => {
  let sent = 0;
  const transport = {
    sendMail: async () => {
      sent += 1;
      return { response: "250 taken" };
    },
    verify: async () => true,
    takesUtf8: async () => true,
    close: () => {},
  };
  const letter = async () => Promise.reject(new Error("No mail should come this far."));
  const worker = await startMailDispatch({ databaseUrl: url, db, render: letter, transport, pollSeconds: 0.01 });
  const event = await buildEvent(db, { capacity: 100 });
  for (let count = 0; count < 30; count += 1) {
    const { locale, ...details } = participant(randomUUID());
    const result = await withoutMails(db, details.email, (inside) =>
      registerParticipant(
        { eventId: event.id, submissionId: randomUUID(), locale, details, fromDraft: false },
        { db: inside, now, actor: { kind: "system" } },
      ),
    );
    expect(result.ok).toBe(true);
    expect(details.email).toMatch(/@example\.org$/);
  }
  await worker.stop();
  expect(sent).toBe(0);
  expect(await db.outgoingMailAttempt.count()).toBe(0);
  expect(await db.outgoingMail.count({ where: { status: "withdrawn" } })).toBe(30);
});
