import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { maxLength, type RegistrationField, registrationFields } from "@/lib/registrations/constants";
import type { FieldErrorCode, FieldErrors } from "@/lib/registrations/schema";

const asked = { attendsConference: true, jobTitle: true } as const;

/** What a field is called on the page; optional ones say so in words (GOV.UK). */
export function fieldLabel(field: RegistrationField, locale: Locale): string {
  const label = translator(locale, "registration")(`labels.${field}`);
  return field in asked ? translator(locale, "forms")("optional", { label }) : label;
}

/** Whom a form asks about: the person who fills it in, a colleague they register too, or somebody an organiser enters. */
export type Whom = "self" | "colleague" | "participant";

/** What to do about a field, in the reader's language. */
export function errorMessage(
  field: RegistrationField,
  code: FieldErrorCode,
  locale: Locale,
  whom: Whom = "self",
): string {
  const t = translator(locale, "registration");
  const label = t(`labels.${field}`);
  const colleague = translator(locale, "entry");
  const desk = translator(locale, "personDesk");
  switch (code) {
    case "missing":
      if (whom === "colleague" && colleague.has(`colleagues.errors.${field}` as never))
        return colleague(`colleagues.errors.${field}` as never);
      if (whom === "participant" && desk.has(`form.errors.${field}` as never))
        return desk(`form.errors.${field}` as never);
      return t.has(`errors.missing.${field}` as never)
        ? t(`errors.missing.${field}` as never)
        : t("errors.not_offered", { label });
    case "too_long":
      return t("errors.too_long", { label, max: maxLength[field as keyof typeof maxLength] ?? 0 });
    case "has_link":
      return t("errors.has_link", { label });
    case "unprintable":
      return t("errors.unprintable", { label });
    case "not_an_address":
      return t("errors.not_an_address");
    case "given_twice":
      return t("errors.given_twice");
    case "not_offered":
      return t("errors.not_offered", { label });
  }
}

/** All messages in the order of the page, for the summary and for the fields. */
export function errorMessages(
  errors: FieldErrors,
  locale: Locale,
  whom: Whom = "self",
): { name: RegistrationField; message: string }[] {
  return registrationFields.flatMap((name) => {
    const code = errors[name];
    return code ? [{ name, message: errorMessage(name, code, locale, whom) }] : [];
  });
}
