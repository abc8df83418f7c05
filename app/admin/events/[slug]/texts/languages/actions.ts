"use server";

import { redirect } from "next/navigation";
import { contextFor } from "@/lib/context";
import { changeLanguages } from "@/lib/event-texts/commands/change-languages";
import { languageSteps } from "@/lib/event-texts/constants";
import { isLocale } from "@/lib/i18n/locales";
import { openEventFor } from "../../open-event";

/** Adds, offers, puts first or removes a language of the texts, whichever button was pressed. */
export async function changeLanguage(form: FormData): Promise<void> {
  const { scope, event } = await openEventFor(String(form.get("slug")), "events.change");
  const here = `/admin/events/${event.slug}/texts`;
  const step = languageSteps.find((known) => known === form.get("step"));
  const language = form.get("language");
  if (!step || !isLocale(language)) redirect(here);
  const ctx = contextFor({ kind: "organiser", id: scope.organiserId });
  const result = await changeLanguages({ eventId: event.id, language, step }, ctx);
  redirect(`${here}?said=${result.ok ? step : result.reason}&language=${language}`);
}
