import type { ShownFinding } from "@/components/event-editor/finding-list";
import type { Finding } from "@/lib/event-editor/schema";
import type { TextName } from "@/lib/event-texts/schema";
import { formatLanguage, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

/** Findings in a reader's words. */
export function findingsInWords(
  t: Translate<"eventEditor">,
  locale: Locale,
  findings: readonly Finding[],
): ShownFinding[] {
  const list = new Intl.ListFormat(localeTag(locale), { type: "conjunction" });
  return findings.map(({ level, code, language, fields = [], page }) => {
    const names = fields.map((name) => `“${t(`fields.${name as TextName}`)}”`);
    const name = language ? formatLanguage(language, locale) : "";
    const words = t(`findings.${code}`, {
      // It opens the sentence, and Danish writes languages small.
      language: name.charAt(0).toLocaleUpperCase(locale) + name.slice(1),
      fields: list.format(names),
      count: names.length,
    });
    return { words, page, link: t(level === "error" ? "findings.mend" : "findings.look") };
  });
}
