"use server";

import { redirect } from "next/navigation";
import { requireOrganiser } from "@/app/admin/gate";
import { contextFor } from "@/lib/context";
import { probeMailQueue } from "@/lib/mail-health/commands";

/** "Try now": has the mail server asked at once whether it lets us in. */
export async function probe(): Promise<void> {
  const { organiserId } = await requireOrganiser("registrations.change");
  const result = await probeMailQueue(contextFor({ kind: "organiser", id: organiserId }));
  redirect(`/admin/mail?said=${result.ok ? "probed" : result.reason}`);
}
