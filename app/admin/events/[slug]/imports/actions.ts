"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { type Choices, decideRows } from "@/lib/imports/commands/decide-rows";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { checkForm, columnProblems, readCheck, readColumns } from "./form";
import { openImport } from "./open-import";

/** The import a form is about, after the gate. */
async function chosen(form: FormData) {
  const opened = await openImport(String(form.get("slug")), String(form.get("id")));
  const { scope, event, run } = opened;
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  return { ...opened, ctx, about: { eventId: event.id, id: run.id } };
}

/** "Check the rows": keeps what was chosen, whatever is in it, and goes on when it can. */
export async function checkRows(form: FormData): Promise<void> {
  const { run, event, locale, here, ctx, about } = await chosen(form);
  const columns = readColumns(form, run.headings.length, locale);
  const isReady = columnProblems(columns, event).length === 0;
  const result = await checkImport({ ...about, ...columns, isReady }, ctx);
  redirect(result.ok && isReady ? `${here}/check` : `${here}${result.ok ? "?problem=columns" : ""}`);
}

/**
 * Whichever button was pressed at the rows: what is ticked on the page is kept first, so that "Import now" and the way to
 * another page count it as "Save choices" does. A page that shows what no longer stands decides and carries out nothing.
 */
export async function carryOn(form: FormData): Promise<void> {
  const { go, rows, seen, terms, back, typed } = readCheck(form);
  await keepIfSignedOut(checkForm(String(form.get("id"))), typed);
  const { here, run, ctx, about } = await chosen(form);
  await forgetTyped(checkForm(run.id));
  if (go === "discard") await discardImport(about, ctx);
  if (go === "discard") redirect(here);
  const choices: Choices = go === "ours" || go === "theirs" ? { rows: "all", all: go, seen } : { rows };
  const { isStale } = await decideRows({ ...about, ...choices }, ctx);
  if (isStale) redirect(`${here}/check${back("stale")}`);
  if (go !== "apply") redirect(`${here}/check${back(go === "show" ? null : "decided")}`);
  const result = await applyImport({ ...about, ...terms, seen }, ctx);
  if (!result.ok) redirect(`${here}/check${back(result.reason)}`);
  const { added, waiting, changed } = result;
  redirect(`${here}?${new URLSearchParams({ added: `${added}`, waiting: `${waiting}`, changed: `${changed}` })}`);
}
