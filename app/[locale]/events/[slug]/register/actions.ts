"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { keepDraft } from "@/lib/drafts/commands";
import { findDraft } from "@/lib/drafts/queries";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { emailKey } from "@/lib/email-address";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { registrationFields } from "@/lib/registrations/constants";
import { registrationSchema } from "@/lib/registrations/schema";
import { eventOfAddress, registrationDraft } from "./gate";

/** The form's event, from its hidden fields. */
async function formOf(form: FormData) {
  const { locale, event } = await eventOfAddress(String(form.get("locale")), String(form.get("event")));
  return { locale, event, address: `/${locale}/events/${event.slug}/register` };
}

/** "Continue": keeps what was typed, whatever it is, and goes on to the check when nothing is wrong with it. */
export async function checkAnswers(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  const values = draftValuesFrom(form, registrationFields);
  const token = await browserToken();
  if (!token) redirect(`${address}?problem=cookies`);
  // Kept before anything is counted: whoever has to wait finds it again.
  await limit("draft-network", await visitorNetwork(), locale);
  const draft = { browserToken: token, form: registrationDraft(event.slug), values };
  const kept = await keepDraft(draft, contextFor({ kind: "participant" }));
  if (!kept) redirect(`${address}?problem=too-much`);
  await limit("registration-network", await visitorNetwork(), locale);
  redirect(registrationSchema.safeParse(values).success ? `${address}/check` : address);
}

/** "Send registration": registers what was checked. Sent twice, it answers twice with the same registration. */
export async function sendRegistration(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  await limit("registration-network", await visitorNetwork(), locale);
  const draft = await findDraft(database(), await browserToken(), registrationDraft(event.slug));
  if (draft?.outcome) redirect(`${address}/done`);
  const answers = registrationSchema.safeParse(draft?.values);
  if (!draft || !answers.success) redirect(address);
  // Another tab has changed the answers since this page was shown: nobody sends what they have not seen.
  if (form.get("draft") !== draft.id) redirect(`${address}/check?changed=elsewhere`);

  await limit("registration-address", emailKey(answers.data.email), locale);
  const result = await registerParticipant(
    { eventId: event.id, submissionId: draft.id, fromDraft: true, locale, details: answers.data },
    contextFor({ kind: "participant" }),
  );
  if (result.ok) redirect(`${address}/done`);
  redirect(result.reason === "gone" ? `${address}/check?changed=elsewhere` : address);
}
