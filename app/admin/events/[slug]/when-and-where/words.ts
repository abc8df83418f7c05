import type { Change } from "@/components/event-dates/change-table";
import type { Dates } from "@/lib/events/commands/move-event";
import { formatMoment, localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/translator";
import { MESSAGE_MAX_CHARACTERS } from "@/lib/invitations/constants";
import { inOtherZone } from "@/lib/time-zone";
import { LINE_MAX_CHARACTERS, type MoveError, momentFields, venueFields, windowFields } from "./form";

type T = Translate<"eventDates">;

/** A language in the reader's own, for example "Danish". */
export function languageIn(tag: string, locale: Locale): string {
  return new Intl.DisplayNames(localeTag(locale), { type: "language" }).of(tag) ?? tag;
}

/** The label of a field, by its name. */
export function fieldLabel(t: T, locale: Locale, name: string): string {
  const [, kind, language] = /^(city|venueCity|message|text)\.(.+)$/.exec(name) ?? [];
  if (kind && language) {
    if (kind === "message") return t("form.message", { language: languageIn(language, locale) });
    if (kind === "text") return t("cancel.text", { language: languageIn(language, locale) });
    return t("fields.city", { language: languageIn(language, locale) });
  }
  const known = ["timeZone" as const, ...momentFields, ...venueFields, ...windowFields].find((field) => field === name);
  return known ? t(`fields.${known}`) : name;
}

/** What is wrong, for the summary: with the name of the field, since several can be wrong in the same way. */
export function moveErrors(t: T, locale: Locale, errors: (Omit<MoveError, "code"> & { code: MoveError["code"] })[]) {
  return errors.map(({ name, code, typed = "" }) => {
    const most = code === "line_too_long" ? LINE_MAX_CHARACTERS : MESSAGE_MAX_CHARACTERS;
    const error = t(`errors.${code}`, { typed, most });
    return { name, message: t("errors.at", { field: fieldLabel(t, locale, name), error }) };
  });
}

/** A time zone as people read it, for example "America/New York". */
export const zoneName = ({ timeZone }: { timeZone: string }): string => timeZone.replaceAll("_", " ");

/** When registration opens, where another zone moves that moment; in one row of the changes, or none. */
export function openingInWords(
  t: T,
  locale: Locale,
  event: { registrationOpensAt: Date; timeZone: string },
  to: { timeZone: string },
): Change[] {
  const opensAt = inOtherZone(event.registrationOpensAt, event.timeZone, to.timeZone);
  if (opensAt.getTime() === event.registrationOpensAt.getTime()) return [];
  const inZone = (at: Date, zone: { timeZone: string }) =>
    t("check.inZone", { moment: formatMoment(at, locale, zone.timeZone), timeZone: zoneName(zone) });
  const [was, is] = [inZone(event.registrationOpensAt, event), inZone(opensAt, to)];
  return [{ name: "registrationOpensAt", label: t("fields.registrationOpensAt"), was, is }];
}

/** What is different between two versions of when and where, in words; `windows` whether the moments that hang on it count. */
export function changesInWords(
  t: T,
  locale: Locale,
  { from, to, windows }: { from: Dates; to: Dates; windows: boolean },
): Change[] {
  const isOtherZone = from.timeZone !== to.timeZone;
  const moment = (at: Date | null, dates: Dates) => {
    if (!at) return t("check.none");
    const words = formatMoment(at, locale, dates.timeZone);
    return isOtherZone ? t("check.inZone", { moment: words, timeZone: zoneName(dates) }) : words;
  };
  const fields = windows ? [...momentFields, ...windowFields] : momentFields;
  const moments = fields
    .filter((name) => from[name]?.getTime() !== to[name]?.getTime())
    .map((name) => ({ name, label: t(`fields.${name}`), was: moment(from[name], from), is: moment(to[name], to) }));
  const text = (value: string | null | undefined) => value || t("check.none");
  const places = venueFields
    .filter((name) => from[name] !== to[name])
    .map((name) => ({ name, label: t(`fields.${name}`), was: text(from[name]), is: text(to[name]) }));
  const cities = Object.keys(to.cities)
    .filter((language) => (from.cities[language] ?? null) !== (to.cities[language] ?? null))
    .map((language) => ({
      name: `city.${language}`,
      label: t("fields.city", { language: languageIn(language, locale) }),
      was: text(from.cities[language]),
      is: text(to.cities[language]),
    }));
  const zone = { name: "timeZone", label: t("fields.timeZone"), was: zoneName(from), is: zoneName(to) };
  return [...(isOtherZone ? [zone] : []), ...moments, ...places, ...cities];
}
