import { parse } from "csv-parse/sync";
import { emailKey, isEmailAddress } from "../email-address";
import { headings, LISTED_NAME_MAX_CHARACTERS, separators, UNREAD_SHOWN_CHARACTERS } from "./constants";

export type ListedPerson = { name: string | null; email: string };
/** Why a line gave nobody. */
export type UnreadReason = "no_address" | "not_an_address" | "several_addresses" | "name_too_long" | "name_has_link";
export type UnreadLine = { line: number; text: string; reason: UnreadReason };

export type AddressList = {
  people: (ListedPerson & { line: number })[];
  unread: UnreadLine[];
  /** Addresses that stood in the list before; each counts once. */
  repeated: { line: number; email: string }[];
};

/** Names and addresses are far shorter; what is longer is refused before any expression could take long over it. */
const LONGEST_LOOKED_AT = 1_000;

type Reading = ListedPerson | { text: string; reason: UnreadReason };
type Row = { line: number; readings: Reading[] };

/**
 * Reads a list of people as it is typed, pasted from a mail program or stands in a CSV file: one per line or many in
 * one, addresses alone, `Name <name@host>`, or columns separated by tabs, semicolons, commas or bars, with headings
 * in Danish or English or without. Every line that holds anything comes back, as a person or with why not.
 * @param text with any line ends; a byte order mark and Excel's `sep=;` are passed over.
 */
export function readAddressList(text: string): AddressList {
  const list: AddressList = { people: [], unread: [], repeated: [] };
  const known = new Map<string, ListedPerson>();
  for (const { line, readings } of rowsOf(text)) {
    for (const reading of readings) {
      if ("reason" in reading) {
        list.unread.push({ line, reason: reading.reason, text: shorten(reading.text) });
        continue;
      }
      const key = emailKey(reading.email);
      const before = known.get(key);
      if (before) {
        before.name ??= reading.name;
        list.repeated.push({ line, email: reading.email });
        continue;
      }
      const person = { ...reading, line };
      known.set(key, person);
      list.people.push(person);
    }
  }
  return list;
}

/**
 * A list as lines that read the same again: what a file becomes in the form, where it can be corrected. Columns that
 * are not used are left behind; lines that could not be read stay as they are.
 */
export function asLines(text: string): string {
  return rowsOf(text)
    .flatMap(({ readings }) => readings)
    .map((reading) => ("reason" in reading ? oneLine(reading.text) : personLine(reading)))
    .join("\n");
}

/** One person as a mail program writes it. */
export function personLine({ name, email }: ListedPerson): string {
  if (!name) return email;
  return /[;,|@()[\]]/.test(name) ? `"${name}" <${email}>` : `${name} <${email}>`;
}

/** Whether a name looks as if its letters were read in the wrong encoding: `SÃ¸ren`, `S¿ren`, `S›ren`, `S�ren`. */
export function looksGarbled(name: string): boolean {
  return /\uFFFD|[ÃÂÅ][\u0080-\u00BF\u2018-\u203A\u20AC]|[¿¾†‡‰›‹¡¢¤¦§©®±]|[\p{L}][‘’“”][\p{Lu}]?$/u.test(name);
}

function rowsOf(text: string): Row[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  if (/^"?sep=.?"?$/i.test(lines[0]?.trim() ?? "")) lines[0] = "";
  return tableOf(lines) ?? lines.map((line, index) => ({ line: index + 1, readings: lineOf(line) }));
}

type Columns = { email: number; name: number; given: number; family: number };

/** The rows below a line of headings; null when the first line is none. */
function tableOf(lines: string[]): Row[] | null {
  const first = lines.findIndex((line) => line.trim() !== "");
  const heading = lines[first] ?? "";
  if (heading.includes("@")) return null;
  for (const separator of separators) {
    const columns = columnsOf(split(heading, separator));
    if (columns.email === -1) continue;
    return records(lines, first + 1, separator).map(({ line, raw, cells }) => ({
      line,
      readings: cells.every((cell) => cell.trim() === "") ? [] : rowOf(raw, cells, columns),
    }));
  }
  return null;
}

function columnsOf(cells: string[]): Columns {
  const plain = cells.map((cell) =>
    tidy(cell)
      .toLowerCase()
      .replace(/[\s\-_.:*]/g, ""),
  );
  const find = (kind: keyof Columns) => plain.findIndex((cell) => (headings[kind] as readonly string[]).includes(cell));
  return { email: find("email"), name: find("name"), given: find("given"), family: find("family") };
}

type TableRecord = { line: number; raw: string; cells: string[] };

/**
 * The records of a table (RFC 4180). A quotation mark that is never closed, or that would swallow other people's lines,
 * counts as an ordinary character: then each line is a record.
 */
function records(lines: string[], from: number, separator: string): TableRecord[] {
  const byLine = () =>
    lines.slice(from).map((raw, index) => ({ line: from + index + 1, raw, cells: split(raw, separator) }));
  if (!lines.some((line) => line.includes('"'))) return byLine();
  try {
    const found = parse(lines.slice(from).join("\n"), {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      info: true,
      raw: true,
    }) as unknown as { record: string[]; raw: string }[];
    let line = from + 1;
    const rows = found.map(({ record, raw }) => {
      const row = { line, raw: raw.replace(/\r?\n$/, ""), cells: record };
      line += raw.split("\n").length - (raw.endsWith("\n") ? 1 : 0);
      return row;
    });
    const isSwallowing = rows.some(({ cells }) => cells.some((cell) => cell.includes("\n") && cell.includes("@")));
    return isSwallowing ? byLine() : rows;
  } catch {
    return byLine();
  }
}

/** One row of a table with headings. Where the address is not in its column, the row is read as a line of its own. */
function rowOf(raw: string, cells: string[], columns: Columns): Reading[] {
  const cell = tidy(cells[columns.email] ?? "");
  const [reading, ...more] = cell.includes("@") ? lineOf(cell) : [];
  if (!reading) return cell ? [{ text: raw, reason: "not_an_address" }] : lineOf(raw);
  if (more.length > 0) return [{ text: raw, reason: "several_addresses" }];
  if ("reason" in reading) return [{ ...reading, text: raw }];
  const parts = columns.name === -1 ? [cells[columns.given], cells[columns.family]] : [cells[columns.name]];
  const given = parts.filter(Boolean).join(" ");
  return [named(given || reading.name, reading.email, raw)];
}

/** One line without headings: nobody, one person in columns or not, or several with a separator between. */
function lineOf(line: string): Reading[] {
  const text = visible(line)
    .trim()
    .replace(/^(to|til|cc|bcc|from|fra):\s*/i, "");
  if (!/[^\s;,|"]/.test(text)) return [];
  if (!text.includes("@")) return [{ text: line, reason: "no_address" }];
  for (const separator of separators) {
    const cells = split(text, separator).filter((cell) => cell.trim() !== "");
    if (cells.length < 2) continue;
    const withAddress = cells.filter((cell) => cell.includes("@"));
    const [only] = withAddress;
    return only !== undefined && withAddress.length === 1
      ? columnsWithout(cells, only, separator, line)
      : peopleOf(cells, separator);
  }
  return wordsOf(text, line);
}

/** Columns without headings, one of which holds the address: the name is what stands in front of it, or after it. */
function columnsWithout(cells: string[], withAddress: string, separator: string, line: string): Reading[] {
  const [reading, ...more] = wordsOf(withAddress, line);
  if (!reading || more.length > 0) return [{ text: line, reason: "several_addresses" }];
  const others = cells.filter((cell) => cell !== withAddress && /\p{L}/u.test(cell)).map(tidy);
  const [first = "", second = ""] = others;
  // `Jensen, Mia <mia@host>`: one name that the comma cut in two.
  if (!("reason" in reading) && reading.name && separator === "," && !second && cells[1] === withAddress)
    return [named(`${first}, ${reading.name}`, reading.email, line)];
  // As mail programs list people, not as columns: the others are people too.
  if (withAddress.includes("<")) return [reading, ...others.map((text) => ({ text, reason: "no_address" as const }))];
  if ("reason" in reading || reading.name) return [reading];
  // A full name, or given and family name in two columns.
  return [named(/\s/.test(first) ? first : `${first} ${second}`, reading.email, line)];
}

/** Several people on one line, as mail programs list them. Names with a comma in them are put together again. */
function peopleOf(cells: string[], separator: string): Reading[] {
  const readings: Reading[] = [];
  let before = "";
  for (const cell of cells) {
    if (!cell.includes("@")) {
      if (before) readings.push({ text: before, reason: "no_address" });
      before = cell;
      continue;
    }
    const isNameCut = before !== "" && separator === "," && cell.includes("<");
    if (before && !isNameCut) readings.push({ text: before, reason: "no_address" });
    readings.push(...lineOf(isNameCut ? `${before},${cell}` : cell));
    before = "";
  }
  if (before) readings.push({ text: before, reason: "no_address" });
  return readings;
}

/** Text without separators: `Name <address>`, `address (Name)`, or addresses with nothing but spaces between them. */
function wordsOf(text: string, line: string): Reading[] {
  const bracketed = [...text.matchAll(/<([^<>]*)>/g)].filter(([, address]) => address?.includes("@"));
  const [only, second] = bracketed;
  if (!only) return bareAddresses(text, line);
  const last = bracketed.at(-1) ?? only;
  const rest = text.slice(last.index + last[0].length);
  if (!second && only.index === 0 && !rest.includes("@")) return [named(rest, addressIn(only[1] ?? ""), line)];
  let read = 0;
  const readings = bracketed.flatMap((found) => {
    const before = text.slice(read, found.index);
    read = found.index + found[0].length;
    const address = addressIn(found[1] ?? "");
    // `a@host <a@host>` is one person, `a@host <b@host>` may be two.
    const others = wordsWithAddress(before).filter((word) => emailKey(addressIn(word)) !== emailKey(address));
    return [
      ...others.map((word) => named(null, addressIn(word), word)),
      named(before, address, second ? before + found[0] : line),
    ];
  });
  return [...readings, ...bareAddresses(rest, rest)];
}

/** Addresses without brackets around them; one alone takes the other words as its name. */
function bareAddresses(text: string, line: string): Reading[] {
  const words = wordsWithAddress(text);
  const [only] = words;
  if (words.length === 1 && only !== undefined) return [named(text.replace(only, " "), addressIn(only), line)];
  return words.map((word) => named(null, addressIn(word), word));
}

function wordsWithAddress(text: string): string[] {
  return text.split(/[\s<>()[\]"“”„«»]+/).filter((word) => word.includes("@"));
}

function named(name: string | null, email: string, line: string): Reading {
  if (!isEmailAddress(email) || /[\uFFFD\p{Cc}]/u.test(email)) return { text: line, reason: "not_an_address" };
  if (name && name.length > LONGEST_LOOKED_AT) return { text: line, reason: "name_too_long" };
  const clean = nameFrom(name ?? "");
  if (clean === null) return { name: null, email };
  if ([...clean].length > LISTED_NAME_MAX_CHARACTERS) return { text: line, reason: "name_too_long" };
  // Names stand in mails that we send: nobody has us send their links.
  if (/:\/\/|www\./i.test(clean)) return { text: line, reason: "name_has_link" };
  return { name: nameFrom(naturalOrder(clean)) ?? clean, email };
}

function addressIn(text: string): string {
  // No address, and so long that looking closer would take its time.
  if (text.length > LONGEST_LOOKED_AT) return text;
  return tidy(text)
    .replace(/^mailto:/i, "")
    .replace(/\?.*$/, "")
    .replace(/^['‘’:]+|['‘’.,:]+$/gu, "")
    .normalize("NFC");
}

/** What stands around a name and is none of it. */
const AROUND = /^[\s'‘’\-–,;:|]+|[\s'‘’\-–,;:|]+$/gu;

/** A name without what stands around it; null when no letter is left, or when it is an address once more. */
function nameFrom(text: string): string | null {
  const name = tidy(text)
    .replace(/mailto:/gi, "")
    .replace(/["“”„«»<>]/gu, "")
    .replace(/\(\s*\)|\[\s*\]/g, "")
    .replace(AROUND, "")
    .replace(/^\(([^()]*)\)$|^\[([^[\]]*)\]$/, "$1$2")
    .replace(AROUND, "")
    .replace(/\s+/g, " ")
    .normalize("NFC");
  return /\p{L}/u.test(name) && !name.includes("@") ? name : null;
}

/** "Jensen, Mia" as people say it; anything with more commas or words before the first stays as it is. */
function naturalOrder(name: string): string {
  if (name.length > LONGEST_LOOKED_AT) return name;
  const match = /^["“']?\s*([^\s,]+),\s*([^,]+?)\s*["”']?\s*$/u.exec(name);
  return match ? `${match[2]} ${match[1]}` : name;
}

/** Without what cannot be seen: controls, marks of direction, spaces of all widths. */
function tidy(text: string): string {
  return visible(text).replaceAll("\t", " ").trim();
}

/** The same with its tabs, which may be separators. */
function visible(text: string): string {
  return text
    .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/g, "")
    .replace(/[^\P{Cc}\t]|\p{Zs}/gu, " ");
}

/** Cells between separators; what stands in quotation marks or pointed brackets is not cut, nor are marks unmatched. */
function split(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let isBlank = true;
  let until: string | null = null;
  const lastBracket = line.lastIndexOf(">");
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (until === null && character === separator) {
      cells.push(cell);
      cell = "";
      isBlank = true;
      continue;
    }
    if (character === until) until = null;
    else if (until === null && character === "<" && index < lastBracket) until = ">";
    else if (until === null && character === '"' && isBlank && closes(line, index, separator)) until = '"';
    isBlank &&= character === " ";
    cell += character;
  }
  return [...cells, cell].map(unquoted);
}

/** Whether the quotation mark at this place is closed before a separator, a bracket or the end. */
function closes(line: string, at: number, separator: string): boolean {
  const close = line.indexOf('"', at + 1);
  if (close === -1) return false;
  let next = close + 1;
  while (line.charAt(next) === " ") next += 1;
  return ["", separator, "<", '"'].includes(line.charAt(next));
}

function unquoted(cell: string): string {
  const inside = /^\s*"(.*)"\s*$/s.exec(cell)?.[1];
  return inside === undefined ? cell : inside.replaceAll('""', '"');
}

function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, " ").trim());
}

function shorten(text: string): string {
  const characters = [...text.trim()];
  if (characters.length <= UNREAD_SHOWN_CHARACTERS) return characters.join("");
  return `${characters.slice(0, UNREAD_SHOWN_CHARACTERS - 1).join("")}…`;
}
