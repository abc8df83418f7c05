import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { allColleagues } from "@/lib/colleagues/rules";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { keepDraft } from "@/lib/drafts/commands";
import { findDraft } from "@/lib/drafts/queries";
import { type DraftValues, draftValuesFrom } from "@/lib/drafts/schema";
import type { EventView } from "@/lib/events/queries";
import type { Locale } from "@/lib/i18n/locales";
import { answerValuesFrom } from "@/lib/questions/schema";
import { registrationFields } from "@/lib/registrations/constants";
import { registrationDraft } from "./gate";

/** What the form itself holds beyond the fixed fields: how somebody comes to be let in. */
const passFields = ["invitation", "code"] as const;

/** Everything typed into the form, with the colleagues and files that have pages of their own and stand in the draft. */
export function valuesFrom(form: FormData, event: EventView, before: DraftValues): DraftValues {
  return {
    ...allColleagues(before),
    ...draftValuesFrom(form, [...registrationFields, ...passFields]),
    ...answerValuesFrom(form, event.questions, before),
  };
}

/**
 * Keeps a new version of what was typed, made from the one before. What came of an earlier sending plays no part.
 * Ends on `back` with a sentence when nothing can be kept.
 * @param isAttempt false when the person goes to a page of its own and comes back: nothing is called wrong yet.
 * @returns what is kept now.
 */
export async function keepForm(
  { locale, event, back, isAttempt = true }: { locale: Locale; event: EventView; back: string; isAttempt?: boolean },
  change: (before: DraftValues) => DraftValues,
): Promise<DraftValues> {
  const token = await browserToken();
  if (!token) redirect(`${back}?problem=cookies`);
  // Kept before anything is counted: whoever has to wait finds it again.
  await limit("draft-network", await visitorNetwork(), locale);
  const form = registrationDraft(event.slug);
  const before = await findDraft(database(), token, form);
  const values = change(before?.values ?? {});
  const kept = await keepDraft({ browserToken: token, form, values, isAttempt }, contextFor({ kind: "participant" }));
  if (!kept) redirect(`${back}?problem=too-much`);
  await limit("registration-network", await visitorNetwork(), locale);
  return values;
}
