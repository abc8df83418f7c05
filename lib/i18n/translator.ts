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
  const key = `${locale} ${namespace}`;
  const made = (known.get(key) as Translator<Namespace> | undefined) ?? make(locale, namespace);
  known.set(key, made);
  return made;
}

const make = <Namespace extends keyof Messages>(locale: Locale, namespace: Namespace) =>
  createTranslator({ locale, messages: messages[locale], namespace });
type Translator<Namespace extends keyof Messages> = ReturnType<typeof make<Namespace>>;

/** Kept, since each remembers the sentences that it has taken apart. */
const known = new Map<string, unknown>();

export type Translate<Namespace extends keyof Messages> = ReturnType<typeof translator<Namespace>>;
