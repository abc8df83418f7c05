"use server";

import { redirect } from "next/navigation";
import { forgetTyped, keepTyped, typedFrom } from "@/app/admin/typed";
import { mergeRegistrations } from "@/lib/merges/commands/merge-registrations";
import { differencesBetween } from "@/lib/merges/rules";
import { takeField } from "@/lib/merges/schema";
import { mergeForm, openMerge } from "./form";

/** "Merge". When something has changed since the page was shown, it comes again with what was chosen. */
export async function merge(form: FormData): Promise<void> {
  const [slug, id, otherId] = ["slug", "id", "other"].map((name) => String(form.get(name))) as [string, string, string];
  const { kept, other, page, event, ctx } = await openMerge(slug, id, otherId);
  const fields = differencesBetween(kept, other).map(({ field }) => field);
  const names = [...fields.map(takeField), "tells", "keptVersion", "otherVersion"];
  const typed = typedFrom(form, names);
  const result = await mergeRegistrations(
    {
      keptId: kept.id,
      otherId: other.id,
      keptVersion: typed.keptVersion ?? "",
      otherVersion: typed.otherVersion ?? "",
      takes: fields.filter((field) => typed[takeField(field)] === "other"),
      tells: typed.tells === "yes",
    },
    ctx,
  );
  if (!result.ok) {
    await keepTyped(mergeForm(kept.id, other.id), typed);
    redirect(`${page}?problem=${result.reason}`);
  }
  await forgetTyped(mergeForm(kept.id, other.id));
  redirect(`/admin/events/${event.slug}/registrations/${kept.id}?said=${result.told ? "merged_told" : "merged"}`);
}
