import type { DeskEvent } from "@/lib/desk/queries";
import type { DraftValues } from "@/lib/drafts/schema";
import { messageSchema } from "@/lib/invitations/schema";

/** Name under which what was typed is kept. */
export const cancelForm = (slug: string) => `cancel-event:${slug}`;

/** Name of the field for the organisers' words in a language. */
export const textField = (language: string) => `text.${language}`;

export function isCancelField(name: string): boolean {
  return /^text\.[A-Za-z-]{2,35}$/.test(name);
}

export type CancelErrorCode = "message_too_long" | "message_unprintable";
export type CancelError = { name: string; code: CancelErrorCode };

/** What pages and mails will say, by language; null for the shipped words. */
export function readCancellation(
  values: DraftValues,
  event: Pick<DeskEvent, "texts">,
): { ok: true; texts: Record<string, string | null> } | { ok: false; errors: CancelError[] } {
  const errors: CancelError[] = [];
  const texts = Object.fromEntries(
    event.texts.map(({ locale }) => {
      const read = messageSchema.safeParse(values[textField(locale)] ?? "");
      const isLong = !read.success && read.error.issues[0]?.message === "message_too_long";
      if (!read.success)
        errors.push({ name: textField(locale), code: isLong ? "message_too_long" : "message_unprintable" });
      return [locale, read.success ? read.data : null];
    }),
  );
  return errors.length > 0 ? { ok: false, errors } : { ok: true, texts };
}
