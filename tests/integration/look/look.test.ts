import { describe, expect, it } from "vitest";
import { changeAccent } from "@/lib/look/commands/change-accent";
import { removeLogo, saveLogo } from "@/lib/look/commands/save-logo";
import { findLogo } from "@/lib/look/queries";
import { logoVersion } from "@/lib/look/rules";
import { testDatabase } from "../../support/database";
import { buildEvent, buildOrganiser } from "../../support/factories";
import { picture } from "../../support/pictures";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");
const { id: organiserId } = await buildOrganiser(db);
const ctx = { db, now, actor: { kind: "organiser", id: organiserId } } as const;
const altTexts = { da: "Aarhus Kommune", en: "City of Aarhus" };

const auditOf = (eventId: string) =>
  db.auditEntry.findMany({
    where: { eventId },
    orderBy: { id: "asc" },
    select: { action: true, before: true, after: true },
  });

describe("changeAccent", () => {
  it("takes a colour that can be read, puts both on record, and goes back to the house's", async () => {
    const { id: eventId } = await buildEvent(db);
    const change = (basis: string | null, accentColour: string | null) =>
      changeAccent({ eventId, basis, accentColour }, ctx);
    expect(await change(null, "#a6221c")).toEqual({ ok: true, changed: true });
    expect(await change(null, "#a6221c")).toEqual({ ok: true, changed: false });
    expect(await change("#a6221c", "#ffd54a")).toEqual({ ok: false, reason: "not_readable" });
    expect(await change("#a6221c", "red; }")).toEqual({ ok: false, reason: "not_readable" });
    expect(await change(null, "#1d6a47")).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(await change("#a6221c", null)).toEqual({ ok: true, changed: true });
    expect(await auditOf(eventId)).toEqual([
      { action: "event.look_changed", before: { accentColour: null }, after: { accentColour: "#a6221c" } },
      { action: "event.look_changed", before: { accentColour: "#a6221c" }, after: { accentColour: null } },
    ]);
  });
});

/** Saves a logo on a page that has just been opened. */
async function save(input: { eventId: string; content: Buffer | null; altTexts: Record<string, string> }) {
  return saveLogo({ ...input, version: await seen(input.eventId) }, ctx);
}
const seen = async (eventId: string) => logoVersion(await db.eventLogo.findUnique({ where: { eventId } }));

describe("saveLogo", () => {
  it("keeps what the file is, not what it is called; changes words without the file; gives it to readers; removes it", async () => {
    const { id: eventId, slug } = await buildEvent(db);
    expect(await save({ eventId, content: null, altTexts })).toEqual({ ok: false, reason: "none" });
    const content = picture.png(120, 40);
    expect(await save({ eventId, content, altTexts })).toEqual({ ok: true, changed: true });
    expect(await save({ eventId, content, altTexts })).toEqual({ ok: true, changed: false });
    const kept = await db.eventLogo.findUniqueOrThrow({ where: { eventId } });
    expect(kept).toMatchObject({ contentType: "image/png", width: 120, height: 40, altTexts });
    expect(Buffer.from((await findLogo(db, slug))?.bytes ?? [])).toEqual(content);
    const renamed = { ...altTexts, da: "Aarhus" };
    expect(await save({ eventId, content: null, altTexts: renamed })).toEqual({ ok: true, changed: true });
    const stored = await db.eventLogo.findUniqueOrThrow({ where: { eventId } });
    expect(stored).toMatchObject({ sha256: kept.sha256, altTexts: renamed });
    const version = await seen(eventId);
    expect(await removeLogo({ eventId, version }, ctx)).toEqual({ ok: true, removed: true });
    expect(await removeLogo({ eventId, version }, ctx)).toEqual({ ok: true, removed: false });
    expect(await findLogo(db, slug)).toBeNull();
    expect((await auditOf(eventId)).map(({ action }) => action)).toEqual(Array(3).fill("event.look_changed"));
  });

  it("of two at the same moment is one, and the other hears that there is another now", async () => {
    const { id: eventId } = await buildEvent(db);
    const version = await seen(eventId);
    const wishes = ["København", "Aarhus", "Odense"].map((da) => ({ ...altTexts, da }));
    const content = picture.png(120, 40);
    const both = (of: string) =>
      Promise.all(wishes.map((texts) => saveLogo({ eventId, version: of, content, altTexts: texts }, ctx)));
    const results = await both(version);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const overtaken = { ok: false, reason: "changed_meanwhile", version: await seen(eventId) };
    expect(results.filter(({ ok }) => !ok)).toEqual([overtaken, overtaken]);
    expect(await auditOf(eventId)).toHaveLength(1);
    // Who has seen what is there now can put theirs in its place.
    expect((await both(await seen(eventId))).filter(({ ok }) => ok).length).toBeGreaterThan(0);
  });

  it("is not removed by whoever saw another one, pressed at the same moment as it is changed", async () => {
    const { id: eventId } = await buildEvent(db);
    await save({ eventId, content: picture.png(120, 40), altTexts });
    const version = await seen(eventId);
    const [saved, removed] = await Promise.all([
      saveLogo({ eventId, version, content: picture.png(64, 64), altTexts }, ctx),
      removeLogo({ eventId, version }, ctx),
    ]);
    // Whoever came first is done, and the other hears it.
    expect([saved.ok, removed.ok].sort()).toEqual([false, true]);
    expect([saved, removed].find(({ ok }) => !ok)).toMatchObject({ reason: "changed_meanwhile" });
    expect(await db.eventLogo.count({ where: { eventId } })).toBe(saved.ok ? 1 : 0);
  });

  it("is shown to nobody while the event is a draft", async () => {
    const { id: eventId, slug } = await buildEvent(db, { status: "draft" });
    await save({ eventId, content: picture.png(120, 40), altTexts });
    expect(await findLogo(db, slug)).toBeNull();
    expect(await findLogo(db, "../../etc")).toBeNull();
  });

  it.each([
    ["PNG", picture.png(64, 64), "image/png"],
    ["JPEG", picture.jpeg, "image/jpeg"],
    ["WebP", picture.webp, "image/webp"],
  ])("takes %s", async (_name, content, contentType) => {
    const { id: eventId } = await buildEvent(db);
    expect(await save({ eventId, content, altTexts })).toEqual({ ok: true, changed: true });
    const { width, height, contentType: found } = await db.eventLogo.findUniqueOrThrow({ where: { eventId } });
    expect([found, width > 0, height > 0]).toEqual([contentType, true, true]);
  });

  it.each([
    ["an SVG", Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), "svg"],
    ["an SVG without a head", Buffer.from('\ufeff  <SVG onload="alert(1)">'), "svg"],
    ["a page", Buffer.from("<!doctype html><p>Logo"), "not_taken"],
    ["a PDF", Buffer.from("%PDF-1.7\n%%EOF"), "not_taken"],
    ["nothing", Buffer.alloc(0), "empty"],
    ["half a picture", picture.png(120, 40).subarray(0, 60), "not_whole"],
    ["half a WebP", picture.webp.subarray(0, picture.webp.length - 10), "not_whole"],
    [
      "a picture with a page in it",
      Buffer.concat([picture.png(64, 64), Buffer.from("<html><script>"), picture.end]),
      "two_in_one",
    ],
    ["a dot", picture.png(8, 8), "too_small"],
    ["a poster", picture.png(9_000, 20), "too_wide"],
    ["a megabyte too many", Buffer.concat([picture.png(64, 64), Buffer.alloc(1_000_000)]), "too_large"],
  ])("refuses %s", async (_name, content, reason) => {
    const { id: eventId } = await buildEvent(db);
    expect(await save({ eventId, content, altTexts })).toEqual({ ok: false, reason });
    expect(await db.eventLogo.count({ where: { eventId } })).toBe(0);
  });
});
