"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import type { OwnOutcome } from "@/components/registrations/own-notice";
import { type Context, contextFor } from "@/lib/context";
import { cancelRegistration } from "@/lib/registrations/commands/cancel-registration";
import { verifyAddress } from "@/lib/registrations/commands/verify-address";
import { acceptOffer } from "@/lib/waiting-list/commands/accept-offer";
import { declineOffer } from "@/lib/waiting-list/commands/decline-offer";
import { rejoinLine } from "@/lib/waiting-list/commands/rejoin-line";
import { gateOfForm } from "./gate";

/**
 * What every button of the own page does: one command, then the page again, which says what came of it. Pressed twice or
 * too late, the command answers in words; nothing here is an error.
 */
async function press(form: FormData, command: (id: string, context: Context) => Promise<OwnOutcome>): Promise<never> {
  const { locale, registration, address } = await gateOfForm(form);
  await limit("own-registration", registration.id, locale);
  const outcome = await command(registration.id, contextFor({ kind: "participant" }));
  redirect(`${address}?done=${outcome}`);
}

/** "Confirm my email address". */
export async function verifyOwnAddress(form: FormData): Promise<void> {
  await press(form, async (registrationId, context) => {
    const result = await verifyAddress({ registrationId }, context);
    if (result.ok) return "verified";
    return result.reason === "lapsed" ? "too_late" : "nothing_to_do";
  });
}

/** "Yes, I take the seat". */
export async function acceptOwnOffer(form: FormData): Promise<void> {
  await press(form, async (registrationId, context) => {
    const result = await acceptOffer({ registrationId }, context);
    if (result.ok) return result.status === "awaiting_approval" ? "accepted_for_approval" : "accepted";
    return result.reason === "lapsed" ? "too_late" : "nothing_to_do";
  });
}

/** The two ways of saying no to a seat: off the list, or to its end. */
export async function declineOwnOffer(form: FormData): Promise<void> {
  const keepInLine = form.get("keepInLine") === "yes";
  await press(form, async (registrationId, context) => {
    const result = await declineOffer({ registrationId, keepInLine }, context);
    if (!result.ok) return "nothing_to_do";
    return keepInLine ? "passed" : "cancelled";
  });
}

/** "Go back to the end of the line". */
export async function rejoinOwnLine(form: FormData): Promise<void> {
  await press(form, async (registrationId, context) => {
    const result = await rejoinLine({ registrationId }, context);
    if (result.ok) return "rejoined";
    if (result.reason === "not_lapsed" || result.reason === "event_cancelled") return "nothing_to_do";
    return result.reason;
  });
}

/** "Yes, cancel my registration". A second press finds it cancelled and shows the same page. */
export async function cancelOwnRegistration(form: FormData): Promise<void> {
  await press(form, async (registrationId, context) => {
    const result = await cancelRegistration({ registrationId }, context);
    if (result.ok || result.reason === "already_ended") return "cancelled";
    return result.reason === "event_cancelled" ? "nothing_to_do" : "cancellations_closed";
  });
}
