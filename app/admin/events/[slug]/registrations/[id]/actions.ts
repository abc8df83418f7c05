"use server";

import { redirect } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { ensureBrowserToken } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
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

/** Cancels with the typed reason; without a usable one the form comes again with what was typed. */
export async function cancelWithReason(form: FormData): Promise<void> {
  const { id, here, ctx } = await chosen(form);
  const browserToken = await ensureBrowserToken();
  const reason = cancellationSchema.safeParse(form.get("reason") ?? "");
  if (!reason.success) {
    const values = draftValuesFrom(form, ["reason"]);
    await keepDraft({ browserToken, form: cancellationForm(id), values }, { db: database(), now: clock.now() });
    redirect(`${here}/cancel`);
  }
  const result = await cancelRegistration({ registrationId: id, reason: reason.data }, ctx);
  await discardDraft(database(), browserToken, cancellationForm(id));
  redirect(`${here}?said=${result.ok ? "cancelled" : result.reason}`);
}
