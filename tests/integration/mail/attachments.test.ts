import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { findLinkedFile } from "@/lib/announcements/queries";
import { queueMail } from "@/lib/mail/commands";
import { testDatabase } from "../../support/database";
import { buildEvent, buildRegistration } from "../../support/factories";
import { eventually, queuedAt, startWorker } from "./desk";
import { type Mailbox, openMailbox, refusal } from "./mailbox";

const desk = await testDatabase();
const opened: { stop(): Promise<void> }[] = [];
let mailbox: Mailbox;

afterEach(async () => {
  await Promise.all(opened.splice(0).map((worker) => worker.stop()));
  await mailbox.close();
  await desk.db.outgoingMail.deleteMany();
});

/** An announcement with one file, on its way to some people. */
async function announce(bytes: number, people: number) {
  const event = await buildEvent(desk.db);
  const content = Buffer.alloc(bytes, "%PDF-1.7 ");
  const announcement = await desk.db.announcement.create({
    data: {
      eventId: event.id,
      status: "sending",
      startedAt: queuedAt,
      createdAt: queuedAt,
      texts: { create: { locale: "en", subject: "The programme", body: "Dear {given_name}, here it is." } },
      files: {
        create: {
          name: "programme.pdf",
          contentType: "application/pdf",
          size: bytes,
          sha256: createHash("sha256").update(content).digest("hex"),
          content,
        },
      },
    },
  });
  for (let made = 0; made < people; made++) {
    const { id: registrationId, email: recipient } = await buildRegistration(desk.db, { eventId: event.id });
    const about = { registrationId, recipient, eventId: event.id, announcementId: announcement.id, queuedAt } as const;
    await desk.db.$transaction((tx) => queueMail(tx, { kind: "announcement.sent", locale: "en", ...about }));
  }
  opened.push(startWorker(desk.url, mailbox.url, { concurrency: 2 }));
  await eventually(async () => (await desk.db.outgoingMail.count({ where: { status: "sent" } })) === people);
  return content;
}

describe("a file of an announcement", () => {
  it("travels in the mail", async () => {
    mailbox = await openMailbox();
    const content = await announce(300_000, 2);
    for (const mail of await mailbox.mails(2)) {
      const file = mail.attachments.find(({ filename }) => filename === "programme.pdf");
      expect(file?.contentType).toBe("application/pdf");
      expect(file?.content.equals(content)).toBe(true);
      expect(mail.text).not.toContain("/files/");
    }
  });

  it("is the one that the announcement has now, also when a test of it had another", async () => {
    mailbox = await openMailbox();
    const event = await buildEvent(desk.db);
    const fileOf = (name: string) => ({
      name,
      contentType: "application/pdf",
      size: 9,
      sha256: name,
      content: Buffer.from("%PDF-1.7 "),
    });
    const { id: announcementId } = await desk.db.announcement.create({
      data: {
        eventId: event.id,
        createdAt: queuedAt,
        texts: { create: { locale: "en", subject: "The programme", body: "Here it is." } },
        files: { create: fileOf("wrong.pdf") },
      },
    });
    const organiser = await desk.db.organiser.create({
      data: { email: "tester@example.org", role: "organiser", createdAt: queuedAt },
    });
    const about = { kind: "announcement.sent", locale: "en", eventId: event.id, announcementId, queuedAt } as const;
    const test = { organiserId: organiser.id, recipient: organiser.email, data: { subject: "Test", body: "Test" } };
    await desk.db.$transaction((tx) => queueMail(tx, { ...about, ...test }));
    opened.push(startWorker(desk.url, mailbox.url));
    await mailbox.mails(1);
    await desk.db.announcement.update({
      where: { id: announcementId },
      data: { status: "sending", startedAt: queuedAt, files: { deleteMany: {}, create: fileOf("right.pdf") } },
    });
    const { id: registrationId, email: recipient } = await buildRegistration(desk.db, { eventId: event.id });
    await desk.db.$transaction((tx) => queueMail(tx, { ...about, registrationId, recipient }));
    const names = (await mailbox.mails(2)).map(({ attachments }) => attachments.map(({ filename }) => filename));
    expect(names.flat().filter((name) => name?.endsWith(".pdf"))).toEqual(["wrong.pdf", "right.pdf"]);
  });

  it("becomes a link of one's own when the server takes no mail of that size, without another wait", async () => {
    let refused = 0;
    mailbox = await openMailbox({
      beforeAccepting: async (text) => {
        if (text.length < 200_000) return;
        refused += 1;
        throw refusal(552, "5.3.4 Message exceeds maximum size");
      },
    });
    const content = await announce(300_000, 6);
    // As many as there were connections learned it by trying; everybody after them was spared.
    expect(refused).toBeLessThanOrEqual(2);
    const links = new Set<string>();
    for (const mail of await mailbox.mails(6)) {
      expect(mail.attachments.some(({ filename }) => filename === "programme.pdf")).toBe(false);
      const [, key = ""] = /\/en\/files\/([\w-]+)/.exec(mail.text ?? "") ?? [];
      links.add(key);
      expect(mail.text).toContain("programme.pdf");
      expect(Buffer.from((await findLinkedFile(desk.db, key))?.content ?? []).equals(content)).toBe(true);
    }
    expect(links.size).toBe(6);
    const attempts = await desk.db.outgoingMail.findMany({ select: { attempts: true } });
    expect(attempts.map((mail) => mail.attempts)).toEqual(Array(6).fill(1));
  });

  it("is a link from the start when it is more than servers usually take", async () => {
    mailbox = await openMailbox();
    await announce(7_500_000, 1);
    const [mail] = await mailbox.mails(1);
    expect(mail?.text).toContain("/en/files/");
    expect(mailbox.raw[0]?.length).toBeLessThan(100_000);
  });
});
