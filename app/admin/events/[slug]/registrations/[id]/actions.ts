"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { requireOrganiser, signedIn } from "@/app/admin/gate";
import { limit } from "@/app/limits";
import { ensureBrowserToken, visitorNetwork } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { reasonToKeep } from "@/lib/desk/rules";
import { cancellationSchema } from "@/lib/desk/schema";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { resendConfirmation as resend } from "@/lib/registrations/commands/resend-confirmation";
import { cancellationForm } from "./cancel/form";
import { openRegistration } from "./open-registration";

/** The registration a form is about, after the gate: nobody acts on an event by naming another's registration. */
async function chosen(form: FormData) {
  const scope = await requireOrganiser("registrations.change");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  return { id: registration.id, here, ctx: contextFor({ kind: "organiser", id: scope.organiserId }) };
}

/** Mails the confirmation once more and says so on the person's page. */
export async function resendConfirmation(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const result = await resend(id, ctx);
  redirect(`${here}?said=${result.ok ? "resent" : result.reason}`);
}

/**
 * Cancels with the typed reason; without a usable one the form comes again with what was typed, and so it does after
 * signing in again where the session has ended in the meantime.
 */
export async function cancelWithReason(form: FormData): Promise<void> {
  if (!(await signedIn())) await keepForLater(form);
  const { id, here, ctx } = await chosen(form);
  const reason = cancellationSchema.safeParse(form.get("reason") ?? "");
  if (!reason.success) {
    await keepReason(form, id);
    redirect(`${here}/cancel`);
  }
  const result = await cancelRegistration({ registrationId: id, reason: reason.data }, ctx);
  await discardDraft(database(), await ensureBrowserToken(), cancellationForm(id));
  redirect(`${here}?said=${result.ok ? "cancelled" : result.reason}`);
}

/** Anybody can send this form, so what is kept before the gate counts as a try to sign in, and takes no odd ids. */
async function keepForLater(form: FormData): Promise<void> {
  await limit("sign-in-network", await visitorNetwork(), "admin");
  const id = z.uuid().safeParse(form.get("id"));
  if (id.success) await keepReason(form, id.data);
}

async function keepReason(form: FormData, id: string): Promise<void> {
  const browserToken = await ensureBrowserToken();
  const { reason = "" } = draftValuesFrom(form, ["reason"]);
  const values = { reason: reasonToKeep(reason) };
  const kept = await keepDraft(
    { browserToken, form: cancellationForm(id), values },
    { db: database(), now: clock.now() },
  );
  if (!kept) throw new Error("A reason that was cut to size was too large to keep");
}
