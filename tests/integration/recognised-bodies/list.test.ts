import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { NotFoundError } from "@/lib/errors";
import { addRecognisedBodies } from "@/lib/recognised-bodies/commands/add-bodies";
import { changeRecognisedBody } from "@/lib/recognised-bodies/commands/change-body";
import { removeRecognisedBody } from "@/lib/recognised-bodies/commands/remove-body";
import { isRecognised } from "@/lib/recognised-bodies/queries";
import { bodyVersion } from "@/lib/recognised-bodies/rules";
import { testDatabase } from "../../support/database";
import { buildOrganiser } from "../../support/factories";

const { db } = await testDatabase();
const organiser = await buildOrganiser(db);
const ctx: Context = {
  db,
  now: new Date("2024-02-05T09:00:00+01:00"),
  actor: { kind: "organiser", id: organiser.id },
};

const bodyNamed = (name: string) => db.recognisedBody.findFirstOrThrow({ where: { name } });

describe("the list of recognised bodies", () => {
  it("recognises addresses at a listed domain and below it, in both spellings", async () => {
    await addRecognisedBodies([{ name: "Københavns Kommune", domains: ["xn--kbenhavn-54a.dk", "kk.dk"] }], ctx);
    for (const email of ["a@kk.dk", "a@teknik.KK.dk", "a@københavn.dk"])
      expect(await isRecognised(db, email)).toBe(true);
    for (const email of ["a@notkk.dk", "a@kk.dk.evil.example", "a@gmail.com", "nonsense"])
      expect(await isRecognised(db, email)).toBe(false);
  });

  it("refuses a domain that another body has, and adds none of the rest", async () => {
    await addRecognisedBodies([{ name: "Aarhus Kommune", domains: ["aarhus.dk"] }], ctx);
    const result = await addRecognisedBodies(
      [
        { name: "Somebody", domains: ["somebody.example"] },
        { name: "Aarhus again", domains: ["aarhus.dk", "again.example"] },
      ],
      ctx,
    );
    expect(result).toEqual({ ok: false, reason: "taken", taken: [{ domain: "aarhus.dk", name: "Aarhus Kommune" }] });
    expect(await db.recognisedBody.count({ where: { name: { in: ["Somebody", "Aarhus again"] } } })).toBe(0);
  });

  it("gives a domain to one body only when two organisers add it at the same moment", async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        addRecognisedBodies([{ name: `Racer ${index}`, domains: ["race.example"] }], ctx),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("puts every change on record with before and after, and none that changes nothing", async () => {
    await addRecognisedBodies([{ name: "Odense", domains: ["odense.dk"] }], ctx);
    const { id } = await bodyNamed("Odense");
    await change(id, { name: "Odense Kommune", domains: ["odense.dk", "odense.example"] });
    await change(id, { name: "Odense Kommune", domains: ["odense.dk", "odense.example"] });
    const version = bodyVersion(await bodyNamed("Odense Kommune"));
    expect(await removeRecognisedBody({ id, version }, ctx)).toEqual({ ok: true, name: "Odense Kommune" });
    expect(await removeRecognisedBody({ id, version }, ctx)).toEqual({ ok: true, name: null });
    const entries = await db.auditEntry.findMany({
      where: { action: { startsWith: "recognised_body." } },
      orderBy: { number: "desc" },
      take: 3,
    });
    expect(entries).toMatchObject([
      { action: "recognised_body.removed", before: { name: "Odense Kommune" }, actorId: organiser.id },
      { action: "recognised_body.changed", before: { name: "Odense" }, after: { name: "Odense Kommune" } },
      { action: "recognised_body.added", after: { name: "Odense", domains: ["odense.dk"] } },
    ]);
    expect(await isRecognised(db, "a@odense.dk")).toBe(false);
  });

  it("keeps its own domains when a body is changed, and refuses a body that is gone", async () => {
    await addRecognisedBodies([{ name: "Vejle", domains: ["vejle.dk"] }], ctx);
    const { id } = await bodyNamed("Vejle");
    expect(await change(id, { name: "Vejle Kommune", domains: ["vejle.dk"] })).toEqual({ ok: true });
    await removeRecognisedBody({ id, version: bodyVersion(await bodyNamed("Vejle Kommune")) }, ctx);
    await expect(changeRecognisedBody({ id, version: "", name: "Vejle", domains: ["vejle.dk"] }, ctx)).rejects.toThrow(
      NotFoundError,
    );
  });

  it("is not removed by whoever saw it under another name", async () => {
    await addRecognisedBodies([{ name: "Fur", domains: ["fur.example"] }], ctx);
    const { id, ...shown } = await bodyNamed("Fur");
    await change(id, { name: "Fur og Skive", domains: ["fur.example", "skive.example"] });
    const overtaken = { ok: false, reason: "changed_meanwhile" };
    expect(await removeRecognisedBody({ id, version: bodyVersion(shown) }, ctx)).toEqual(overtaken);
    expect(await bodyNamed("Fur og Skive")).toMatchObject({ domains: ["fur.example", "skive.example"] });
  });

  it("is changed by one of two at the same moment; the other hears it and can still decide", async () => {
    await addRecognisedBodies([{ name: "Ribe", domains: ["ribe.dk"] }], ctx);
    const { id, ...shown } = await bodyNamed("Ribe");
    const save = (name: string, version: string) =>
      changeRecognisedBody({ id, version, name, domains: ["ribe.dk"] }, ctx);
    const results = await Promise.all(["Ribe By", "Ribe Kommune"].map((name) => save(name, bodyVersion(shown))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const { version = "" } = results.find((result) => "version" in result) ?? {};
    expect(results).toContainEqual({ ok: false, reason: "changed_meanwhile", version });
    expect(await save("Esbjerg og Ribe", version)).toEqual({ ok: true });
  });
});

/** Changes a body whose page has just been opened. */
async function change(id: string, details: { name: string; domains: string[] }) {
  const stored = await db.recognisedBody.findUniqueOrThrow({ where: { id } });
  return changeRecognisedBody({ id, version: bodyVersion(stored), ...details }, ctx);
}
