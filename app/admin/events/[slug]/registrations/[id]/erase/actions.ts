"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { eraseRegistration } from "@/lib/privacy/commands/erase-registration";
import { openEventFor } from "../../../open-event";
import { openRegistration } from "../open-registration";

/** "Delete the data for good". A refusal comes back to the page with its reason. */
export async function eraseForGood(form: FormData): Promise<void> {
  const { scope } = await openEventFor(String(form.get("slug")), "registrations.change");
  const { registration, here } = await openRegistration(String(form.get("slug")), String(form.get("id")));
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await eraseRegistration({ registrationId: registration.id }, ctx);
  redirect(result.ok ? `${here}?said=erased` : `${here}/erase?refused=${result.reason}`);
}
