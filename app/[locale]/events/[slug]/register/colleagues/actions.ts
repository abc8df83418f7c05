"use server";

import { redirect } from "next/navigation";
import { browserToken } from "@/app/visitor";
import { colleagueFields } from "@/lib/colleagues/constants";
import { colleagueValues, questionsAboutColleague, withColleague, withoutColleague } from "@/lib/colleagues/rules";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { draftValuesFrom } from "@/lib/drafts/schema";
import { answerValuesFrom } from "@/lib/questions/schema";
import { nextStep, readAnswers } from "../answers";
import { formOf, registrationDraft } from "../gate";
import { keepForm } from "../keep-form";

/** "Continue" on a colleague's page: keeps what was typed, and goes on to the check when nothing is wrong with anybody. */
export async function keepColleague(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  const number = Number(form.get("number"));
  const questions = questionsAboutColleague(event.questions);
  const values = await keepForm({ locale, event, back: `${address}/colleagues/${number}` }, (before) =>
    withColleague(before, number, {
      ...draftValuesFrom(form, colleagueFields),
      ...answerValuesFrom(form, questions, colleagueValues(before, number)),
    }),
  );
  redirect(nextStep(await readAnswers(event, locale, values), address));
}

/** "Remove": takes a colleague out again, if the form still is the one on the page: their number may be another's by now. */
export async function removeColleague(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  const number = Number(form.get("number"));
  const draft = await findDraft(database(), await browserToken(), registrationDraft(event.slug));
  if (!draft || form.get("draft") !== draft.id) redirect(`${address}/check?changed=elsewhere`);
  const values = await keepForm({ locale, event, back: `${address}/check` }, (before) =>
    withoutColleague(before, number),
  );
  redirect(nextStep(await readAnswers(event, locale, values), address));
}
