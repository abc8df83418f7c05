"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { applyImport } from "@/lib/imports/commands/apply-import";
import { checkImport } from "@/lib/imports/commands/check-import";
import { decideRows } from "@/lib/imports/commands/decide-rows";
import { discardImport } from "@/lib/imports/commands/discard-import";
import { columnProblems, readColumns } from "./form";
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

/** "Save choices on this page", or the same for all rows that differ. */
export async function decide(form: FormData): Promise<void> {
  const { here, ctx, about } = await chosen(form);
  const all = form.get("all");
  const rows = Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const number = /^row\.(\d{1,6})$/.exec(name)?.[1];
      return number && (value === "ours" || value === "theirs") ? [[number, value] as const] : [];
    }),
  );
  if (all === "ours" || all === "theirs") await decideRows({ ...about, rows: "all", all }, ctx);
  else await decideRows({ ...about, rows }, ctx);
  const query = new URLSearchParams(String(form.get("query") ?? ""));
  query.set("said", "decided");
  redirect(`${here}/check?${query}`);
}

/** "Import now". */
export async function apply(form: FormData): Promise<void> {
  const { here, ctx, about } = await chosen(form);
  const seatAnyway = form.get("seatAnyway") === "yes";
  const leaveOutWrong = form.get("leaveOutWrong") === "yes";
  const result = await applyImport({ ...about, seatAnyway, leaveOutWrong }, ctx);
  if (!result.ok) redirect(`${here}/check?said=${result.reason}`);
  const { added, waiting, changed } = result;
  redirect(`${here}?${new URLSearchParams({ added: `${added}`, waiting: `${waiting}`, changed: `${changed}` })}`);
}

/** "Discard this import". */
export async function discard(form: FormData): Promise<void> {
  const { here, ctx, about } = await chosen(form);
  await discardImport(about, ctx);
  redirect(here);
}
