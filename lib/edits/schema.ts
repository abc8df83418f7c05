import type { AuditValue } from "../audit/schema";
import type { FieldValues } from "./rules";

const PREFIX = "was.";

/** Name of the hidden field that says what a field held when the form was shown. */
export const basisField = (field: string) => `${PREFIX}${field}`;

/** The hidden fields of a form that is shown with these values, as JSON each: lists and numbers come back as they were. */
export function basisAsTyped(values: FieldValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [basisField(field), JSON.stringify(value)]));
}

/**
 * What a sent form says it was shown with. A hidden field that somebody has tampered with counts as empty: then the worst
 * that happens is a conflict to decide.
 */
export function readBasis(values: Readonly<Record<string, string>>): FieldValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) =>
      name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), parsed(text)]] : [],
    ),
  );
}

function parsed(text: string): AuditValue {
  try {
    return JSON.parse(text) as AuditValue;
  } catch {
    return null;
  }
}

/** Names of the fields in which a conflict is decided: `theirs` or `mine`, and what stood there when it was decided. */
export const choiceField = (field: string) => `choice.${field}`;
export const shownField = (field: string) => `shown.${field}`;

/**
 * What the form was shown with, once conflicts are decided. Whoever keeps theirs wants nothing of the field; whoever uses
 * their own has seen what they overwrite.
 */
export function decidedBasis(
  values: Readonly<Record<string, string>>,
  basis: FieldValues,
  wanted: FieldValues,
): FieldValues {
  const decided = Object.entries(basis).map(([field, shown]) => {
    const choice = values[choiceField(field)];
    if (choice === "theirs") return [field, wanted[field] ?? null];
    return [field, choice === "mine" ? parsed(values[shownField(field)] ?? "null") : shown];
  });
  return Object.fromEntries(decided);
}

/** Whether a field of a form holds the form's own book-keeping rather than what somebody typed. */
export const isBookkeeping = (name: string) => /^(was|shown|choice)\./.test(name);
