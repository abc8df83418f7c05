import type { PartReader } from "../address-parts/rules";
import { asDate } from "../attendance/rules";
import { isAudienceList, saysWhom } from "../audience/rules";
import { isoInZone } from "../events/rules";
import { formatDayRange } from "../i18n/format";
import type { Locale } from "../i18n/locales";
import { fieldLabel, valueInWords } from "../i18n/registration-words";
import { translator } from "../i18n/translator";
import { optionWords, questionText } from "../questions/rules";
import type { AnswerValue } from "../questions/schema";
import type { RawCell, TableColumn } from "../table-file";
import { wallClock } from "../time-zone";
import {
  type ExportColumn,
  exportFormats,
  exportPurposes,
  type FactColumn,
  purposeColumns,
  SMALL_COUNT,
} from "./constants";
import type { CountedNeed, countNeeds, ExportedQuestion, ExportedRegistration } from "./queries";
import { type ExportRequest, isColumn } from "./schema";

type Column = TableColumn<ExportedRegistration>;

/** What columns are made for: an event, its questions and days, and whoever reads the file. */
export type Reading = {
  locale: Locale;
  /** The event's. */
  timeZone: string;
  languages: readonly string[];
  questions: readonly ExportedQuestion[];
  /** Days of the event, such as 2024-03-19. */
  days: readonly string[];
};

/** The columns of an export, in their order. A question that is gone or sensitive is none. */
export function columnsOf(
  { purpose, columns }: Pick<ExportRequest, "purpose" | "columns">,
  reading: Reading,
): Column[] {
  const wanted = purpose === "own" || purpose === "caterer" ? columns : purposeColumns[purpose];
  return wanted.flatMap((column) => columnFor(column, reading));
}

function columnFor(column: ExportColumn, reading: Reading): Column[] {
  const { locale, questions, days } = reading;
  const t = translator(locale, "exports");
  const dayLabel = (day: string) => formatDayRange(asDate(day), asDate(day), locale);
  if (column === "answers") return questions.map((question) => answerColumn(question, reading));
  if (column === "tags") {
    const text = (row: ExportedRegistration) => row.tags.join("; ");
    return [{ key: column, label: t("columns.tags"), shows: "text", text, raw: (row) => row.tags }];
  }
  if (column === "attendance") {
    const [yes, no] = [t("present"), t("absent")];
    return days.map((day) => ({
      key: `present.${day}`,
      label: t("columns.attendance", { day: dayLabel(day) }),
      shows: "text",
      text: (row) => (row.days.includes(day) ? yes : no),
      raw: (row) => row.days.includes(day),
    }));
  }
  if (column === "boxes") {
    return days.map((day) => ({
      key: `box.${day}`,
      label: dayLabel(day),
      shows: "text",
      text: (row) => (row.days.includes(day) ? "☑" : "☐"),
      raw: (row) => row.days.includes(day),
    }));
  }
  if (column.startsWith("answer.")) {
    const question = questions.find(({ id }) => `answer.${id}` === column);
    return question ? [answerColumn(question, reading)] : [];
  }
  return [factColumn(column as FactColumn, reading)];
}

function factColumn(column: FactColumn, { locale, timeZone }: Reading): Column {
  const label = fieldLabel(translator(locale, "admin"), column);
  if (column.endsWith("At")) {
    const at = (row: ExportedRegistration) => row[column] as Date | null;
    return {
      key: column,
      label,
      shows: "moment",
      text: (row) => asLocalTime(at(row), timeZone),
      cell: (row) => asWallDate(at(row), timeZone),
      raw: (row) => isoOrNull(at(row), timeZone),
    };
  }
  // The words of a state or a country are asked for once, not 100,000 times.
  const known = new Map<unknown, string>();
  const words = (value: unknown) => {
    if (typeof value === "string" && freeTexts.includes(column)) return value;
    const kept = known.get(value) ?? (value === null ? "" : valueInWords(column, value, locale));
    known.set(value, kept);
    return kept;
  };
  const isNumber = column === "queueNumber";
  return {
    key: column,
    label,
    shows: isNumber ? "number" : "text",
    text: (row) => (isNumber ? String(row[column] ?? "") : words(row[column])),
    ...(isNumber ? { cell: (row: ExportedRegistration) => row[column] as number | null } : {}),
    raw: (row) => row[column] as RawCell,
  };
}

const freeTexts: FactColumn[] = ["reference", "givenName", "familyName", "email", "organisation", "jobTitle"];

function answerColumn(question: ExportedQuestion, { locale, languages }: Reading): Column {
  const { id, key, kind } = question;
  const answer = (row: ExportedRegistration): AnswerValue | null => row.answers[id]?.value ?? null;
  const text = (row: ExportedRegistration) => row.answers[id]?.words ?? "";
  const raw = (row: ExportedRegistration): RawCell => (kind === "file" ? text(row) || null : answer(row));
  const column = { key: `answers.${key}`, label: questionText(question, locale, languages).label, text, raw };
  if (kind === "number") {
    const cell = (row: ExportedRegistration) => numberOr(answer(row), text(row));
    return { ...column, shows: "number", cell };
  }
  if (kind === "date") {
    const cell = (row: ExportedRegistration) => dayOr(answer(row), text(row));
    return { ...column, shows: "day", text: (row) => String(answer(row) ?? ""), cell };
  }
  return { ...column, shows: "text" };
}

// A question that was of another kind once may have answers of that kind; they keep their words.
const numberOr = (value: AnswerValue | null, words: string) => (typeof value === "number" ? value : words || null);
const dayOr = (value: AnswerValue | null, words: string) =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? asDate(value) : words || null;

/** For example "2024-02-05 09:00:00": sorts as text and is read as a time by Excel and LibreOffice in every language. */
function asLocalTime(at: Date | null, timeZone: string): string {
  if (!at) return "";
  const { year, month, day, hour, minute, second } = wallClock(at, timeZone);
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** The moment whose UTC parts are what the clock on the event's wall shows. */
function asWallDate(at: Date | null, timeZone: string): Date | null {
  return at && new Date(`${asLocalTime(at, timeZone).replace(" ", "T")}Z`);
}

const isoOrNull = (at: Date | null, timeZone: string) => at && isoInZone(at, timeZone);

/**
 * How the address of an export is read. What it does not understand keeps the export in the house: a file with less or more
 * in it than was meant looks like any other.
 * @param questions of the event that can be exported.
 */
export function exportParts(
  { purpose }: Pick<ExportRequest, "purpose">,
  questions: readonly Pick<ExportedQuestion, "id">[],
): PartReader {
  const known: Record<string, readonly string[]> = {
    purpose: exportPurposes,
    format: exportFormats,
    separator: ["comma", "semicolon"],
  };
  const isThere = (column: string) =>
    isColumn(column) && (!column.startsWith("answer.") || questions.some(({ id }) => column === `answer.${id}`));
  return {
    understands: (name, value) => {
      // Other purposes have columns of their own; the list's address names its own ones.
      if (name === "column") return purpose === "own" ? isThere(value) : null;
      return Object.hasOwn(known, name) ? (known[name]?.includes(value) ?? false) : saysWhom(name, value);
    },
    isList: (name) => name === "column" || isAudienceList(name),
  };
}

/** Whether it is an own selection of nothing. */
export const lacksColumns = ({ purpose, columns }: Pick<ExportRequest, "purpose" | "columns">) =>
  purpose === "own" && columns.length === 0;

/** The name of a file, for example "brinc-workshop-2024-badges.xlsx". */
export function fileNameOf({ purpose, format }: Pick<ExportRequest, "purpose" | "format">, slug: string): string {
  return purpose === "full" && format === "csv" ? `registrations-${slug}.csv` : `${slug}-${purpose}.${format}`;
}

/** A line of the caterer's list. */
export type CateredLine = { what: string; answer: string; people: number | null };
type Needs = Awaited<ReturnType<typeof countNeeds>>;

/**
 * The caterer's list: how many are expected on each day, and how many have which need, in the order of the form. What
 * nobody asked for is left out; free texts are a number, never words.
 */
export function cateredLines(expected: number, { questions, counts }: Needs, reading: Reading): CateredLine[] {
  const { locale, days, languages } = reading;
  const t = translator(locale, "exports");
  const forms = translator(locale, "forms");
  const wordsOf = (question: Needs["questions"][number], value: string | null) => {
    if (value === null) return t("caterer.written");
    if (question.kind === "yes_no") return forms(value === "true" ? "yes" : "no");
    return optionWords(question, value, locale, languages);
  };
  const needs = questions.flatMap((question) => {
    const place = ({ value }: CountedNeed) => (value === null ? -1 : question.options.indexOf(value));
    return counts
      .filter(({ questionId }) => questionId === question.id)
      .sort((a, b) => place(a) - place(b))
      .map((counted) => ({
        what: questionText(question, locale, languages).label,
        answer: wordsOf(question, counted.value),
        people: counted.count,
      }));
  });
  const note = [t("caterer.several"), t("small", { small: SMALL_COUNT })].join(" ");
  return [
    ...days.map((day) => ({
      what: t("caterer.day", { day: formatDayRange(asDate(day), asDate(day), locale) }),
      answer: "",
      people: expected,
    })),
    ...needs,
    ...(needs.length > 0 ? [{ what: t("caterer.note"), answer: note, people: null }] : []),
  ];
}

/** Columns of the caterer's list. */
export function cateredColumns(locale: Locale): TableColumn<CateredLine>[] {
  const t = translator(locale, "exports");
  return [
    { key: "what", label: t("caterer.what"), shows: "text", text: ({ what }) => what, raw: ({ what }) => what },
    {
      key: "answer",
      label: t("caterer.answer"),
      shows: "text",
      text: (line) => line.answer,
      raw: (line) => line.answer,
    },
    {
      key: "people",
      label: t("caterer.people"),
      shows: "number",
      text: ({ people }) => String(people ?? ""),
      cell: ({ people }) => people,
      raw: ({ people }) => people,
    },
  ];
}
