"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { basisField } from "@/lib/edits/schema";
import { answerValuesFrom } from "@/lib/questions/schema";
import { changeDetails } from "@/lib/registrations/commands/change-details";
import { changeableFields } from "@/lib/registrations/constants";
import { changeDraft, gateOfForm } from "../gate";
import { basisOf, changeForm, checkChange } from "./form";

/** "Save my details": keeps what was typed until it is saved, so that neither an error nor a pause loses it. */
export async function saveDetails(form: FormData): Promise<void> {
  const gate = await gateOfForm(form);
  const { locale, registration, event, address } = gate;
  const page = `${address}/change`;
  const token = await browserToken();
  if (!token) redirect(`${page}?problem=cookies`);
  await limit("draft-network", await visitorNetwork(), locale);
  const context = contextFor({ kind: "participant" });
  const { draft, onRecord, asking, record } = await changeForm(gate);
  // Files stand in the draft, or on record as long as there is none; never in the form.
  const files = draft?.values ?? onRecord;
  const typed = {
    ...draftValuesFrom(form, [...changeableFields, ...Object.keys(record).map(basisField)]),
    ...answerValuesFrom(form, event.questions, files),
  };
  const draftName = changeDraft(registration.id);
  const kept = await keepDraft({ browserToken: token, form: draftName, values: typed }, context);
  if (!kept) redirect(`${page}?problem=too-much`);
  const file = form.get("file");
  if (event.questions.some(({ kind, key }) => kind === "file" && key === file)) redirect(`${page}/files/${file}`);
  await limit("own-registration", registration.id, locale);

  const { details, answers } = checkChange(typed, asking);
  if (!details.success || answers.errors.length > 0) redirect(page);
  const basis = basisOf(typed, record);
  const input = { registrationId: registration.id, details: details.data, answers: answers.answers, basis };
  const result = await changeDetails(input, context);
  // Organisers were faster: the form comes again and says with what.
  if (!result.ok && result.reason === "changed_meanwhile") redirect(page);
  await discardDraft(context.db, token, draftName);
  if (!result.ok)
    redirect(`${address}?done=${result.reason === "event_cancelled" ? "nothing_to_do" : "changes_closed"}`);
  redirect(`${address}?done=${result.changed ? "changed" : "unchanged"}`);
}
