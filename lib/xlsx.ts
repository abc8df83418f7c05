import { writeXlsxStream } from "hucre/xlsx";

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
  return writeXlsxStream(rows, {
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
