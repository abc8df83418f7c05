"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { browserToken } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { cancelEvent } from "@/lib/events/commands/cancel-event";
import { moveEvent } from "@/lib/events/commands/move-event";
import { isSlug } from "@/lib/events/schema";
import { openEventFor } from "../open-event";
import { cancelForm, isCancelField, readCancellation } from "./cancel/form";
import { isMoveField, moveForm, readBasis, readMove } from "./form";

/** The event a form is about, after the gate. A cancelled one has nothing left to change: its page says so. */
async function changingEvent(form: FormData) {
  const { scope, event } = await openEventFor(String(form.get("slug")), "events.change");
  const here = `/admin/events/${event.slug}/when-and-where`;
  if (event.status === "cancelled") redirect(here);
  return { event, here, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

const slugOf = (form: FormData) => (isSlug(String(form.get("slug"))) ? String(form.get("slug")) : "");

/** "Continue": keeps what was typed and goes on to the check when it can be read. */
export async function checkMove(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isMoveField));
  await keepIfSignedOut(moveForm(slugOf(form)), values);
  const { event, here, ctx } = await changingEvent(form);
  await keepTyped(moveForm(event.slug), values);
  redirect(readMove(values, event, ctx.now).ok ? `${here}/check` : here);
}

/** "Move the event": does what the check shows, as long as it still stands on what the organiser saw. */
export async function sendMove(form: FormData): Promise<void> {
  const { event, here, ctx } = await changingEvent(form);
  const name = moveForm(event.slug);
  const draft = await findDraft(database(), await browserToken(), name);
  // Pressed twice: the first press has moved it and forgotten what was typed.
  if (!draft) redirect(here);
  const values = { ...draft.values, ...typedFrom(form, [...form.keys()].filter(isMoveField)) };
  if (form.get("asked") === "yes") values.tells = form.get("tells") === "yes" ? "yes" : "no";
  await keepTyped(name, values);
  // Another window has typed something else since this page was shown: nobody sends what they have not seen.
  if (form.get("draft") !== draft.id) redirect(`${here}/check?changed=typed`);
  const read = readMove(values, event, ctx.now);
  const basis = readBasis(values.basis);
  if (!read.ok || !basis) redirect(`${here}/check`);
  const { wanted, messages, tells } = read.move;
  const result = await moveEvent({ eventId: event.id, basis, wanted, messages, tells }, ctx);
  // Everything else the check says by itself.
  if (!result.ok) redirect(`${here}/check`);
  await forgetTyped(name);
  const said = new URLSearchParams({ said: result.changed ? "moved" : "unchanged", told: String(result.told) });
  redirect(`${here}?${said}`);
}

/** "Continue" on the way to a cancellation: keeps the words and goes on to the check when they can be read. */
export async function checkCancellation(form: FormData): Promise<void> {
  const values = typedFrom(form, [...form.keys()].filter(isCancelField));
  await keepIfSignedOut(cancelForm(slugOf(form)), values);
  const { event, here } = await changingEvent(form);
  await keepTyped(cancelForm(event.slug), values);
  redirect(`${here}/cancel${readCancellation(values, event).ok ? "/check" : ""}`);
}

/** "Cancel the event", for good, with the words the check shows. */
export async function cancelForGood(form: FormData): Promise<void> {
  const { event, here, ctx } = await changingEvent(form);
  const draft = await findDraft(database(), await browserToken(), cancelForm(event.slug));
  if (!draft) redirect(`${here}/cancel`);
  const check = `${here}/cancel/check`;
  // Another window has typed other words since this page was shown: nobody sends what they have not seen.
  if (form.get("draft") !== draft.id) redirect(`${check}?changed=typed`);
  if (form.get("confirmed") !== "yes") redirect(`${check}?problem=confirm`);
  const read = readCancellation(draft.values, event);
  if (!read.ok) redirect(`${here}/cancel`);
  const result = await cancelEvent({ eventId: event.id, texts: read.texts }, ctx);
  await forgetTyped(cancelForm(event.slug));
  redirect(`${here}?${new URLSearchParams(result.ok ? { said: "cancelled" } : { said: result.reason })}`);
}
