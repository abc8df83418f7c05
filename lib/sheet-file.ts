import { readCsv } from "./csv";
import { readTextFile } from "./text-file";
import { readWorkbook } from "./xlsx";

/** Why a file gave no rows. `locked`: protected by a password, or of a kind from before 2007. */
export const sheetProblems = ["empty", "locked", "broken", "unfolds", "document", "picture", "other"] as const;
export type SheetProblem = (typeof sheetProblems)[number];

/**
 * The rows of a list that somebody made with a spreadsheet: a workbook (XLSX), or CSV in any usual encoding and with any
 * usual separator. What it is, is found from its content and not from its name.
 * @param most how many rows are read; one more than may be taken tells that there are too many.
 */
export async function readSheetFile(
  bytes: Uint8Array,
  most: number,
): Promise<{ ok: true; rows: string[][] } | { ok: false; problem: SheetProblem }> {
  if (bytes.length === 0) return { ok: false, problem: "empty" };
  const rows = await rowsOf(bytes, most);
  if (typeof rows === "string") return { ok: false, problem: rows };
  if (rows.every((row) => row.every((cell) => cell.trim() === ""))) return { ok: false, problem: "empty" };
  // PostgreSQL takes neither U+0000 nor halves of surrogate pairs.
  return { ok: true, rows: rows.map((row) => row.map((cell) => cell.replaceAll("\0", "\uFFFD").toWellFormed())) };
}

async function rowsOf(bytes: Uint8Array, most: number): Promise<string[][] | SheetProblem> {
  const text = await readTextFile(bytes);
  if (text.ok) return readCsv(text.text, most) ?? "broken";
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (text.is === "workbook" || (isZip && text.is === "other")) return readWorkbook(bytes, most);
  return text.is;
}
