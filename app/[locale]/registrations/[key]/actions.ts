"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { changeableFields } from "@/lib/registrations/constants";
import { changeSchema } from "@/lib/registrations/schema";
import { changeDraft, ownRegistrationGate } from "./gate";

/** The link's key stands in the form as it does in the address; it is what gives the right to the change. */
async function registrationOf(form: FormData) {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  return ownRegistrationGate({ params: Promise.resolve(params) });
}

/** "Save my details": keeps what was typed until it is saved, so that neither an error nor a pause loses it. */
export async function saveDetails(form: FormData): Promise<void> {
  const { locale, registration, address } = await registrationOf(form);
  const context = contextFor({ kind: "participant" });
  const values = draftValuesFrom(form, changeableFields);
  const token = await browserToken();
  if (!token) redirect(`${address}/change?problem=cookies`);
  await limit("draft-network", await visitorNetwork(), locale);
  const kept = await keepDraft({ browserToken: token, form: changeDraft(registration.id), values }, context);
  if (!kept) redirect(`${address}/change?problem=too-much`);
  await limit("own-registration", registration.id, locale);

  const details = changeSchema.safeParse(values);
  if (!details.success) redirect(`${address}/change`);
  const result = await changeDetails({ registrationId: registration.id, details: details.data }, context);
  await discardDraft(database(), token, changeDraft(registration.id));
  if (!result.ok) redirect(address);
  redirect(`${address}?saved=${result.changed ? "changed" : "unchanged"}`);
}

/** "Yes, cancel my registration". A second press finds it cancelled and shows the same page. */
export async function cancelOwnRegistration(form: FormData): Promise<void> {
  const { locale, registration, address } = await registrationOf(form);
  await limit("own-registration", registration.id, locale);
  await cancelRegistration({ registrationId: registration.id }, contextFor({ kind: "participant" }));
  redirect(address);
}
