"use server";

import { redirect } from "next/navigation";
import { chooseLanguage } from "@/app/admin/actions";
import { signedIn, toSignIn } from "@/app/admin/gate";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { allValues, readAudience } from "@/lib/audience/rules";
import { chooseAgain, chooseFound, chooseTicked, clearTicks, keepTicks } from "@/lib/bulk/commands/choose-people";
import { startBulkAction } from "@/lib/bulk/commands/start-bulk-action";
import { stopBulkAction } from "@/lib/bulk/commands/stop-bulk-action";
import { backToList, kindOfAddress, permissionFor, wayOn } from "@/lib/bulk/rules";
import { type Choice, choiceSchema, type Params, paramsSchemas } from "@/lib/bulk/schema";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import type { OrganiserScope } from "@/lib/organisers/policy";
import { openEventFor } from "../../open-event";
import { openBulk, paramFields, previewOf, typedParams } from "./open-bulk";

const context = () => ({ db: database(), now: clock.now() });

/**
 * What the buttons of the list do, and those that stand for links there: keep the ticks and lead on, or do something with the
 * ticked or with all that were found. Whoever is signed out meanwhile, or may no longer do anything with many, still gets on.
 */
export async function chooseOnList(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const lists = { ticked: form.getAll("ticked"), shown: form.getAll("shown") };
  const choice = choiceSchema.parse({ ...Object.fromEntries(form), ...lists });
  const onward = wayOn(slug, choice, allValues(form));
  if (onward) await leadOn(form, slug, choice, onward);
  const { scope, event } = await openEventFor(slug, "attendance.record");
  const target = { ...choice, eventId: event.id };
  const list = backToList(event.slug, choice.listQuery);
  if (choice.go === "clear") {
    await clearTicks(scope, target, context());
    redirect(list);
  }
  const chosen = await choose(scope, target);
  if (!chosen.ok) redirect(`${list}${list.includes("?") ? "&" : "?"}said=nobody`);
  redirect(`/admin/events/${event.slug}/registrations/bulk/${chosen.id}`);
}

/** With the ticks kept, to another page or to the same one in another language. */
async function leadOn(form: FormData, slug: string, choice: Choice, onward: string): Promise<never> {
  if (!(await signedIn())) await toSignIn({ goal: onward });
  const { scope, event } = await openEventFor(slug, "registrations.read");
  await keepTicks(scope, { ...choice, eventId: event.id }, context());
  if (!form.has("locale")) redirect(onward);
  form.set("path", onward);
  return chooseLanguage(form);
}

async function choose(scope: OrganiserScope<"registrations.read">, target: Choice & { eventId: string }) {
  const { go, shown, ticked, listQuery } = target;
  if (go !== "found") return chooseTicked(scope, { ...target, ticked: go === "page" ? shown : ticked }, context());
  await keepTicks(scope, target, context());
  const audience = readAudience(allValues(new URLSearchParams(listQuery)));
  return chooseFound(scope, { ...target, audience }, context());
}

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
