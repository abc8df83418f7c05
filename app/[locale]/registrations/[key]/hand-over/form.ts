import type { DraftValues } from "@/lib/drafts/schema";
import { emailKey } from "@/lib/email-address";
import { handoverSchema } from "@/lib/handovers/schema";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { maxLength } from "@/lib/registrations/constants";

/** Names of the form's fields, in the order of the page. `locale` is the page's own. */
export const handoverFields = ["name", "email", "language"] as const;
type HandoverField = (typeof handoverFields)[number];

/** Name under which what is typed is kept until it is sent. */
export function handoverDraft(registrationId: string): string {
  return `hand-over:${registrationId}`;
}

/** The colleague as typed, and what is wrong with it in the order of the page. @param ownEmail the holder's address. */
export function readHandover(values: DraftValues, locale: Locale, ownEmail: string) {
  const parsed = handoverSchema.safeParse({ ...values, locale: values.language });
  const isOwn = parsed.success && emailKey(parsed.data.email) === emailKey(ownEmail);
  const codes: Partial<Record<HandoverField, string>> = isOwn ? { email: "own_address" } : {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    codes[path[0] === "locale" ? "language" : path[0] === "email" ? "email" : "name"] ??= message;
  }
  const errors = handoverFields.flatMap((name) => {
    const code = codes[name];
    return code ? [{ name, message: errorWords(name, code, locale) }] : [];
  });
  return { colleague: parsed.success && !isOwn ? parsed.data : null, errors };
}

function errorWords(name: HandoverField, code: string, locale: Locale): string {
  const t = translator(locale, "own");
  const words = translator(locale, "registration");
  const label = t(`handOverPage.${name}`);
  switch (code) {
    case "own_address":
      return t("handOverPage.errors.own_address");
    case "not_an_address":
      return words("errors.not_an_address");
    case "too_long":
      return words("errors.too_long", { label, max: name === "email" ? maxLength.email : maxLength.organisation });
    case "unprintable":
    case "has_link":
      return words(`errors.${code}`, { label });
    default:
      return t(`handOverPage.errors.missing.${name}`);
  }
}
