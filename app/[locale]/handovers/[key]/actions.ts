"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { contextFor } from "@/lib/context";
import { declineHandover } from "@/lib/handovers/commands/end-handover";
import { gateOfForm } from "./gate";

/** "No thank you, I cannot take it". A second press finds it declined and shows the same page. */
export async function declinePlace(form: FormData): Promise<void> {
  const { locale, handover, address } = await gateOfForm(form);
  await limit("own-registration", handover.id, locale);
  await declineHandover({ handoverId: handover.id }, contextFor({ kind: "participant" }));
  redirect(address);
}
