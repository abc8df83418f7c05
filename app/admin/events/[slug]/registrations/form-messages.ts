import { answerMessages } from "@/components/questions/answer-words";
import { errorMessages } from "@/components/registrations/field-words";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { AnswerError } from "@/lib/questions/schema";
import type { FieldErrors } from "@/lib/registrations/schema";

/** What is wrong with what an organiser typed about somebody, in the order of the page. */
export function deskFormMessages(
  { errors, answerErrors }: { errors: FieldErrors; answerErrors: readonly AnswerError[] },
  locale: Locale,
): { name: string; message: string }[] {
  const consent = translator(locale, "personDesk")("form.sensitive.needs_consent");
  const answers = answerMessages(answerErrors, locale).map((error, index) =>
    answerErrors[index]?.code === "needs_consent" ? { ...error, message: consent } : error,
  );
  return [...errorMessages(errors, locale, "participant"), ...answers];
}
