"use server";

import { redirect } from "next/navigation";
import { limit } from "@/app/limits";
import { browserToken, visitorNetwork } from "@/app/visitor";
import { contextFor } from "@/lib/context";
import { database } from "@/lib/db";
import { findDraft } from "@/lib/drafts/queries";
import { emailKey } from "@/lib/email-address";
import { registerParticipant } from "@/lib/registrations/commands/register-participant";
import { nextStep, peopleOf, readAnswers } from "./answers";
import { formOf, registrationDraft } from "./gate";
import { keepForm, valuesFrom } from "./keep-form";
import { afterSending, donePage, readPromise } from "./sending";

/** "Continue": keeps what was typed, whatever it is, and goes on to the check when nothing is wrong with it. */
export async function checkForm(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  const isAttempt = form.get("file") === null;
  const values = await keepForm({ locale, event, back: address, isAttempt }, (before) =>
    valuesFrom(form, event, before),
  );
  const file = event.questions.find(({ kind, key }) => kind === "file" && form.get("file") === key);
  if (file) redirect(`${address}/files/${file.key}`);
  redirect(nextStep(await readAnswers(event, locale, values), address));
}

/** "Send registration": registers what was checked. Sent twice, it answers twice with the same registration. */
export async function sendRegistration(form: FormData): Promise<void> {
  const { locale, event, address } = await formOf(form);
  const [draft] = await Promise.all([
    findDraft(database(), await browserToken(), registrationDraft(event.slug)),
    limit("registration-network", await visitorNetwork(), locale),
  ]);
  const promisedSeats = readPromise(form);
  if (draft?.outcome) redirect(donePage(address, draft.outcome, promisedSeats));
  const read = await readAnswers(event, locale, draft?.values ?? {});
  const people = peopleOf(read);
  if (!draft || !people) redirect(nextStep(read, address));
  // Another tab has changed the answers since this page was shown: nobody sends what they have not seen.
  if (form.get("draft") !== draft.id) redirect(`${address}/check?changed=elsewhere`);

  const emails = [people, ...people.colleagues].map(({ details }) => emailKey(details.email));
  await Promise.all(emails.map((email) => limit("registration-address", email, locale)));
  const result = await registerParticipant(
    { eventId: event.id, submissionId: draft.id, fromDraft: true, locale, promisedSeats, ...people },
    contextFor({ kind: "participant" }),
  );
  redirect(afterSending(address, result, promisedSeats));
}
