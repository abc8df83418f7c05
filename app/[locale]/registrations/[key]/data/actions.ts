"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { contextFor } from "@/lib/context";
import { requestDeletion } from "@/lib/privacy/commands/request-deletion";
import { ownRegistrationGate } from "../gate";

/** "Yes, ask for deletion". A second press finds the wish on record and shows the same page. */
export async function askForDeletion(form: FormData): Promise<void> {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  const { locale, registration, address } = await ownRegistrationGate({ params: Promise.resolve(params) });
  await limit("own-registration", registration.id, locale);
  await requestDeletion({ registrationId: registration.id }, contextFor({ kind: "participant" }));
  redirect(`${address}/data?saved=deletion`);
}
