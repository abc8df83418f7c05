"use server";

import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped, typedFrom } from "@/app/admin/typed";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { isCancelled } from "@/lib/events/rules";
import { isSlug } from "@/lib/events/schema";
import { addAccessCode } from "@/lib/invitations/commands/add-access-code";
import { changeAccessCode } from "@/lib/invitations/commands/change-access-code";
import { closeAccessCode } from "@/lib/invitations/commands/close-access-code";
import { findAccessCode } from "@/lib/invitations/queries";
import { codeSeatsSchema } from "@/lib/invitations/schema";
import { openEventFor } from "../../open-event";
import { codeFields, codeForm, codeNumberForm, keptRefusal, readCode } from "./form";

/** The event a form is about, after the gate. */
async function eventOfForm(form: FormData) {
  const { scope, event } = await openEventFor(String(form.get("slug")), "registrations.change");
  const list = `/admin/events/${event.slug}/invitations/codes`;
  // A form that was sent to a cancelled event by hand: the list says that it is over.
  if (isCancelled(event)) redirect(list);
  return { event, list, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** Adds a code, or shows the form again with what was typed. */
export async function addCode(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const values = typedFrom(form, codeFields);
  await keepIfSignedOut(codeForm(isSlug(slug) ? slug : ""), values);
  const { event, list, ctx } = await eventOfForm(form);
  const read = readCode(values, event, ctx.now);
  if (!read.ok) {
    await keepTyped(codeForm(event.slug), values);
    redirect(`${list}/new`);
  }
  const overWaitingList = values.overWaitingList === "yes";
  const result = await addAccessCode({ eventId: event.id, ...read.code, overWaitingList }, ctx);
  if (!result.ok) {
    // A moment that has passed meanwhile is found wrong when the form is read again.
    if (result.reason === "event_cancelled") redirect(list);
    const refused = result.reason === "until_is_over" ? "" : keptRefusal(result);
    await keepTyped(codeForm(event.slug), { ...values, refused });
    redirect(`${list}/new`);
  }
  await forgetTyped(codeForm(event.slug));
  redirect(`${list}?said=added`);
}

/** The code a form is about: nobody acts on an event by naming another's. */
async function chosenCode(form: FormData) {
  const { event, list, ctx } = await eventOfForm(form);
  const id = z.uuid().safeParse(form.get("id")).data;
  const code = id ? await findAccessCode(database(), event.id, id) : null;
  if (!code) notFound();
  return { event, code, list, here: `${list}/${code.id}`, ctx };
}

/** Saves another number of people, or shows the form again with what was typed. */
export async function changeCode(form: FormData): Promise<void> {
  const { event, code, list, here, ctx } = await chosenCode(form);
  const values = typedFrom(form, ["seats", "basis", "overWaitingList"]);
  const seats = codeSeatsSchema.safeParse(values.seats ?? "");
  if (!seats.success) {
    await keepTyped(codeNumberForm(code.id), values);
    redirect(here);
  }
  const overWaitingList = values.overWaitingList === "yes";
  const result = await changeAccessCode(
    { eventId: event.id, codeId: code.id, basis: Number(values.basis), seats: seats.data, overWaitingList },
    ctx,
  );
  if (!result.ok && result.reason === "changed_meanwhile") {
    await keepTyped(codeNumberForm(code.id), { ...values, basis: String(result.seats), conflict: "yes" });
    redirect(here);
  }
  if (!result.ok && result.reason !== "closed" && result.reason !== "event_cancelled") {
    await keepTyped(codeNumberForm(code.id), { ...values, refused: keptRefusal(result) });
    redirect(here);
  }
  await forgetTyped(codeNumberForm(code.id));
  redirect(`${list}?said=${result.ok ? (result.changed ? "changed" : "unchanged") : "code_closed"}`);
}

/** Closes a code for good. */
export async function closeCode(form: FormData): Promise<void> {
  const { event, code, list, ctx } = await chosenCode(form);
  await closeAccessCode({ eventId: event.id, codeId: code.id }, ctx);
  redirect(`${list}?said=closed`);
}
