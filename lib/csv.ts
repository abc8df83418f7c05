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
