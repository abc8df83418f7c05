"use server";

import { redirect } from "next/navigation";
import { clock } from "@/lib/clock";
import { contextFor } from "@/lib/context";
import { chooseNews } from "@/lib/news/commands";
import { newsSchema } from "@/lib/news/schema";
import { requireSignedIn } from "../gate";

/** Keeps when this organiser wants to hear of what. A form that nobody could have sent from the page changes nothing. */
export async function saveNews(form: FormData): Promise<void> {
  const { id: organiserId } = await requireSignedIn();
  const choice = newsSchema.safeParse(Object.fromEntries(form));
  if (!choice.success) redirect("/admin/news?said=unchanged");
  const ctx = contextFor({ kind: "organiser", id: organiserId });
  const { changed } = await chooseNews({ organiserId, choice: choice.data, realNow: clock.realNow() }, ctx);
  redirect(`/admin/news?said=${changed ? "saved" : "unchanged"}`);
}
