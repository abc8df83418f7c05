import { z } from "zod";
import type { AuditValue } from "../audit/schema";
import { isEmailAddress } from "../email-address";
import { countryCodes } from "../i18n/countries";
import {
  changeableFields,
  conferenceAttendances,
  maxLength,
  organisationTypes,
  type RegistrationField,
} from "./constants";

/**
 * What can be wrong with a field. The words for people stand in the messages `registration.errors.<field>.<code>`,
 * with `registration.errors.<code>` for all other fields.
 */
export const fieldErrorCodes = [
  "missing",
  "too_long",
  "unprintable",
  "has_link",
  "not_an_address",
  "not_offered",
  /** An address that somebody else of the same group has. */
  "given_twice",
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];

/**
 * Characters that do not belong in one line of text: controls (C0, C1, DEL), line and paragraph separators, the
 * characters that turn the direction of the text around them (a way to forge what others read), and U+FFFD. Every
 * letter of every script passes, and so do emoji and the joiners they need.
 */
export const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFD-\uFFFF\uFEFF]/u;

/** Letters, digits, signs: what a reader can see. Formatting characters alone are no answer. */
export const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * The beginning of a web address. Names and organisations stand in mails from the authority's own sender, to an address
 * that nobody has proven yet: without this, strangers could have us send their links.
 */
const LINK = /:\/\/|www\./i;

/** As people count them: an emoji or a letter of any script is one. */
export const countCharacters = (text: string) => [...text].length;

function line(max: number) {
  return z
    .string("missing")
    .transform((text) => text.trim().normalize("NFC"))
    .pipe(
      z
        .string()
        .refine((text) => VISIBLE.test(text), "missing")
        .refine((text) => !UNPRINTABLE.test(text), "unprintable")
        .refine((text) => countCharacters(text) <= max, "too_long")
        .refine((text) => !LINK.test(text), "has_link"),
    );
}

const optional = <Output>(inner: z.ZodType<Output, string>) =>
  z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined || text.trim() === "") return null;
      const parsed = inner.safeParse(text);
      if (parsed.success) return parsed.data;
      context.addIssue({ code: "custom", message: parsed.error.issues[0]?.message ?? "not_offered" });
      return z.NEVER;
    });

const ticked = z
  .string()
  .optional()
  .transform((text) => text === "yes");

/**
 * The registration form as posted: texts by field name. Trims, composes (NFC) and types them; keeps every script.
 * Refuses with the codes of `fieldErrorCodes`.
 */
export const registrationSchema = z.object({
  givenName: line(maxLength.givenName),
  familyName: line(maxLength.familyName),
  email: line(maxLength.email).refine(isEmailAddress, "not_an_address"),
  organisation: line(maxLength.organisation),
  organisationType: z.string("missing").min(1, "missing").pipe(z.enum(organisationTypes, "not_offered")),
  country: z
    .string("missing")
    .min(1, "missing")
    .refine((code) => countryCodes.includes(code), "not_offered"),
  jobTitle: optional(line(maxLength.jobTitle)),
  attendsConference: optional(z.string().pipe(z.enum(conferenceAttendances, "not_offered"))),
  photoConsent: ticked,
  listSharing: ticked,
});

/** An address by itself, as the form takes it. */
export const addressSchema = registrationSchema.shape.email;

export type RegistrationDetails = z.infer<typeof registrationSchema>;

/** The same without the address: what participants change on their own page. */
export const changeSchema = registrationSchema.omit({ email: true });
export type ChangedDetails = z.infer<typeof changeSchema>;

export type FieldErrors = Partial<Record<RegistrationField, FieldErrorCode>>;

/** The first thing that is wrong with each field. */
export function fieldErrorsFrom(error: z.ZodError): FieldErrors {
  const errors: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path[0] as RegistrationField;
    errors[field] ??= fieldErrorCodes.find((code) => code === issue.message) ?? "not_offered";
  }
  return errors;
}

/** Fields of a record of details as they would have been typed, to fill the form again. */
export function asTyped(details: ChangedDetails): Record<string, string> {
  return Object.fromEntries(
    changeableFields.map((field) => {
      const value = details[field as keyof ChangedDetails];
      return [field, typeof value === "boolean" ? (value ? "yes" : "") : (value ?? "")];
    }),
  );
}

/**
 * What a registration holds, by the names of the form's fields: what two forms are compared by (`mergeEdits`).
 * @param answers on record or checked, by the keys of their questions.
 */
export function heldFields(
  details: ChangedDetails & { locale: string },
  answers: readonly { key: string; value: AuditValue }[] = [],
): Record<string, AuditValue> {
  const fixed = changeableFields.map((field) => [field, details[field as keyof ChangedDetails]]);
  const given = answers.map(({ key, value }) => [`answers.${key}`, value]);
  return Object.fromEntries([...fixed, ["locale", details.locale], ...given]);
}
