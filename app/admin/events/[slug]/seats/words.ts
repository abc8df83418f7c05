import type { DeskEvent } from "@/lib/desk/queries";
import { formatLanguage, formatMoment } from "@/lib/i18n/format";
import { fallbackLocale, isLocale, type Locale } from "@/lib/i18n/locales";
import { type Translate, translator } from "@/lib/i18n/translator";
import { numberFields, type SeatingError, windowFields, type windowTextFields } from "./form";

type TextName = (typeof windowTextFields)[number];

/** The label of a field of the form, by its name; of a page's text with its language. */
export function seatingLabel(t: Translate<"seats">, name: string, locale: Locale): string {
  const [, language, text] = /^text\.([^.]+)\.(.+)$/.exec(name) ?? [];
  if (language && text) return `${t(`form.${text as TextName}`)} (${formatLanguage(language, locale)})`;
  if (name === "noSeats") return t("form.capacity");
  const single = ["admissionMode", "hasWaitingList", "recognisedSkipApproval"] as const;
  const known = [...numberFields, ...windowFields, ...single].find((field) => field === name);
  return known ? t(`form.${known}`) : name;
}

/** What is wrong, for the summary: with the name of the field, since several can be wrong in the same way. */
export function seatingErrors(
  t: Translate<"seats">,
  errors: SeatingError[],
  locale: Locale,
): { name: string; message: string }[] {
  return errors.map(({ name, code, least = 0, most = 0, typed = "" }) => {
    const error = t(`errors.${code}`, { least, most, typed });
    return { name, message: t("errors.at", { field: seatingLabel(t, name, locale), error }) };
  });
}

/** What a page says in one language where organisers have written nothing of their own. */
export function shippedWords(event: DeskEvent, language: string, text: TextName): string {
  const locale = isLocale(language) ? language : fallbackLocale;
  const t = translator(locale, "registration");
  const own = translator(locale, "own");
  const moment = (at: Date) => formatMoment(at, locale, event.timeZone);
  switch (text) {
    case "notYetOpenText":
      return t("unavailable.notYetOpen", { opens: moment(event.registrationOpensAt) });
    case "closedText":
      return t("unavailable.closed", { closes: moment(event.registrationClosesAt) });
    case "fullText":
      return t("unavailable.full");
    case "changesClosedText":
      return own.markup("actions.changesClosed", {
        date: moment(event.changesCloseAt),
        contact: event.contactName,
        mailto: (name) => name,
      });
    case "cancellationsClosedText":
      return own.markup("cancellationsClosed", {
        date: moment(event.cancellationsCloseAt),
        contact: event.contactName,
        mailto: (name) => name,
      });
  }
}
