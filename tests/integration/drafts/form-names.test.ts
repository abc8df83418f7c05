import { expect, it } from "vitest";
import { checkForm } from "@/app/admin/events/[slug]/imports/form";
import { keepDraft } from "@/lib/drafts/commands";
import { findDraft } from "@/lib/drafts/queries";
import { randomToken } from "@/lib/secrets";
import { testDatabase } from "../../support/database";

const { db } = await testDatabase();
const now = new Date("2024-02-05T09:00:00+01:00");

/** Letters by chance: what repeats would be packed into the index. */
const long = Array.from({ length: 200 }, () => randomToken()).join("");

it("keeps nothing under a name that no form has, however it was sent", async () => {
  const browserToken = randomToken();
  const keep = (form: string) => keepDraft({ browserToken, form, values: { note: "x" } }, { db, now });
  expect(await keep(`note:${long}`)).toBeNull();
  expect(await keep("note:\0")).toBeNull();
  expect(await keep("note:\uD800")).toBeNull();
  expect(await keep("")).toBeNull();
  expect(await keep(`note:${"a".repeat(200)}`)).not.toBeNull();
});

it("names the choices of an import by its id, and by nothing else that was sent", async () => {
  const browserToken = randomToken();
  const id = "0190c0de-0000-7000-8000-000000000000";
  await keepDraft({ browserToken, form: checkForm(id), values: { "row.2": "ours" } }, { db, now });
  expect((await findDraft(db, browserToken, checkForm(id)))?.values).toEqual({ "row.2": "ours" });
  expect(await keepDraft({ browserToken, form: checkForm(long), values: {} }, { db, now })).not.toBeNull();
  expect(checkForm(long)).toBe(checkForm("\0"));
});
