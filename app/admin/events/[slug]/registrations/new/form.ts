import { randomUUID } from "node:crypto";
import { findTyped } from "@/app/admin/typed";
import { database } from "@/lib/db";
import { findLiveNamesake } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { listAskedQuestions } from "@/lib/questions/queries";
import { type Asking, shownQuestions } from "@/lib/questions/rules";
import { registrationFields } from "@/lib/registrations/constants";
import { fieldErrorsFrom, registrationSchema } from "@/lib/registrations/schema";
import { isUuid } from "@/lib/uuid";
import type { openEvent } from "../../open-event";
import { asOptional, readDeskAnswers, readLanguage } from "../person-form";

export const newFields = [...registrationFields, "locale", "seat", "tells", "submission", "refused"] as const;

/** Name under which somebody who is being added is kept. */
export const newForm = (slug: string) => `add:${slug}`;

type Opened = Awaited<ReturnType<typeof openEvent>>;

/** What the event asks somebody whom an organiser enters. */
export async function askingNew({ scope, event, locale }: Opened): Promise<Asking> {
  const asked = await listAskedQuestions(database(), scope, event.id);
  // A file is added once the person is on record (`asksForFiles`): there is a page for it then.
  const questions = asOptional(asked.filter(({ kind }) => kind !== "file"));
  return { questions, route: "organiser", locale, languages: event.languages };
}

/** Whether the event asks people who were entered by hand for files, which are chosen once the person is on record. */
export async function asksForFiles({ scope, event }: Pick<Opened, "scope" | "event">): Promise<boolean> {
  const questions = await listAskedQuestions(database(), scope, event.id);
  return shownQuestions({ questions, route: "organiser" }).some(({ kind }) => kind === "file");
}

/** What was typed is worth this. */
export function readNew(values: DraftValues, asking: Asking) {
  const details = registrationSchema.safeParse(values);
  const locale = readLanguage(values);
  const { answers, errors: answerErrors } = readDeskAnswers(values, asking, {});
  const errors = details.success ? {} : fieldErrorsFrom(details.error);
  if (!details.success || !locale || answerErrors.length > 0) return { ok: false as const, errors, answerErrors };
  return { ok: true as const, details: details.data, locale, answers };
}

/** Everything the page shows: what was typed and could not be saved, otherwise an empty form. */
export async function findNew(opened: Opened) {
  const { event, scope } = opened;
  const asking = await askingNew(opened);
  const typed = await findTyped(newForm(event.slug));
  const fresh = { locale: event.languages[0] ?? "en", tells: "yes" };
  const values: DraftValues = { submission: randomUUID(), ...(typed ?? fresh) };
  if (!isUuid(values.submission ?? "")) values.submission = randomUUID();
  const read = typed && readNew(typed, asking);
  const taken = read?.ok ? await findLiveNamesake(database(), scope, event.id, read.details) : null;
  return { asking, asksFiles: await asksForFiles(opened), values, read, taken, isFull: typed?.refused === "full" };
}
