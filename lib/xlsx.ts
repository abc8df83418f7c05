import { streamXlsxRows, writeXlsxStream } from "hucre/xlsx";
import yauzl from "yauzl";

/** A column of a sheet: what stands above it, its width in characters, and how its dates are shown. */
export type SheetColumn = { heading: string; width: number; shows: "text" | "number" | "day" | "moment" };

/** Dates are moments whose UTC parts are what the cell shows: a sheet knows no time zones. */
export type SheetCell = string | number | Date | null;

const dateFormats = { day: "yyyy-mm-dd", moment: "yyyy-mm-dd hh:mm:ss" };

/**
 * One sheet as a workbook (ECMA-376), written while its rows arrive, so that memory stays flat however many there are
 * (docs/decisions/018). Text stays text: a cell that looks like a formula is none, since formulas have an element of their
 * own. The headings stand still while one scrolls.
 */
export function workbook(name: string, columns: SheetColumn[], rows: AsyncIterable<SheetCell[]>) {
  return writeXlsxStream(readable(rows), {
    // Excel refuses sheets whose name is longer or has one of these.
    name: name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31),
    columns: columns.map(({ heading, width, shows }) => ({
      header: heading,
      width,
      ...(shows === "day" || shows === "moment" ? { numFmt: dateFormats[shows] } : {}),
    })),
    freezePane: { rows: 1 },
  });
}

/** Without what no XML can hold (XML 1.0, "Char"): one such character, and no program opens the workbook. */
async function* readable(rows: AsyncIterable<SheetCell[]>): AsyncGenerator<SheetCell[]> {
  for await (const row of rows) {
    yield row.map((cell) => (typeof cell === "string" ? cell.toWellFormed().replace(NOT_IN_XML, "\uFFFD") : cell));
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get in
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** In bytes: what a workbook may unfold to. A list of 5,000 people is a tenth of it, what unfolds to more is an attack. */
const UNFOLDED_MAX = 60_000_000;
const PARTS_MAX = 500;

export type WorkbookProblem = "locked" | "broken" | "unfolds";

/**
 * The first sheet of a workbook as texts, at most so many rows of it. Dates come as 2024-03-19 or 2024-03-19 10:30,
 * whatever the sheet shows them as; of formulas the value that was reckoned last. Entities and links are never followed.
 */
export async function readWorkbook(bytes: Uint8Array, most: number): Promise<string[][] | WorkbookProblem> {
  // Old and protected workbooks share a container (MS-CFB), which is no ZIP.
  if (Buffer.from(bytes.subarray(0, 4)).toString("hex") === "d0cf11e0") return "locked";
  const unfolded = await unfoldedSize(bytes);
  if (unfolded === null) return "broken";
  if (unfolded > UNFOLDED_MAX) return "unfolds";
  try {
    const rows: string[][] = [];
    for await (const { index, values } of streamXlsxRows(bytes, { maxRows: most })) {
      // Empty rows are not in the file; without them the numbers of the others would be wrong.
      while (rows.length < Math.min(index, most)) rows.push([]);
      rows.push(values.map(cellText));
    }
    return rows;
  } catch {
    return "broken";
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!(value instanceof Date)) return String(value);
  if (Number.isNaN(value.getTime())) return "";
  const [day, time] = value.toISOString().split("T");
  return time?.startsWith("00:00") ? String(day) : `${day} ${time?.slice(0, 5)}`;
}

/**
 * How many bytes a ZIP really unfolds to, counted by unfolding it and not by what it says of itself; stops once it is too
 * much, so that a "bomb" costs no memory. Null when it is no whole ZIP.
 */
async function unfoldedSize(bytes: Uint8Array): Promise<number | null> {
  try {
    const zip = await yauzl.fromBufferPromise(Buffer.from(bytes), { lazyEntries: true });
    let size = 0;
    let parts = 0;
    for await (const entry of zip.eachEntry()) {
      parts += 1;
      if (parts > PARTS_MAX) return UNFOLDED_MAX + 1;
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        size += (chunk as Buffer).length;
        if (size > UNFOLDED_MAX) return size;
      }
    }
    return size;
  } catch {
    return null;
  }
}
