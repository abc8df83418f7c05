"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { contextFor } from "@/lib/context";
import { declineInvitation } from "@/lib/invitations/commands/decline-invitation";
import { invitationGate } from "./gate";

/** "Yes, I cannot come". A second press finds it declined and shows the same page. */
export async function declineOwnInvitation(form: FormData): Promise<void> {
  const params = { locale: String(form.get("locale")), key: String(form.get("key")) };
  const { locale, invitation, address } = await invitationGate({ params: Promise.resolve(params) });
  await limit("own-registration", invitation.id, locale);
  await declineInvitation({ invitationId: invitation.id }, contextFor({ kind: "participant" }));
  redirect(address);
}
