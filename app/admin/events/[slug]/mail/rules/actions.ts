"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { isSlug } from "@/lib/events/schema";
import { addUsualRules } from "@/lib/mail-rules/commands/add-usual-rules";
import { saveRule } from "@/lib/mail-rules/commands/save-rule";
import { removeRule, switchRule } from "@/lib/mail-rules/commands/switch-rule";
import { isUuid } from "@/lib/uuid";
import { openEventFor } from "../../open-event";
import { readRule, ruleForm, ruleValues } from "./form";
import { openRule } from "./open-rules";

/** The event a form is about, after the gate. */
async function changing(form: FormData) {
  const { scope, event } = await openEventFor(String(form.get("slug")), "events.change");
  const list = `/admin/events/${event.slug}/mail/rules`;
  if (event.status === "cancelled") redirect(list);
  return { event, list, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** Saves a rule, or shows the form again with what was typed, also after signing in again. */
export async function saveMailRule(form: FormData): Promise<void> {
  const [slug, id] = [String(form.get("slug")), String(form.get("id"))];
  const values = ruleValues(form);
  await keepIfSignedOut(ruleForm(isSlug(slug) ? slug : "", id), values);
  const { event, list, ctx } = await changing(form);
  const name = ruleForm(event.slug, id);
  const here = isUuid(id) ? `${list}/${id}` : `${list}/new`;
  const read = readRule(values, event, ctx.now);
  const ruleId = isUuid(id) ? (await openRule(event.slug, id)).rule.id : undefined;
  const result = read.ok
    ? await saveRule({ eventId: event.id, ruleId, version: values.version, rule: read.rule }, ctx)
    : null;
  if (result?.ok) {
    await forgetTyped(name);
    redirect(`${list}?said=${result.changed ? "saved" : "unchanged"}`);
  }
  if (result?.reason === "changed_meanwhile") {
    await keepTyped(name, { ...values, version: result.version, conflict: "yes" });
    redirect(here);
  }
  await keepTyped(name, { ...values, ...(result?.reason === "too_many" && { refused: "too_many" }) });
  redirect(result?.reason === "has_gone_out" ? `${here}?said=has_gone_out` : here);
}

/** The rule a button is about: nobody acts on an event by naming another's. */
async function chosen(form: FormData) {
  const { event, list, ctx } = await changing(form);
  const { rule } = await openRule(event.slug, String(form.get("id")));
  return { list, ctx, ids: { eventId: event.id, ruleId: rule.id } };
}

/** "Switch off", "Switch on again". */
export async function switchMailRule(form: FormData): Promise<void> {
  const { list, ctx, ids } = await chosen(form);
  const on = form.get("on") === "yes";
  const result = await switchRule({ ...ids, on }, ctx);
  if (!result.ok) redirect(`${list}?said=${result.reason}`);
  redirect(`${list}?${new URLSearchParams({ said: on ? "on" : "off", withdrawn: String(result.withdrawn) })}`);
}

/** "Remove it". */
export async function removeMailRule(form: FormData): Promise<void> {
  const { list, ctx, ids } = await chosen(form);
  const result = await removeRule(ids, ctx);
  redirect(`${list}?said=${result.ok ? "removed" : result.reason}`);
}

/** "Add the usual three". */
export async function addUsualMails(form: FormData): Promise<void> {
  const { event, list, ctx } = await changing(form);
  const added = await addUsualRules(event.id, ctx);
  redirect(`${list}?${new URLSearchParams({ said: "usual", added: String(added) })}`);
}
