import { createTranslator } from "use-intl/core";
import type { Locale } from "./locales";
import { da } from "./messages/da";
import { en, type Messages } from "./messages/en";

const messages: Record<Locale, Messages> = { da, en };

/**
 * The words of one part of the application in one language. Plain functions, no request and no React context, so
 * pages, mails and tests use the same.
 * @param namespace a file of `messages/<language>/`.
 */
export function translator<Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) {
  return createTranslator({ locale, messages: messages[locale], namespace });
}

export type Translate<Namespace extends keyof Messages> = ReturnType<typeof translator<Namespace>>;
