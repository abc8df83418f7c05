import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/**
 * Rows as CSV (RFC 4180: CRLF, quotes where needed).
 * A cell that a spreadsheet would take for a formula (first character = + - @, tab, carriage return, or their full-width
 * forms) gets an apostrophe in front: what strangers typed must not run on an organiser's machine (OWASP, "CSV Injection").
 */
export function csvRows(rows: string[][], separator: CsvSeparator): string {
  return stringify(rows, { delimiter: separator, record_delimiter: "\r\n", escape_formulas: true });
}

export type CsvSeparator = ";" | ",";

/** Tells Excel that the file is UTF-8; LibreOffice and parsers take it as such too. */
export const BYTE_ORDER_MARK = "\uFEFF";

const readSeparators = [";", ",", "\t", "|"] as const;

/**
 * Rows of a CSV file, whatever separates its columns: the sign that occurs most in its first line outside of quotes.
 * Excel's line `sep=;` decides where there is one. Rows may be of different lengths; empty ones are kept, so that numbers
 * of lines stay right.
 * @returns null when it cannot be read, such as for a quote that never ends.
 */
export function readCsv(text: string, most: number): string[][] | null {
  const named = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const first = (/^\s*(.*)$/m.exec(body)?.[1] ?? "").replace(/"[^"]*"/g, "");
  const count = (separator: string) => first.split(separator).length;
  const delimiter = named?.[1] ?? [...readSeparators].sort((a, b) => count(b) - count(a))[0];
  try {
    const options = { delimiter, bom: true, relax_column_count: true, relax_quotes: true, to: most } as const;
    return parse(body, options) as string[][];
  } catch {
    return null;
  }
}
