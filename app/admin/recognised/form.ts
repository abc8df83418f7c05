import type { ZodError } from "zod";
import { findTyped } from "@/app/admin/typed";
import type { DraftValues } from "@/lib/drafts/schema";
import type { Translate } from "@/lib/i18n/translator";
import type { Taken } from "@/lib/recognised-bodies/commands/lock-bodies";
import { readableDomain } from "@/lib/recognised-bodies/rules";
import {
  type BodyProblem,
  bodyProblems,
  recognisedBodySchema,
  severalBodiesSchema,
} from "@/lib/recognised-bodies/schema";

export const bodyFields = ["name", "domains", "version"] as const;

/** Name under which a pasted list is kept. */
export const severalForm = "recognised:several";

/** Name under which what was typed is kept. @param id of the body; none for a new one. */
export const bodyForm = (id?: string) => `recognised:${id ?? "new"}`;

/** How many of the entries in question are named. */
const NAMED = 5;

/** What this browser typed for a body and could not save, with what is wrong; null when there is nothing. */
export async function findTypedBody(t: Translate<"recognised">, id?: string) {
  const values = await findTyped(bodyForm(id));
  if (!values) return null;
  const parsed = recognisedBodySchema.safeParse({ name: values.name ?? "", domains: values.domains ?? "" });
  return { values, errors: errorsOf(t, parsed, values, "domains") };
}

/** The same for a pasted list of bodies. */
export async function findTypedList(t: Translate<"recognised">) {
  const values = await findTyped(severalForm);
  if (!values) return null;
  const parsed = severalBodiesSchema.safeParse({ list: values.list ?? "" });
  return { values, errors: errorsOf(t, parsed, values, "list") };
}

function errorsOf(
  t: Translate<"recognised">,
  { error }: { error?: ZodError },
  { taken }: DraftValues,
  takenAt: string,
): { name: string; message: string }[] {
  if (error)
    return bodyProblems(error).map((problem) => ({ name: problem.field, message: problemInWords(t, problem) }));
  return taken ? [{ name: takenAt, message: taken }] : [];
}

/** The words for each field, where it has any. */
export function errorsByField(errors: { name: string; message: string }[]): Record<string, string> {
  return Object.fromEntries(errors.map(({ name, message }) => [name, message]));
}

function problemInWords(t: Translate<"recognised">, { code, entries }: BodyProblem): string {
  const named = entries.slice(0, NAMED).map((entry) => t("errors.quoted", { entry: entry.slice(0, 80) }));
  return t(`errors.${code}`, { entries: named.join(", "), count: entries.length, more: entries.length - named.length });
}

/** Which domains belong to another body already, and to which. */
function takenInWords(t: Translate<"recognised">, taken: Taken): string {
  return taken
    .slice(0, NAMED)
    .map(({ domain, name }) => t("errors.taken", { domain: readableDomain(domain), name }))
    .join(" ");
}

/** What is kept of a form whose domains belong to another body: what was typed, and the refusal in words. */
export function withTaken(t: Translate<"recognised">, values: DraftValues, taken: Taken): DraftValues {
  return { ...values, taken: takenInWords(t, taken) };
}
