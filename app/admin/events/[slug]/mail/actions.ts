"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { retryFailedMails } from "@/lib/mail-desk/commands/retry-failed-mails";
import { retryMail } from "@/lib/mail-desk/commands/retry-mail";
import { withdrawMail } from "@/lib/mail-desk/commands/withdraw-mail";
import { openEventFor } from "../open-event";

/** The event and the mail a form is about, after the gate: nobody acts on an event by naming another's mail. */
async function chosen(form: FormData) {
  const { scope, event } = await openEventFor(String(form.get("slug")), "registrations.change");
  const list = `/admin/events/${event.slug}/mail`;
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  return { input: { eventId: event.id, mailId: String(form.get("id")) }, list, ctx };
}

/** "Try again now". */
export async function retry(form: FormData): Promise<void> {
  const { input, list, ctx } = await chosen(form);
  const result = await retryMail(input, ctx);
  if (!result.ok && result.reason === "not_found") redirect(list);
  redirect(`${list}/${input.mailId}?said=${result.ok ? "retried" : result.reason}`);
}

/** "Take back". */
export async function withdraw(form: FormData): Promise<void> {
  const { input, list, ctx } = await chosen(form);
  const result = await withdrawMail(input, ctx);
  if (!result.ok && result.reason === "not_found") redirect(list);
  redirect(`${list}/${input.mailId}?said=${result.ok ? "withdrawn" : result.reason}`);
}

/** "Try all failed mails again". */
export async function retryAll(form: FormData): Promise<void> {
  const { input, list, ctx } = await chosen(form);
  const { retried } = await retryFailedMails({ eventId: input.eventId }, ctx);
  redirect(`${list}?said=retried_all&count=${retried}`);
}
