"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { emailKey } from "@/lib/email-address";
import { withdrawHandover } from "@/lib/handovers/commands/end-handover";
import { offerHandover } from "@/lib/handovers/commands/offer-handover";
import { gateOfForm } from "../gate";
import { handoverDraft, handoverFields, readHandover } from "./form";

/** "Send the offer". What was typed is kept until it is sent. */
export async function offerOwnPlace(form: FormData): Promise<void> {
  const { locale, registration, address } = await gateOfForm(form);
  const page = `${address}/hand-over`;
  const token = await browserToken();
  if (!token) redirect(`${page}?problem=cookies`);
  await limit("draft-network", await visitorNetwork(), locale);
  const context = contextFor({ kind: "participant" });
  const values = draftValuesFrom(form, handoverFields);
  const draft = { browserToken: token, form: handoverDraft(registration.id), values };
  if (!(await keepDraft(draft, context))) redirect(`${page}?problem=too-much`);
  await limit("own-registration", registration.id, locale);
  const { colleague } = readHandover(values, locale, registration.email);
  if (!colleague) redirect(page);

  // So that nobody's inbox can be flooded.
  await limit("registration-address", emailKey(colleague.email), locale);
  const result = await offerHandover({ registrationId: registration.id, ...colleague }, context);
  await discardDraft(context.db, token, draft.form);
  // Everything else the page says by itself: the offer that stands already, or that it is too late.
  redirect(result.ok ? `${address}?done=handover_offered` : page);
}

/** "Withdraw the offer". */
export async function withdrawOwnHandover(form: FormData): Promise<void> {
  const { locale, registration, address } = await gateOfForm(form);
  await limit("own-registration", registration.id, locale);
  const result = await withdrawHandover({ registrationId: registration.id }, contextFor({ kind: "participant" }));
  redirect(`${address}?done=${result.ok ? "handover_withdrawn" : "handover_over"}`);
}
