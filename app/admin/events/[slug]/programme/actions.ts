"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { moveSpeaker } from "@/lib/programme/commands/move-speaker";
import { removeItem } from "@/lib/programme/commands/remove-item";
import { removeSpeaker } from "@/lib/programme/commands/remove-speaker";
import { saveItem } from "@/lib/programme/commands/save-item";
import { saveSpeaker } from "@/lib/programme/commands/save-speaker";
import { isItemField, isSpeakerField, itemInput, readItem, readSpeaker } from "@/lib/programme/schema";
import { itemForm, openProgramme, speakerForm } from "./open-programme";

const slugOf = (form: FormData) => String(form.get("slug"));
const idOf = (form: FormData) => String(form.get("id") ?? "").slice(0, 40);

/** The event's programme, for whoever may change it, and who that is. */
async function changing(form: FormData) {
  const opened = await openProgramme(slugOf(form), "events.change");
  return { ...opened, ctx: contextFor({ kind: "organiser", id: opened.scope.organiserId }) };
}

/** Saves a new or a changed line, or shows the form again with what was typed, also after signing in again. */
export async function saveLine(form: FormData): Promise<void> {
  const [id, name] = [idOf(form), itemForm(slugOf(form), idOf(form) || "new")];
  const values = typedFrom(form, [...form.keys()].filter(isItemField));
  await keepIfSignedOut(name, values);
  const { event, items, speakers, here, ctx } = await changing(form);
  const old = items.find((one) => one.id === id);
  const around = { languages: event.languages, timeZone: event.timeZone, speakers: speakers.map((one) => one.id) };
  const read = readItem(values, { ...around, stored: old && itemInput(old) });
  const input = { eventId: event.id, itemId: id || undefined, basis: values.basis };
  const result = read.ok && (await saveItem({ ...input, item: read.input }, ctx));
  if (result === false || !result.ok) {
    const isGone = id !== "" && !old;
    await keepTyped(isGone ? itemForm(event.slug, "new") : name, values);
    redirect(`${here}/items/${isGone ? "new?gone=yes" : id || "new"}`);
  }
  await forgetTyped(name);
  redirect(`${here}?said=${id ? (result.changed ? "changed" : "unchanged") : "added"}#line-${result.itemId}`);
}

/** The same for somebody who speaks. */
export async function saveSpeakerLine(form: FormData): Promise<void> {
  const [id, name] = [idOf(form), speakerForm(slugOf(form), idOf(form) || "new")];
  const values = typedFrom(form, [...form.keys()].filter(isSpeakerField));
  await keepIfSignedOut(name, values);
  const { event, speakers, here, ctx } = await changing(form);
  const read = readSpeaker(values, event.languages);
  const input = { eventId: event.id, speakerId: id || undefined, basis: values.basis };
  const result = read.ok && (await saveSpeaker({ ...input, speaker: read.input }, ctx));
  if (result === false || !result.ok) {
    const isGone = id !== "" && !speakers.some((one) => one.id === id);
    await keepTyped(isGone ? speakerForm(event.slug, "new") : name, values);
    redirect(`${here}/speakers/${isGone ? "new?gone=yes" : id || "new"}`);
  }
  await forgetTyped(name);
  redirect(
    `${here}?said=${id ? (result.changed ? "changed" : "unchanged") : "speakerAdded"}#speaker-${result.speakerId}`,
  );
}

export async function removeLine(form: FormData): Promise<void> {
  const { event, here, ctx } = await changing(form);
  const { removed } = await removeItem({ eventId: event.id, itemId: idOf(form) }, ctx);
  redirect(`${here}?said=${removed ? "removed" : "gone"}`);
}

export async function removeSpeakerLine(form: FormData): Promise<void> {
  const { event, here, ctx } = await changing(form);
  const { removed } = await removeSpeaker({ eventId: event.id, speakerId: idOf(form) }, ctx);
  redirect(`${here}?said=${removed ? "speakerRemoved" : "gone"}`);
}

export async function moveUp(form: FormData): Promise<void> {
  await move(form, "up");
}

export async function moveDown(form: FormData): Promise<void> {
  await move(form, "down");
}

async function move(form: FormData, direction: "up" | "down"): Promise<void> {
  const { event, here, ctx } = await changing(form);
  const { moved } = await moveSpeaker({ eventId: event.id, speakerId: idOf(form), direction }, ctx);
  redirect(`${here}?said=${moved ? "moved" : "notMoved"}#speaker-${idOf(form)}`);
}
