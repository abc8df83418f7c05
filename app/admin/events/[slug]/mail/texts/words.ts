import type { MarkedField } from "@/components/unread-marks/marks-notice";
import { localeTag } from "@/lib/i18n/format";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { editableKinds, kindInAddress, type PlaceholderProblem, textParts } from "@/lib/mail-texts/schema";
import { languageName } from "../../questions/form";
import type { TextError } from "./form";
import type { OpenTexts } from "./open-texts";

/** At most so many wrong placeholders are named in one sentence. */
const NAMED = 3;

/** What is wrong with the words, for the summary and the field alike: with the name of the field. */
export function textErrors(t: Translate<"mailTexts">, errors: TextError[], locale: Locale) {
  return errors.map((error) => {
    const field = t("field", { part: t(`parts.${error.part}`), language: languageName(error.language, locale) });
    const words =
      error.code === "placeholder"
        ? error.problems
            .slice(0, NAMED)
            .map((problem) => problemWords(t, problem))
            .join(" ")
        : t(`errors.${error.code}`, { limit: new Intl.NumberFormat(localeTag(locale)).format(error.limit) });
    return { name: error.name, message: t("errors.at", { field, error: words }) };
  });
}

/** One brace that is not what it should be, and what to do about it. */
export function problemWords(t: Translate<"mailTexts">, { what, found, meant }: PlaceholderProblem): string {
  const shown = found.length > 40 ? `${[...found].slice(0, 40).join("")}…` : found;
  if (meant && what !== "stray") return t("errors.meant", { found: shown, meant: `{${meant}}` });
  return t(`errors.${what}`, { found: shown });
}

/** Organisers' own words of all letters, for marks that mails do not have. */
export function markedWords({ t, admin, locale, letters, here }: OpenTexts): MarkedField[] {
  return letters.mailTexts.flatMap((text) => {
    const kind = editableKinds.find((known) => known === text.kind);
    if (!kind || !isLocale(text.locale)) return [];
    const language = languageName(text.locale, locale);
    const name = admin(`mailKinds.${kind.replace(".", ":")}` as "mailKinds.registration:confirmed");
    return textParts.map((part) => ({
      href: `${here}/${kindInAddress(kind)}#${part}.${text.locale}`,
      label: `${name} – ${t("field", { part: t(`parts.${part}`), language })}`,
      text: text[part] ?? "",
      place: "plain" as const,
    }));
  });
}
