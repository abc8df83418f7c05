import { describe, expect, it } from "vitest";
import { attachFile, removeFile } from "@/lib/announcements/commands/attach-file";
import { removeAnnouncement } from "@/lib/announcements/commands/remove-announcement";
import { saveAnnouncement } from "@/lib/announcements/commands/save-announcement";
import { sendAnnouncement } from "@/lib/announcements/commands/schedule-announcement";
import {
  announcementFileKey,
  findAnnouncement,
  findLinkedFile,
  listAnnouncements,
  listRecipients,
} from "@/lib/announcements/queries";
import { everybody } from "@/lib/audience/schema";
import { grantScope } from "@/lib/organisers/policy";
import { testDatabase } from "../../support/database";
import { buildOrganiser, buildRegistration } from "../../support/factories";
import { addCrowd, draft, find, mailsOf, openEvent } from "./crowd";

const { db } = await testDatabase();
const scope = grantScope(await buildOrganiser(db), "registrations.read");
if (!scope) throw new Error("An organiser may read.");
const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");

describe("a draft", () => {
  it("keeps what two organisers write from overwriting each other", async () => {
    const { event, ctx } = await openEvent(db);
    const announcement = await draft(ctx, event.id);
    const words = (subject: string) => ({
      ...announcement,
      texts: [{ locale: "en" as const, subject, body: "Body" }],
      audience: everybody,
      isNews: false,
    });
    const results = await Promise.all([saveAnnouncement(words("Mine"), ctx), saveAnnouncement(words("Yours"), ctx)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed_elsewhere" });
    const won = results[0]?.ok ? "Mine" : "Yours";
    expect(await findAnnouncement(db, scope, event.id, announcement.id)).toMatchObject({
      version: 2,
      texts: [{ subject: won }],
    });
  });

  it("is not raised by saving what stands there already", async () => {
    const { event, ctx } = await openEvent(db);
    const announcement = await draft(ctx, event.id);
    const stored = await findAnnouncement(db, scope, event.id, announcement.id);
    const again = { ...announcement, texts: stored?.texts ?? [], audience: everybody, isNews: false };
    expect(await saveAnnouncement(again, ctx)).toMatchObject({ ok: true, changed: false });
    expect(await find(db, announcement)).toMatchObject({ version: 1 });
  });

  it("is removed with its files; what was sent is not", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const [gone, stays] = [await draft(ctx, event.id), await draft(ctx, event.id)];
    await attachFile({ ...gone, file: { name: "map.pdf", content: pdf } }, ctx);
    expect(await removeAnnouncement(gone, ctx)).toEqual({ ok: false, reason: "changed_elsewhere" });
    expect(await removeAnnouncement({ ...gone, version: 2 }, ctx)).toEqual({ ok: true });
    expect(await db.announcementFile.count({ where: { announcementId: gone.id } })).toBe(0);
    expect(await removeAnnouncement(gone, ctx)).toEqual({ ok: false, reason: "gone" });
    await sendAnnouncement(stays, ctx);
    const { version } = await find(db, stays);
    expect(await removeAnnouncement({ ...stays, version }, ctx)).toEqual({ ok: false, reason: "not_a_draft" });
    expect(await listAnnouncements(db, scope, event.id)).toMatchObject([
      { id: stays.id, mails: { all: 1, waiting: 1 } },
    ]);
  });

  it("offers those who would get it, by name", async () => {
    const { event } = await openEvent(db);
    await buildRegistration(db, { eventId: event.id, givenName: "Zoe" });
    await buildRegistration(db, { eventId: event.id, givenName: "Anna" });
    await buildRegistration(db, { eventId: event.id, givenName: "Gone", status: "cancelled" });
    const audience = { ...everybody, statuses: ["confirmed" as const] };
    const names = async (q: string) =>
      (await listRecipients(db, scope, event.id, { audience, isNews: true, q })).map(({ name }) => name);
    expect(await names("")).toEqual(["Anna Nyström", "Zoe Nyström"]);
    expect(await names("zo")).toEqual(["Zoe Nyström"]);
    expect(await names("gone")).toEqual([]);
  });
});

describe("files of an announcement", () => {
  it("are what their content says, whatever they are called, and five at most", async () => {
    const { event, ctx } = await openEvent(db);
    const announcement = await draft(ctx, event.id);
    const attach = (name: string, content = pdf) => attachFile({ ...announcement, file: { name, content } }, ctx);
    expect(await attach("../../evil\u202e.exe")).toEqual({ ok: true });
    expect(await attach("page.pdf", Buffer.from("<html>"))).toEqual({ ok: false, reason: "not_taken" });
    expect(await attach("empty.pdf", Buffer.alloc(0))).toEqual({ ok: false, reason: "empty" });
    expect(await attach("large.pdf", Buffer.alloc(5_000_001, pdf))).toEqual({ ok: false, reason: "too_large" });
    const [file] = await db.announcementFile.findMany({ where: { announcementId: announcement.id } });
    expect(file).toMatchObject({ name: "evil.pdf", contentType: "application/pdf", size: pdf.length });
    for (let more = 2; more <= 5; more += 1) expect(await attach(`${more}.pdf`)).toEqual({ ok: true });
    expect(await attach("6.pdf")).toEqual({ ok: false, reason: "too_many_files" });
    expect(await removeFile({ ...announcement, fileId: file?.id ?? "" }, ctx)).toEqual({ ok: true });
    expect(await attach("6.pdf")).toEqual({ ok: true });
  });

  it("are fetched by those they were sent to, with a key for each of them and for each file", async () => {
    const { event, ctx } = await openEvent(db);
    await addCrowd(db, event.id, 1);
    const announcement = await draft(ctx, event.id, { audience: { statuses: ["confirmed"] } });
    const other = await draft(ctx, event.id);
    await attachFile({ ...announcement, file: { name: "map.pdf", content: pdf } }, ctx);
    await attachFile({ ...other, file: { name: "other.pdf", content: pdf } }, ctx);
    const fileOf = async ({ id }: { id: string }) =>
      db.announcementFile.findFirstOrThrow({ where: { announcementId: id } });
    const [file, otherFile] = [await fileOf(announcement), await fileOf(other)];
    const [reader] = await db.registration.findMany({ where: { eventId: event.id } });
    const stranger = await buildRegistration(db, { eventId: event.id, status: "cancelled" });
    if (!reader) throw new Error("There is one.");
    const key = announcementFileKey(file, reader);
    expect(await findLinkedFile(db, key)).toBeNull();
    await sendAnnouncement({ ...announcement, version: 2 }, ctx);
    expect(await findLinkedFile(db, key)).toMatchObject({ name: "map.pdf", content: expect.anything() });
    expect(key).toMatch(/^[\w-]{78}$/);

    const swapped = key.slice(0, 56) + announcementFileKey(otherFile, reader).slice(56);
    const wrong = [
      swapped,
      announcementFileKey(file, stranger),
      announcementFileKey(otherFile, reader),
      "",
      "x".repeat(78),
      key.slice(1),
    ];
    for (const attempt of wrong) expect(await findLinkedFile(db, attempt)).toBeNull();
    await db.registration.update({ where: { id: reader.id }, data: { erasedAt: new Date() } });
    expect(await findLinkedFile(db, key)).toBeNull();
    expect(await mailsOf(db, announcement)).toHaveLength(1);
  });
});
