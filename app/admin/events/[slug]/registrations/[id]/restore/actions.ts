"use server";

import { redirect } from "next/navigation";
import { restoreRegistration } from "@/lib/registrations/commands/restore-registration";
import { openRegistrationFor } from "../open-registration";
import { readOtherwise } from "./form";

/** "Yes, bring it back". Where a choice is needed and missing, or things have changed, the page comes again and says so. */
export async function restore(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const { here, registration, ctx } = await openRegistrationFor(slug, String(form.get("id")), "registrations.change");
  const otherwise = readOtherwise(form.get("otherwise"));
  if (form.get("asked") === "yes" && !otherwise) redirect(`${here}/restore?problem=choose`);
  const result = await restoreRegistration({ registrationId: registration.id, otherwise }, ctx);
  if (result.ok) redirect(`${here}?said=${result.status === "waitlisted" ? "restored_line" : "restored"}`);
  redirect(`${here}/restore?problem=${result.reason}`);
}
