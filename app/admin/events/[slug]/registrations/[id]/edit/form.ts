import { findTyped } from "@/app/admin/typed";
import { browserToken } from "@/app/visitor";
import { clock } from "@/lib/clock";
import { database } from "@/lib/db";
import { listOpenedAnswers } from "@/lib/desk/queries";
import { findDraft } from "@/lib/drafts/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { type FieldValues, mergeEdits } from "@/lib/edits/rules";
import { basisField, choiceField, decidedBasis, readBasis, shownField } from "@/lib/edits/schema";
import { can } from "@/lib/organisers/policy";
import { listAskedQuestions, listDeskAnswers } from "@/lib/questions/queries";
import { type Asking, answersAsTyped, shownQuestions } from "@/lib/questions/rules";
import { answerField, consentField } from "@/lib/questions/schema";
import { asTyped, changeSchema, fieldErrorsFrom, heldFields } from "@/lib/registrations/schema";
import { asOptional, readDeskAnswers, readLanguage } from "../../person-form";
import type { openRegistration } from "../open-registration";

type Opened = Awaited<ReturnType<typeof openRegistration>>;

/** Name under which typed changes are kept. */
export const editForm = (registrationId: string) => `edit:${registrationId}`;

/**
 * Name under which files are kept that were chosen and are not saved yet. Apart from what was typed: a form cannot name a
 * file, so nobody takes another registration's by its id.
 */
export const editFiles = (registrationId: string) => `edit-files:${registrationId}`;

/** What is on record of a registration and may be changed here, and what the event asks this organiser about. */
async function onRecord({ scope, event, registration, locale }: Opened, withSensitive?: boolean) {
  const db = database();
  const { answers, sensitive } = await listDeskAnswers(db, scope, registration.id);
  const opened = await listOpenedAnswers(db, scope, registration.id, clock.now());
  const showsSensitive =
    can(scope.role, "answers.sensitive") && (withSensitive ?? (sensitive === 0 || opened !== null));
  const stored = [...answers, ...(opened ?? [])];
  const questions = asOptional(await listAskedQuestions(db, scope, event.id));
  const asking: Asking = {
    questions: questions.filter(({ isSensitive }) => showsSensitive || !isSensitive),
    route: registration.route,
    locale,
    languages: event.languages,
    stored,
  };
  const fields = shownQuestions(asking).map(({ key }) => ({
    key,
    value: stored.find((answer) => answer.key === key)?.value ?? null,
  }));
  const closed = showsSensitive || !can(scope.role, "answers.sensitive") ? 0 : sensitive;
  const chosen = (await findDraft(db, await browserToken(), editFiles(registration.id)))?.values ?? null;
  const recorded = answersAsTyped(stored, locale);
  const files = filesHeld(asking.questions, { ...recorded, ...chosen });
  const isChosen = Object.entries(files).some(([name, file]) => file !== (recorded[name] ?? ""));
  return { asking, stored, record: heldFields(registration, fields), closed, files, isChosen };
}

/**
 * The files of the form as this browser chose them, otherwise as they are on record; of none, nothing. They take the place
 * of whatever a sent form says of them.
 */
export function filesHeld(questions: Asking["questions"], held: DraftValues): DraftValues {
  const names = questions.filter(({ kind }) => kind === "file").map(({ key }) => answerField(key));
  return Object.fromEntries(names.map((name) => [name, held[name] ?? ""]));
}

/** What a sent form is worth: what it wants, what is wrong, and what it was shown with after conflicts were decided. */
export function readEdit(values: DraftValues, asking: Asking, shown: FieldValues) {
  const details = changeSchema.safeParse(values);
  const locale = readLanguage(values);
  const checked = readDeskAnswers(values, asking, shown);
  const answers = checked.answers.filter(({ key }) => answerField(key) in shown);
  const errors = details.success ? {} : fieldErrorsFrom(details.error);
  if (!details.success || locale === null || checked.errors.length > 0) {
    return { ok: false as const, errors, answerErrors: checked.errors };
  }
  const wanted = heldFields({ ...details.data, locale }, answers);
  return {
    ok: true as const,
    details: details.data,
    locale,
    answers,
    wanted,
    basis: decidedBasis(values, shown, wanted),
  };
}

/** What a sent form has to be read with: sensitive answers only where it showed them to somebody who may see them. */
export async function readSentEdit(opened: Opened, values: DraftValues) {
  const shown = readBasis(values);
  const all = await onRecord(opened, true);
  const questions = all.asking.questions.filter(({ key }) => answerField(key) in shown);
  const hasSensitive = questions.some(({ isSensitive }) => isSensitive);
  const hasFile = (key: unknown) => questions.some((one) => one.kind === "file" && one.key === key);
  const sent = { ...values, ...all.files };
  return { read: readEdit(sent, { ...all.asking, questions }, shown), hasSensitive, hasFile };
}

/** Which of the clashing fields were asked about and not decided. */
export function undecided({ values, conflicts }: Pick<Edit, "values" | "conflicts">): string[] {
  return conflicts.filter((field) => shownField(field) in values && !(choiceField(field) in values));
}

/** Everything the page shows: what was typed and is not saved yet, otherwise what is on record; and what clashes. */
export async function findEdit(opened: Opened) {
  const { registration, locale } = opened;
  const { asking, stored, record, closed, files, isChosen } = await onRecord(opened);
  const typed = await findTyped(editForm(registration.id));
  const asRecorded: DraftValues = {
    ...asTyped(registration),
    locale: registration.locale,
    ...answersAsTyped(stored, locale),
    ...files,
    [consentField()]: "",
  };
  const common = { asking, stored, record, closed, isChosen };
  if (!typed) return { ...common, shown: record, values: asRecorded, read: null, conflicts: [] };
  const wasShown = readBasis(typed);
  const names = Object.keys(record);
  const shown = Object.fromEntries(names.map((name) => [name, name in wasShown ? wasShown[name] : record[name]]));
  const values: DraftValues = {
    ...typed,
    ...Object.fromEntries(
      names.map((name) => [name, (basisField(name) in typed ? typed[name] : asRecorded[name]) ?? ""]),
    ),
    ...files,
  };
  const read = readEdit(values, asking, shown as FieldValues);
  const conflicts = read.ok ? mergeEdits(read.basis, record, read.wanted).conflicts : [];
  return { ...common, shown: shown as FieldValues, values, read, conflicts };
}

export type Edit = Awaited<ReturnType<typeof findEdit>>;
