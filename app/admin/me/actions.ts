"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { endSessions } from "@/lib/organisers/commands/end-sessions";
import { isUuid } from "@/lib/uuid";
import { requireSignedIn } from "../gate";

/** Signs one of one's own browsers out. */
export async function endOwnSession(form: FormData): Promise<void> {
  const { id } = await requireSignedIn();
  const session = String(form.get("session"));
  if (!isUuid(session)) redirect("/admin/me?said=not_ended");
  const { ended } = await endSessions({ organiserId: id, sessionId: session }, contextFor({ kind: "organiser", id }));
  redirect(`/admin/me?said=${ended > 0 ? "ended" : "not_ended"}`);
}

/** "Sign out everywhere". */
export async function endAllOwnSessions(): Promise<void> {
  const { id } = await requireSignedIn();
  await endSessions({ organiserId: id }, contextFor({ kind: "organiser", id }));
  redirect("/admin/sign-in?signed-out");
}
