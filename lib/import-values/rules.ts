import { countryCodes } from "../i18n/countries";
import { localeTag } from "../i18n/format";
import { type Locale, localeNames, locales } from "../i18n/locales";
import { translator } from "../i18n/translator";
import type { AskedQuestion } from "../questions/constants";
import { readDate } from "../questions/schema";
import { conferenceAttendances, organisationTypes } from "../registrations/constants";

/** How dates such as 03/04/2024 are meant: asked of the organiser, never guessed. */
export type DateStyle = "day_first" | "month_first";

/** Two spellings of one word: case, accents, space and punctuation do not count. */
export const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/ß/g, "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** A cell as it stands in a file, without what spreadsheets and our own exports put around it. */
export function cleanCell(text: string): string {
  // The apostrophe that keeps a spreadsheet from running a cell (`csvRows`).
  return text.trim().replace(/^'(?=[=+\-@])/, "");
}

/** What a spreadsheet would run, or could not reckon: nothing that somebody meant to be read. */
export const isFormula = (text: string) =>
  /^=/.test(text) || /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)/.test(text);

let countries: Map<string, string> | undefined;

/** Languages in which the names of countries are known: those of the desk, and those that European lists come in. */
const countryLanguages = [...locales.map(localeTag), "de", "fr", "nl", "sv", "nb", "es", "it", "pl"];

/** ISO 3166-1 alpha-2 for a code or a name of a country; the text itself where it is none. */
export function readCountry(text: string): string {
  const code = text.trim().toUpperCase();
  if (countryCodes.includes(code)) return code;
  countries ??= new Map(
    countryLanguages.flatMap((language) => {
      const names = new Intl.DisplayNames(language, { type: "region" });
      return countryCodes.map((known): [string, string] => [folded(names.of(known) ?? known), known]);
    }),
  );
  return countries.get(folded(text)) ?? commonNames[folded(text)] ?? text;
}

const commonNames: Record<string, string> = {
  uk: "GB",
  "great britain": "GB",
  holland: "NL",
  usa: "US",
  "czech republic": "CZ",
};

const words = (locale: Locale) => translator(locale, "registration");

/** A value for a word of it in any language of the desk; the text itself where it is none. */
export function readOrganisationType(text: string): string {
  return organisationTypes.find((type) => isWordFor(text, type, (t) => t(`organisationTypes.${type}`))) ?? text;
}

export function readConference(text: string): string {
  return conferenceAttendances.find((value) => isWordFor(text, value, (t) => t(`conference.${value}`))) ?? text;
}

function isWordFor(text: string, value: string, label: (t: ReturnType<typeof words>) => string): boolean {
  const wanted = folded(text);
  return wanted === folded(value) || locales.some((locale) => folded(label(words(locale))) === wanted);
}

const yes = ["yes", "ja", "y", "j", "x", "1", "true", "sand", "oui", "☑", "✓"];
const no = ["no", "nej", "n", "0", "false", "falsk", "non", "nein", "☐"];

/** "yes" or "no"; null for what is neither. */
export function readYesNo(text: string): "yes" | "no" | null {
  const wanted = text.trim().toLowerCase();
  if (yes.includes(wanted)) return "yes";
  return no.includes(wanted) ? "no" : null;
}

/** A language of the desk, by its tag or its name; null for any other. */
export function readLanguage(text: string): Locale | null {
  const wanted = folded(text);
  const isNamed = (locale: Locale) =>
    [locale, localeNames[locale]].some((name) => folded(name) === wanted) ||
    locales.some((reader) => folded(new Intl.DisplayNames(reader, { type: "language" }).of(locale) ?? "") === wanted);
  return locales.find(isNamed) ?? null;
}

/** Given and family name: "Family, Given", or the last word as the family's. Shown before anything is registered. */
export function splitName(text: string): { givenName: string; familyName: string } {
  const [family = "", given = ""] = text.split(/,\s*/);
  if (given) return { givenName: given, familyName: family };
  const last = text.trim().lastIndexOf(" ");
  return last < 0
    ? { givenName: "", familyName: text.trim() }
    : { givenName: text.slice(0, last), familyName: text.slice(last + 1) };
}

const SLASHED = /^(\d{1,2})\s*\/\s*(\d{1,2})\s*\/\s*(\d{4})$/;

/** What a date with strokes means in each order, null where that is no day; null for any other text. */
function readInOrders(text: string): Record<DateStyle, string | null> | null {
  const [, first, second, year] = SLASHED.exec(text.trim()) ?? [];
  if (first === undefined) return null;
  return { day_first: readDate(`${first}/${second}/${year}`), month_first: readDate(`${second}/${first}/${year}`) };
}

/** The one order in which a date with strokes is a day; null where both or none are, and for any other text. */
export function onlyOrder(text: string): DateStyle | null {
  const read = readInOrders(text);
  if (!read || (read.day_first === null) === (read.month_first === null)) return null;
  return read.day_first === null ? "month_first" : "day_first";
}

/** Whether a date can be meant in two ways: with strokes, and both orders make a day, but not the same. */
export const isAmbiguousDate = (text: string) => readDay(text, null) === "ambiguous";

/**
 * A day as ISO 8601 from 2024-03-19, 19.03.2024, 19/03/2024 or 03/19/2024. Dates with strokes are read in the order of `style`
 * and no other; as long as it is null, in the one that makes a day.
 * @returns "ambiguous" where nothing decides; null for what is no day, or none in the order of `style`.
 */
export function readDay(text: string, style: DateStyle | null): string | "ambiguous" | null {
  const read = readInOrders(text);
  if (!read) return readDate(text.trim());
  if (style) return read[style];
  const { day_first: day, month_first: month } = read;
  return day && month && day !== month ? "ambiguous" : (day ?? month);
}

/** A cell as the form would have sent it: values of options instead of their words. */
export function answerAsTyped(
  question: Pick<AskedQuestion, "kind" | "options" | "texts">,
  text: string,
  style: DateStyle | null,
): string {
  switch (question.kind) {
    case "yes_no":
      return readYesNo(text) ?? text;
    case "one_of":
      return optionFor(question, text) ?? text;
    case "several_of": {
      const whole = optionFor(question, text);
      const parts = text.split(/[;|\n]+/).length > 1 ? text.split(/[;|\n]+/) : text.split(",");
      return whole ?? parts.map((part) => optionFor(question, part) ?? part.trim()).join("\n");
    }
    case "date":
      return readDay(text, style) ?? text;
    default:
      return text;
  }
}

function optionFor({ options, texts }: Pick<AskedQuestion, "options" | "texts">, text: string): string | undefined {
  const wanted = folded(text);
  return options.find(
    (value) =>
      folded(value) === wanted ||
      texts.some((one) => folded(String((one.options as Record<string, string> | null)?.[value] ?? "")) === wanted),
  );
}
