"use server";

import { redirect } from "next/navigation";
import { moveToWaitingList } from "@/lib/waiting-list/commands/move-to-waiting-list";
import { openRegistrationFor } from "../open-registration";

/** "Yes, move to the waiting list". */
export async function moveToLine(form: FormData): Promise<void> {
  const slug = String(form.get("slug"));
  const { here, registration, ctx } = await openRegistrationFor(slug, String(form.get("id")), "registrations.change");
  const result = await moveToWaitingList({ registrationId: registration.id }, ctx);
  redirect(`${here}?said=${result.ok ? "moved" : result.reason}`);
}
