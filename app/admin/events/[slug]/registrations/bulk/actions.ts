"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { allValues, readAudience } from "@/lib/audience/rules";
import { chooseAgain, chooseFound, chooseTicked, clearTicks, keepTicks } from "@/lib/bulk/commands/choose-people";
import { startBulkAction } from "@/lib/bulk/commands/start-bulk-action";
import { stopBulkAction } from "@/lib/bulk/commands/stop-bulk-action";
import { backToList, kindOfAddress, nextPage, permissionFor } from "@/lib/bulk/rules";
import { choiceSchema, type Params, paramsSchemas } from "@/lib/bulk/schema";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { openEventFor } from "../../open-event";
import { openBulk, paramFields, previewOf, typedParams } from "./open-bulk";

const context = () => ({ db: database(), now: clock.now() });

/** What the buttons around the list do with the boxes in it, and with all it has found. */
export async function chooseOnList(form: FormData): Promise<void> {
  const { scope, event } = await openEventFor(String(form.get("slug")), "attendance.record");
  const { go, ticked, shown, listQuery } = choiceSchema.parse({
    ...Object.fromEntries(form),
    ticked: form.getAll("ticked"),
    shown: form.getAll("shown"),
  });
  const target = { eventId: event.id, listQuery };
  const list = backToList(event.slug, listQuery);
  if (go === "clear") await clearTicks(scope, target, context());
  if (go === "keep" || go === "next") await keepTicks(scope, { ...target, ticked, shown }, context());
  if (go === "next") redirect(backToList(event.slug, nextPage(listQuery)));
  if (go === "clear" || go === "keep") redirect(list);
  const chosen =
    go === "found"
      ? await chooseFound(scope, { ...target, audience: audienceOf(listQuery) }, context())
      : await chooseTicked(scope, { ...target, ticked: go === "page" ? shown : ticked, shown }, context());
  if (!chosen.ok) redirect(`${list}${list.includes("?") ? "&" : "?"}said=nobody`);
  redirect(`/admin/events/${event.slug}/registrations/bulk/${chosen.id}`);
}

const audienceOf = (listQuery: string) => readAudience(allValues(new URLSearchParams(listQuery)));

/** The same people, or those of them who were left out, for something else. */
export async function choosePeopleAgain(form: FormData): Promise<void> {
  const { scope, event, action, all } = await openBulk(String(form.get("slug")), String(form.get("bulk")));
  const input = { eventId: event.id, id: action.id, refusedOnly: form.get("which") === "refused" };
  const chosen = await chooseAgain(scope, input, context());
  redirect(chosen.ok ? `${all}/${chosen.id}` : all);
}

/** Starts what the page has shown; with something missing or changed the page comes again and says so. */
export async function startBulk(form: FormData): Promise<void> {
  const kind = kindOfAddress(String(form.get("kind")));
  const name = typedParams(String(form.get("bulk")), String(form.get("kind")));
  const typed = typedFrom(form, paramFields);
  if (kind) await keepIfSignedOut(name, typed);
  const { scope, event, action, here } = await openBulk(
    String(form.get("slug")),
    String(form.get("bulk")),
    permissionFor(kind ?? "cancel"),
  );
  if (!kind) redirect(here);
  const params = paramsSchemas[kind].safeParse(Object.fromEntries(form));
  if (!params.success) {
    await keepTyped(name, typed);
    redirect(previewOf(here, kind, typed));
  }
  const input = { eventId: event.id, id: action.id, kind, params: params.data as Params };
  const result = await startBulkAction(scope, { ...input, basis: String(form.get("basis")) }, context());
  if (!result.ok && result.reason !== "started") {
    await keepTyped(name, typed);
    redirect(previewOf(here, kind, typed, result.reason));
  }
  await forgetTyped(name);
  redirect(here);
}

/** Stops it between two people. */
export async function stopBulk(form: FormData): Promise<void> {
  const { scope, event, action, here } = await openBulk(String(form.get("slug")), String(form.get("bulk")));
  await stopBulkAction(scope, { eventId: event.id, id: action.id }, context());
  redirect(here);
}
