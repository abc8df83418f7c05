import type { DraftValues } from "../drafts/schema";
import { emailKey } from "../email-address";
import { localeTag } from "../i18n/format";
import { type Locale, locales } from "../i18n/locales";
import { fieldLabel, valueInWords } from "../i18n/registration-words";
import { translator } from "../i18n/translator";
import {
  answerAsTyped,
  cleanCell,
  type DateStyle,
  folded,
  isAmbiguousDate,
  isFormula,
  onlyOrder,
  readConference,
  readCountry,
  readDay,
  readLanguage,
  readOrganisationType,
  readYesNo,
  splitName,
} from "../import-values/rules";
import type { AskedQuestion } from "../questions/constants";
import { answersAsTyped, checkAnswers, shownQuestions } from "../questions/rules";
import { type AnswerValue, answerField, type CheckedAnswer } from "../questions/schema";
import { type RegistrationField, registrationFields } from "../registrations/constants";
import { fieldErrorCodes, type RegistrationDetails, registrationSchema } from "../registrations/schema";
import { tagKey } from "../tags/rules";
import { tagNameSchema } from "../tags/schema";
import { versionOf } from "../version";
import { type ImportField, importFields, knownHeadings } from "./constants";
import type { Findings, ImportOptions, Mapping, WrongCell } from "./schema";

/** Questions whose answers can stand in a file. Sensitive ones need the person's own consent, files a file. */
export function importableQuestions(questions: readonly AskedQuestion[]): AskedQuestion[] {
  return shownQuestions({ questions, route: "import" }).filter(
    ({ kind, isSensitive }) => !isSensitive && kind !== "file",
  );
}

/** A row of a file as it was uploaded. @property number as a spreadsheet counts, the headings being row 1. */
type FileRow = { number: number; cells: readonly string[] };

/** Which columns are what, by their headings in any language of the desk. Each field is taken once. */
export function guessMapping(headings: readonly string[], questions: readonly AskedQuestion[]): Mapping {
  const names = new Map<string, ImportField>();
  const know = (heading: string, field: ImportField) => {
    if (!names.has(folded(heading))) names.set(folded(heading), field);
  };
  for (const field of importFields) {
    for (const heading of [field, ...(knownHeadings[field] ?? [])]) know(heading, field);
    for (const locale of locales) know(fieldLabel(translator(locale, "admin"), field), field);
  }
  for (const question of importableQuestions(questions)) {
    const field = answerField(question.key) as ImportField;
    know(question.key, field);
    for (const { label } of question.texts) know(label, field);
  }
  const mapping: Mapping = {};
  for (const [index, heading] of headings.entries()) {
    const field = names.get(folded(heading));
    if (field && !Object.values(mapping).includes(field)) mapping[String(index)] = field;
  }
  return mapping;
}

/** What is missing in a mapping before rows can be checked: a column for the address, and for the name. */
export function mappingProblems(mapping: Mapping): ("no_email" | "no_name" | "field_twice")[] {
  const fields = Object.values(mapping);
  const hasName = fields.includes("fullName") || (fields.includes("givenName") && fields.includes("familyName"));
  return [
    ...(fields.includes("email") ? [] : (["no_email"] as const)),
    ...(hasName ? [] : (["no_name"] as const)),
    ...(new Set(fields).size === fields.length ? [] : (["field_twice"] as const)),
  ];
}

/** Number of the first row of a column that has a date which can be read in one order only, by that order. */
type RowOfOrder = Partial<Record<DateStyle, number>>;

/** `RowOfOrder` of each column of dates, by its field. */
function rowsOfOrders(rows: readonly FileRow[], mapping: Mapping, questions: readonly AskedQuestion[]) {
  const dates = questions.filter(({ kind }) => kind === "date").map(({ key }) => answerField(key));
  return new Map(
    Object.entries(mapping)
      .filter(([, field]) => dates.includes(field))
      .map(([column, field]) => {
        const orders: RowOfOrder = {};
        for (const { number, cells } of rows) {
          const order = onlyOrder(cleanCell(cells[Number(column)] ?? ""));
          if (order) orders[order] ??= number;
        }
        return [field, orders] as const;
      }),
  );
}

/**
 * Whether somebody has to say how dates with strokes are meant: some can be meant in two ways, or those of one column cannot
 * all be read in the same.
 */
export function asksDateStyle(
  rows: readonly FileRow[],
  mapping: Mapping,
  questions: readonly AskedQuestion[],
): boolean {
  const orders = rowsOfOrders(rows, mapping, questions);
  if ([...orders.values()].some(({ day_first, month_first }) => day_first && month_first)) return true;
  const columns = Object.keys(mapping).filter((column) => orders.has(mapping[column] ?? ""));
  return rows.some(({ cells }) => columns.some((column) => isAmbiguousDate(cleanCell(cells[Number(column)] ?? ""))));
}

/** Somebody who is registered with an address already. */
export type KnownPerson = RegistrationDetails & {
  id: string;
  locale: string;
  tags: string[];
  answers: { key: string; kind: string; isSensitive: boolean; value: AnswerValue; inWords: string }[];
};

/** A row as it would be carried out. */
export type JudgedRow = {
  number: number;
  verdict: "fresh" | "same" | "conflict" | "wrong";
  /** Whom it is about, as they stand; null for somebody new. */
  person: KnownPerson | null;
  findings: Findings;
  /** Of a new person all of them, of a known one those that differ. */
  details: Partial<RegistrationDetails>;
  answers: CheckedAnswer[];
  tags: string[];
  locale: Locale | null;
};

/** Changes with what a row in conflict differs in, so that a choice counts for the difference it was made about, and no other. */
export const differenceVersion = ({ differs }: Pick<Findings, "differs">): string => versionOf(differs);

/** What rows are judged against. */
export type Judging = {
  mapping: Mapping;
  options: ImportOptions;
  questions: readonly AskedQuestion[];
  languages: readonly string[];
  /** Live registrations by `emailKey`. */
  known: ReadonlyMap<string, KnownPerson>;
};

/**
 * What each row would do. Pure: the same rows against the same event are judged the same again. One by one, so that whoever
 * reads thousands can let others have their turn.
 */
export function* judgeRows(rows: readonly FileRow[], judging: Judging): Generator<JudgedRow> {
  const askable = importableQuestions(judging.questions);
  const orders = rowsOfOrders(rows, judging.mapping, judging.questions);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const email = emailOf(row.cells, judging.mapping);
    const before = email === "" ? undefined : seen.get(emailKey(email));
    const isTwice = before !== undefined;
    if (email !== "" && !isTwice) seen.set(emailKey(email), row.number);
    yield judgeRow(
      row,
      judging,
      { askable, orders },
      isTwice ? [{ field: "email", code: "given_twice", typed: email, limit: before }] : [],
    );
  }
}

/** The address in a row, as it stands there. */
export function emailOf(cells: readonly string[], mapping: Mapping): string {
  const index = Object.keys(mapping).find((column) => mapping[column] === "email");
  return index === undefined ? "" : cleanCell(cells[Number(index)] ?? "");
}

type Typed = { values: DraftValues; raw: Map<string, string>; tags: string[]; wrong: WrongCell[] };

/** Of somebody who is registered, a file may say as little as it likes. */
const partialSchema = registrationSchema.partial();

function judgeRow(
  { number, cells }: FileRow,
  judging: Judging,
  { askable, orders }: { askable: AskedQuestion[]; orders: ReadonlyMap<string, RowOfOrder> },
  elsewhere: WrongCell[],
): JudgedRow {
  const { options, languages, known } = judging;
  const typed = typedOf(cells, judging, orders);
  const person = known.get(emailKey(typed.values.email ?? "")) ?? null;
  const { readIn } = options;

  const details = person ? typed.values : { ...defaultsOf(options), ...typed.values };
  const parsed = (person ? partialSchema : registrationSchema).safeParse(
    Object.fromEntries(registrationFields.flatMap((field) => (field in details ? [[field, details[field]]] : []))),
  );
  const asking = { questions: askable, route: "import" as const, locale: readIn, languages };
  const before = person ? answersAsTyped(person.answers, readIn) : {};
  const checked = checkAnswers({ ...before, ...typed.values }, asking);
  const isMapped = (name: string) => typed.raw.has(name);
  const as = (field: string) => typed.raw.get(field) ?? "";
  const answers = checked.answers.filter(({ key }) => isMapped(answerField(key)));
  const mistyped = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => {
      const field = String(path[0]);
      return { field, code: fieldErrorCodes.find((code) => code === message) ?? "not_offered", typed: as(field) };
    }),
    // What the form would insist on, an organiser may leave open.
    ...checked.errors
      .filter(({ name, code }) => isMapped(name) && code !== "missing")
      .map(({ name, code, limit }) => ({ field: name, code, typed: as(name), ...(limit !== undefined && { limit }) })),
    ...answers
      .filter(({ value }) => value === null)
      .map(({ key }) => ({ field: answerField(key), code: "not_asked", typed: as(answerField(key)) })),
  ];
  const wrong = [...worthSaying(typed.wrong, mistyped), ...elsewhere];
  const locale = readLanguage(typed.values.locale ?? "");
  const row = { number, person, tags: typed.tags, locale, answers };
  const nothing = { wrong, differs: [], decision: null };
  if (wrong.length > 0 || !parsed.success) return { ...row, verdict: "wrong", details: {}, findings: nothing };
  if (!person) return { ...row, verdict: "fresh", details: parsed.data, findings: nothing };
  // Without what the schema puts where nothing was said.
  const said = Object.fromEntries(Object.entries(parsed.data).filter(([field]) => field in details));
  const changes = changesTo(person, { ...row, details: said }, readIn);
  return { ...row, ...changes, verdict: changes.findings.differs.length > 0 ? "conflict" : "same" };
}

/**
 * All reasons, each once. Of a cell that could not be read, nothing else is said; nor that a name is missing where the full
 * one could not be read; nor that a field with something wrong in it is missing.
 */
function worthSaying(unread: WrongCell[], mistyped: WrongCell[]): WrongCell[] {
  const isUnread = (...fields: string[]) => unread.some(({ field }) => fields.includes(field));
  const said = mistyped.filter(
    ({ field, code }) =>
      !isUnread(field, ...(field === "givenName" || field === "familyName" ? ["fullName"] : [])) &&
      !(code === "missing" && mistyped.some((other) => other.field === field && other.code !== "missing")),
  );
  const all = [...unread, ...said].map((one) => [JSON.stringify(one), one] as const);
  return [...new Map(all).values()];
}

const defaultsOf = ({ organisationType, country }: ImportOptions): DraftValues => ({
  ...(organisationType && { organisationType }),
  ...(country && { country }),
});

/** The cells of a row as a form would have sent them; empty cells say nothing. */
function typedOf(
  cells: readonly string[],
  { mapping, options, questions }: Judging,
  orders: ReadonlyMap<string, RowOfOrder>,
): Typed {
  const typed: Typed = { values: {}, raw: new Map(), tags: [], wrong: [] };
  for (const [column, field] of Object.entries(mapping)) {
    const cell = cells[Number(column)] ?? "";
    const text = cleanCell(cell);
    if (text === "") continue;
    typed.raw.set(field, text);
    if (isFormula(cell.trim())) typed.wrong.push({ field, code: "formula", typed: text });
    else readCell(typed, field, text, options, questions);
    const ofColumn = orders.get(field);
    if (ofColumn && !isFormula(cell.trim())) typed.wrong.push(...unreadDay(field, text, options.dates, ofColumn));
  }
  return typed;
}

function readCell(
  { values, tags, wrong }: Typed,
  field: string,
  text: string,
  options: ImportOptions,
  questions: readonly AskedQuestion[],
) {
  switch (field) {
    case "fullName":
      return Object.assign(values, splitName(text));
    case "country":
      values[field] = readCountry(text);
      return;
    case "organisationType":
      values[field] = readOrganisationType(text);
      return;
    case "attendsConference":
      values[field] = readConference(text);
      return;
    case "photoConsent":
    case "listSharing": {
      const read = readYesNo(text);
      if (read === null) wrong.push({ field, code: "not_yes_no", typed: text });
      values[field] = read === "yes" ? "yes" : "";
      return;
    }
    case "locale": {
      const read = readLanguage(text);
      if (read === null) wrong.push({ field, code: "not_a_language", typed: text });
      else values.locale = read;
      return;
    }
    case "tags":
      for (const name of text.split(/[;,|\n]+/)) {
        const tag = tagNameSchema.safeParse(name);
        if (tag.success) tags.push(tag.data);
        else if (name.trim() !== "")
          wrong.push({ field, code: tag.error.issues[0]?.message ?? "unprintable", typed: name });
      }
      return;
  }
  const question = questions.find(({ key }) => answerField(key) === field);
  values[field] = question ? answerAsTyped(question, text, options.dates) : text;
}

/** Why a date is not taken. @param orders of its column, whose dates are all to be read in the same. */
function unreadDay(field: string, text: string, style: DateStyle | null, orders: RowOfOrder): WrongCell[] {
  const day = readDay(text, style);
  const only = onlyOrder(text);
  if (day === "ambiguous") return [{ field, code: "ambiguous_date", typed: text }];
  if (day === null) return [{ field, code: style && only ? `not_${style}` : "not_a_date", typed: text }];
  const other = only && orders[only === "day_first" ? "month_first" : "day_first"];
  return style === null && other ? [{ field, code: "other_order", typed: text, limit: other }] : [];
}

/** What a row would change about somebody who is registered. */
function changesTo(
  person: KnownPerson,
  row: Pick<JudgedRow, "details" | "answers" | "tags" | "locale">,
  locale: Locale,
) {
  const details = Object.fromEntries(
    Object.entries(row.details).filter(
      // The address is how they were found; another way to write it changes nothing.
      ([field, value]) => field !== "email" && value !== undefined && person[field as RegistrationField] !== value,
    ),
  ) as Partial<RegistrationDetails>;
  const before = (key: string) => person.answers.find((one) => one.key === key);
  const answers = row.answers.filter(({ key, value }) => JSON.stringify(before(key)?.value) !== JSON.stringify(value));
  const have = person.tags.map(tagKey);
  const tags = row.tags.filter((tag) => !have.includes(tagKey(tag)));
  const changedLocale = row.locale !== null && row.locale !== person.locale ? row.locale : null;
  const list = (names: string[]) => new Intl.ListFormat(localeTag(locale), { type: "conjunction" }).format(names);
  const differs = [
    ...Object.entries(details).map(([field, value]) => ({
      field,
      ours: valueInWords(field, person[field as RegistrationField], locale),
      theirs: valueInWords(field, value, locale),
    })),
    ...answers.map(({ key, inWords }) => ({
      field: answerField(key),
      ours: before(key)?.inWords ?? "",
      theirs: inWords,
    })),
    ...(changedLocale
      ? [
          {
            field: "locale",
            ours: valueInWords("locale", person.locale, locale),
            theirs: valueInWords("locale", changedLocale, locale),
          },
        ]
      : []),
    ...(tags.length > 0 ? [{ field: "tags", ours: list(person.tags), theirs: list([...person.tags, ...tags]) }] : []),
  ];
  return { details, answers, tags, locale: changedLocale, findings: { wrong: [], differs, decision: null } };
}
