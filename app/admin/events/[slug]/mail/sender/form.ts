import type { DraftValues } from "@/lib/drafts/schema";
import { isEmailAddress } from "@/lib/email-address";
import type { EventForLetters } from "@/lib/mail/queries";
import type { SenderSettings } from "@/lib/mail-texts/commands/change-sender";
import { keptText, SENDER_MAX_CHARACTERS, SIGNATURE_MAX_CHARACTERS, textProblem } from "@/lib/mail-texts/schema";

/** Name under which what was typed is kept. */
export const senderForm = (slug: string) => `mail-sender:${slug}`;

export const signatureField = (language: string) => `signature.${language}`;

/** Whether the form has a field of this name. */
export const isSenderField = (name: string): boolean => /^(version|senderName|replyTo|signature\.[a-z]{2})$/.test(name);

type SenderEvent = Pick<EventForLetters, "mailSenderName" | "mailReplyTo" | "texts">;

/** The settings as they would have been typed. */
export function storedSender({ mailSenderName, mailReplyTo, texts }: SenderEvent): DraftValues {
  return {
    senderName: mailSenderName ?? "",
    replyTo: mailReplyTo ?? "",
    ...Object.fromEntries(texts.map(({ locale, mailSignature }) => [signatureField(locale), mailSignature ?? ""])),
  };
}

export type SenderError = {
  name: string;
  code:
    | "name_too_long"
    | "name_unprintable"
    | "name_address"
    | "reply_not_an_address"
    | "signature_too_long"
    | "signature_unprintable";
  limit: number;
};

type Read = { ok: true; sender: SenderSettings } | { ok: false; errors: SenderError[] };

/** Reads the form against the event it belongs to. */
export function readSender(values: DraftValues, { texts }: SenderEvent): Read {
  const errors: SenderError[] = [];
  const senderName = keptText(values.senderName ?? "");
  const wrong = textProblem(senderName, SENDER_MAX_CHARACTERS, true);
  if (wrong) errors.push({ name: "senderName", code: `name_${wrong}`, limit: SENDER_MAX_CHARACTERS });
  else if (/[@<>]/.test(senderName)) errors.push({ name: "senderName", code: "name_address", limit: 0 });
  const replyTo = keptText(values.replyTo ?? "");
  if (replyTo !== "" && !isEmailAddress(replyTo)) {
    errors.push({ name: "replyTo", code: "reply_not_an_address", limit: 0 });
  }
  const signatures = texts.map(({ locale }) => {
    const text = keptText(values[signatureField(locale)] ?? "");
    const problem = textProblem(text, SIGNATURE_MAX_CHARACTERS, false);
    if (problem) {
      errors.push({ name: signatureField(locale), code: `signature_${problem}`, limit: SIGNATURE_MAX_CHARACTERS });
    }
    return [locale, text || null] as const;
  });
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    sender: {
      mailSenderName: senderName || null,
      mailReplyTo: replyTo || null,
      signatures: Object.fromEntries(signatures),
    },
  };
}
