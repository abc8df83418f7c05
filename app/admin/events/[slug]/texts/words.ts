import type { MarkedField } from "@/components/unread-marks/marks-notice";
import { MOST_ENTRIES } from "@/lib/event-texts/constants";
import { fieldsOf } from "@/lib/event-texts/rules";
import type {
  DetailName,
  EventForTexts,
  SectionName,
  TextConflict,
  TextError,
  TextName,
  TypedTexts,
} from "@/lib/event-texts/schema";
import { formatLanguage } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";

type T = Translate<"eventEditor">;

/** The label of a field, with its language where it stands once per language. */
export function textLabel(t: T, locale: Locale, name: string): string {
  const [field = "", language] = name.split(".");
  const label = t(`fields.${field as TextName | DetailName}`);
  return language ? t("texts.field", { field: label, language: formatLanguage(language, locale) }) : label;
}

/** What is wrong, for the summary, in the order of the fields and with their names. */
export function textErrors(
  t: T,
  locale: Locale,
  { section, event, errors }: { section: SectionName; event: EventForTexts; errors: TextError[] },
): { name: string; message: string }[] {
  const order = fieldsOf(section, event).map(({ name }) => name);
  return [...errors]
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map(({ name, code, most = MOST_ENTRIES, typed = "" }) => {
      const error = t(`errors.${code}`, { most, typed });
      return { name, message: t("errors.at", { field: textLabel(t, locale, name), error }) };
    });
}

/** What both have changed, with the label of each field. */
export function conflictsInWords(t: T, locale: Locale, conflicts: TextConflict[]) {
  return conflicts.map((conflict) => ({ ...conflict, label: textLabel(t, locale, conflict.name) }));
}

/** The texts of a section, for marks that are not read there. @param page address of their form; none on that page itself. */
export function markedTexts(
  t: T,
  locale: Locale,
  {
    section,
    event,
    values,
    page = "",
  }: { section: SectionName; event: EventForTexts; values: TypedTexts; page?: string },
): MarkedField[] {
  return fieldsOf(section, event)
    .filter(({ language }) => language !== null)
    .map(({ name, field }) => ({
      href: `${page}#${name}`,
      label: textLabel(t, locale, name),
      text: values[name] ?? "",
      place: field.kind === "rich" ? "rich" : "plain",
    }));
}
