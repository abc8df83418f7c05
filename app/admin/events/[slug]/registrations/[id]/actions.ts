"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { forgetTyped, keepIfSignedOut, keepTyped } from "@/app/admin/typed";
import { recordAttendance, withdrawAttendance } from "@/lib/attendance/commands";
import { clock } from "@/lib/clock";
import { type Context, contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { reasonToKeep } from "@/lib/desk/rules";
import { cancellationSchema } from "@/lib/desk/schema";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { openSensitiveAnswers } from "@/lib/questions/commands/open-sensitive-answers";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { approveRegistration, declineRegistration } from "@/lib/registrations/commands/decide-registration";
import { resendConfirmation as resend } from "@/lib/registrations/commands/resend-confirmation";
import { openEventFor } from "../../open-event";
import { openRegistration } from "./open-registration";
import { type Reasoned, reasonForm } from "./reason";

/** The registration a form is about, after the gate: nobody acts on an event by naming another's registration. */
async function chosen(form: FormData) {
  const { scope } = await openEventFor(String(form.get("slug")), "registrations.change");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  return { id: registration.id, here, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** Mails what belongs to the registration's state once more and says so on the person's page. */
export async function resendConfirmation(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const result = await resend(id, ctx);
  redirect(`${here}?said=${result.ok ? "resent" : result.reason}`);
}

/** Lets somebody in who waits for approval. */
export async function approve(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const result = await approveRegistration({ registrationId: id }, ctx);
  redirect(`${here}?said=${result.ok ? "approved" : result.reason}`);
}

/** Turns somebody down with the typed reason. */
export async function declineWithReason(form: FormData): Promise<void> {
  await withReason(form, "decline", "declined", declineRegistration);
}

/** Cancels with the typed reason. */
export async function cancelWithReason(form: FormData): Promise<void> {
  await withReason(form, "cancel", "cancelled", cancelRegistration);
}

type Command = (
  input: { registrationId: string; reason: string },
  ctx: Context,
) => Promise<{ ok: true } | { ok: false; reason: string }>;

/**
 * Without a usable reason the form comes again with what was typed, and so it does after signing in again where the
 * session has ended in the meantime.
 */
async function withReason(form: FormData, what: Reasoned, done: string, command: Command): Promise<void> {
  const { reason: typed = "" } = draftValuesFrom(form, ["reason"]);
  const values = { reason: reasonToKeep(typed) };
  const named = z.uuid().safeParse(form.get("id"));
  if (named.success) await keepIfSignedOut(reasonForm(what, named.data), values);
  const { id, here, ctx } = await chosen(form);
  const reason = cancellationSchema.safeParse(form.get("reason") ?? "");
  if (!reason.success) {
    await keepTyped(reasonForm(what, id), values);
    redirect(`${here}/${what}`);
  }
  const result = await command({ registrationId: id, reason: reason.data }, ctx);
  await forgetTyped(reasonForm(what, id));
  redirect(`${here}?said=${result.ok ? done : result.reason}`);
}

/** Marks somebody as present on one day of the event, or takes that back. */
export async function saveAttendance(form: FormData): Promise<void> {
  const { scope } = await openEventFor(String(form.get("slug")), "attendance.record");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  const isPresent = form.get("present") === "yes";
  const result = await (isPresent ? recordAttendance : withdrawAttendance)(
    { registrationId: registration.id, day: String(form.get("day")) },
    contextFor({ kind: "organiser", id: scope.organiserId }),
  );
  redirect(`${here}?said=${result.ok ? (isPresent ? "present" : "not_present") : result.reason}`);
}

/** Puts on record that this organiser opens the sensitive answers; the page shows them for a while afterwards. */
export async function showSensitiveAnswers(form: FormData): Promise<void> {
  const { scope } = await openEventFor(String(form.get("slug")), "answers.sensitive");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  await openSensitiveAnswers(scope, { registrationId: registration.id }, { db: database(), now: clock.now() });
  // Without a fragment: the router would take the way to one as a jump on the page it has.
  redirect(`${here}?answers=open`);
}
