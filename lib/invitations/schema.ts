import { z } from "zod";
import {
  CODE_MAX_CHARACTERS,
  CODE_MAX_SEATS,
  CODE_MIN_CHARACTERS,
  type InvitationState,
  invitationStates,
  LABEL_MAX_CHARACTERS,
  MESSAGE_MAX_CHARACTERS,
} from "./constants";
import { normalCode } from "./rules";

const count = (text: string) => [...text].length;

/** Controls but for line breaks and tabs, halves of characters, and the sign for what could not be read. */
export const UNPRINTABLE_IN_LINES = /[^\P{Cc}\n\t]|\uFFFD/u;

/** An organiser's own words in the mail; nothing typed is no message. */
export const messageSchema = z
  .string()
  .transform((text) => text.trim().normalize("NFC").replace(/\r\n?/g, "\n"))
  .pipe(
    z
      .string()
      .refine((text) => count(text) <= MESSAGE_MAX_CHARACTERS, "message_too_long")
      .refine((text) => !UNPRINTABLE_IN_LINES.test(text), "message_unprintable"),
  )
  .transform((text) => text || null);

/** Whom a code is for. */
export const labelSchema = z
  .string()
  .transform((text) => text.trim().normalize("NFC"))
  .pipe(
    z
      .string()
      .min(1, "label_missing")
      .refine((text) => count(text) <= LABEL_MAX_CHARACTERS, "label_too_long")
      .refine((text) => !/\p{Cc}|\uFFFD/u.test(text), "label_unprintable"),
  );

/** A code as it is stored. What cannot be typed on every keyboard is refused, since it would be left out silently. */
export const codeSchema = z
  .string()
  .refine((text) => /^[\p{ASCII}]*$/u.test(text.normalize("NFKC")), "code_letters")
  .transform(normalCode)
  .pipe(z.string().min(CODE_MIN_CHARACTERS, "code_short").max(CODE_MAX_CHARACTERS, "code_long"));

/** A number of seats; spaces, points and commas between thousands are no mistake. */
export const codeSeatsSchema = z
  .string()
  .transform((text) => text.trim().replace(/[\s.,](?=\d{3}(\D|$))/gu, ""))
  .pipe(z.string().regex(/^\d{1,9}$/, "not_a_number"))
  .transform(Number)
  .pipe(z.int().min(1, "not_a_number").max(CODE_MAX_SEATS, "not_a_number"));

/** The state asked for in the address of the list; null for all, whatever else stands there. */
export function stateFrom(value: string | string[] | undefined): InvitationState | null {
  return invitationStates.find((state) => state === value) ?? null;
}
