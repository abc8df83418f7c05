"use server";

import { redirect } from "next/navigation";
import { v7 as uuidv7 } from "uuid";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { discardDraft, keepDraft } from "@/lib/drafts/commands";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { acceptHandover } from "@/lib/handovers/commands/accept-handover";
import { answerValuesFrom } from "@/lib/questions/schema";
import { changeableFields } from "@/lib/registrations/constants";
import { gateOfForm } from "../gate";
import { askingOf, readTaking, takeDraft } from "./form";

/** "Take the place". What was typed is kept until the place is taken; pressed twice, both presses end at the same page. */
export async function takePlace(form: FormData): Promise<void> {
  const gate = await gateOfForm(form);
  const { locale, handover, address } = gate;
  const page = `${address}/take`;
  const token = await browserToken();
  if (!token) redirect(`${page}?problem=cookies`);
  await limit("draft-network", await visitorNetwork(), locale);
  const context = contextFor({ kind: "participant" });
  const asking = askingOf(gate);
  const values = { ...draftValuesFrom(form, changeableFields), ...answerValuesFrom(form, asking.questions, {}) };
  const draft = { browserToken: token, form: takeDraft(handover.id), values };
  if (!(await keepDraft(draft, context))) redirect(`${page}?problem=too-much`);
  await limit("own-registration", handover.id, locale);
  const { details, answers } = readTaking(values, asking);
  if (!details.success || answers.errors.length > 0) redirect(page);

  const result = await acceptHandover(
    {
      handoverId: handover.id,
      // The offer itself is taken once, however often the form is sent.
      submissionId: uuidv7(),
      locale,
      details: details.data,
      answers: answers.answers,
    },
    context,
  );
  await discardDraft(context.db, token, draft.form);
  if (result.ok) redirect(address);
  redirect(`${address}?problem=${result.reason === "already_has_place" ? "already_has_place" : "over"}`);
}
