import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { connect } from "@/lib/db";
import { applyMigrations } from "@/lib/migrations";
import { startCluster } from "../../../scripts/parts/postgres/cluster";
import { eventually, queueConfirmation, startWorker } from "./desk";
import { openMailbox } from "./mailbox";

it("a database that is restarted while mails are under way costs none and repeats none", {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "registration-desk-restart-"));
  await chmod(folder, 0o755);
  let cluster = await startCluster(folder);
  const url = cluster.urlOf("postgres");
  await applyMigrations(url);
  let db = connect(url, 3);
  let isAway = false;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let arrived = 0;
  const mailbox = await openMailbox({
    beforeAccepting: async () => {
      arrived += 1;
      if (!isAway) await held;
    },
  });
  for (let count = 0; count < 12; count++) await queueConfirmation(db);
  const worker = startWorker(url, mailbox.url);
  try {
    // All connections are taken, and the server says yes only when the database has gone.
    await eventually(async () => arrived === 5);
    await db.$disconnect();
    await cluster.stop();
    isAway = true;
    letGo();
    await eventually(async () => mailbox.accepted.length >= 5);
    cluster = await startCluster(folder);
    expect(cluster.urlOf("postgres")).toBe(url);
    db = connect(url, 3);
    await eventually(async () => (await db.outgoingMail.count({ where: { status: "sent" } })) === 12);
    expect(mailbox.accepted).toHaveLength(12);
    expect(new Set(mailbox.accepted.map(({ messageId }) => messageId)).size).toBe(12);
  } finally {
    await worker.stop();
    await db.$disconnect();
    await cluster.stop();
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  }
});
