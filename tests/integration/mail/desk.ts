import { renderMail } from "@/emails/render";
import { connect, type Db } from "@/lib/db";
import { queueMail } from "@/lib/mail/commands";
import type { RenderMail } from "@/lib/mail/schema";
import { startMailDispatch } from "@/lib/mail-queue/jobs";
import { connectSmtp } from "@/lib/smtp";
import { buildRegistration } from "../../support/factories";

/** When mails of these tests were decided, before the shipped event's last day for travel support. */
export const queuedAt = new Date("2024-02-05T08:00:00Z");

/** A registration and its confirmation, queued and committed. */
export async function queueConfirmation(db: Db, person: Parameters<typeof buildRegistration>[1] = {}) {
  const registration = await buildRegistration(db, person);
  const { id } = await db.$transaction((tx) =>
    queueMail(tx, {
      kind: "registration.confirmed",
      locale: "en",
      recipient: registration.email,
      recipientName: `${registration.givenName} ${registration.familyName}`,
      registrationId: registration.id,
      eventId: registration.eventId,
      queuedAt,
    }),
  );
  return { id, registration };
}

/** A worker as the server runs it, only quicker to look and to give up on the dead. */
export function startWorker(
  databaseUrl: string,
  smtpUrl: string,
  options: {
    render?: RenderMail;
    claimSeconds?: number;
    concurrency?: number;
    pollSeconds?: number;
    perMinute?: number;
  } = {},
) {
  const db = connect(databaseUrl, 6);
  const concurrency = options.concurrency ?? 5;
  const dispatch = startMailDispatch({
    databaseUrl,
    db,
    render: options.render ?? renderMail,
    transport: connectSmtp(smtpUrl, concurrency),
    concurrency,
    claimSeconds: options.claimSeconds ?? 60,
    pollSeconds: options.pollSeconds ?? 0.5,
    perMinute: options.perMinute ?? null,
  });
  return {
    async stop() {
      await (await dispatch).stop();
      await db.$disconnect();
    },
  };
}

/** Resolves when the check does; the test's own time limit ends the wait. */
export async function eventually<Result>(check: () => Promise<Result | undefined | false | null>): Promise<Result> {
  for (;;) {
    const result = await check();
    if (result) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
