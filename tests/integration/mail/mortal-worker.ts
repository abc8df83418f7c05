import { renderMail } from "@/emails/render";
import { connect } from "@/lib/db";
import { env } from "@/lib/env";
import { queueMail } from "@/lib/mail/commands";
import { startMailDispatch } from "@/lib/mail-queue/jobs";

/**
 * A process of its own that sends mail, to be killed. With a registration's id it also queues its confirmation, and dies
 * in the moment in which the transaction is committed.
 */
const { DATABASE_URL } = env();
const { CLAIM_SECONDS, WORKER_NAME, REGISTRATION_ID, POISON } = process.env;
const db = connect(DATABASE_URL, 6);
await startMailDispatch({
  databaseUrl: DATABASE_URL,
  db,
  render: (content) => {
    // What a bug or a lack of memory does to whoever takes this mail up.
    if (POISON && "registration" in content && content.registration?.givenName === POISON)
      process.kill(process.pid, "SIGKILL");
    return renderMail(content);
  },
  pollSeconds: 0.5,
  claimSeconds: Number(CLAIM_SECONDS),
  workerName: WORKER_NAME,
});
if (REGISTRATION_ID) {
  const { email, eventId } = await db.registration.findUniqueOrThrow({ where: { id: REGISTRATION_ID } });
  await db.$transaction((tx) =>
    queueMail(tx, {
      kind: "registration.confirmed",
      locale: "en",
      recipient: email,
      registrationId: REGISTRATION_ID,
      eventId,
      queuedAt: new Date("2024-02-05T08:00:00Z"),
    }),
  );
  process.kill(process.pid, "SIGKILL");
}
process.send?.("ready");
