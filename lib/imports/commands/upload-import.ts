import type { Context } from "../../context";
import { isContactDataDue } from "../../privacy/rules";
import { eventQuestions } from "../../questions/constants";
import { readSheetFile, type SheetProblem } from "../../sheet-file";
import { CELL_MAX_CHARACTERS, IMPORT_MAX_BYTES, IMPORT_MAX_COLUMNS, IMPORT_MAX_ROWS } from "../constants";
import { guessMapping } from "../rules";

export type UploadResult =
  | { ok: true; id: string }
  | { ok: false; reason: SheetProblem | "too_large" | "too_many_rows" | "too_many_columns" | "no_rows" | "data_due" };

/**
 * Keeps an uploaded list and guesses what its columns are. Nothing of it is registered by that.
 * Refused as well at an event whose contact data is due to be deleted, since lists go with it.
 * @param input.file as it arrived: neither its name nor its kind is believed.
 */
export async function uploadImport(
  input: { eventId: string; file: { name: string; content: Uint8Array } },
  { db, now, actor }: Context,
): Promise<UploadResult> {
  if (actor.kind !== "organiser") throw new Error("Only organisers import.");
  const { content } = input.file;
  if (content.length > IMPORT_MAX_BYTES) return { ok: false, reason: "too_large" };
  const read = await readSheetFile(content, IMPORT_MAX_ROWS + 2);
  if (!read.ok) return { ok: false, reason: read.problem };
  const filled = ({ cells }: { cells: string[] }) => cells.some((cell) => cell.trim() !== "");
  const lines = read.rows.map((cells, index) => ({ number: index + 1, cells })).filter(filled);
  const [first, ...rows] = lines;
  if (!first || rows.length === 0) return { ok: false, reason: "no_rows" };
  if (rows.length > IMPORT_MAX_ROWS) return { ok: false, reason: "too_many_rows" };
  const width = Math.max(...lines.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== "") + 1));
  if (width > IMPORT_MAX_COLUMNS) return { ok: false, reason: "too_many_columns" };

  const headings = Array.from({ length: width }, (_, index) => (first.cells[index] ?? "").trim().slice(0, 200));
  return db.$transaction(async (tx): Promise<UploadResult> => {
    const event = await tx.event.findUniqueOrThrow({
      where: { id: input.eventId },
      select: { endsAt: true, questions: eventQuestions },
      relationLoadStrategy: "join",
    });
    if (isContactDataDue(event, now)) return { ok: false, reason: "data_due" };
    const { id } = await tx.importRun.create({
      data: {
        eventId: input.eventId,
        organiserId: actor.id,
        fileName: shownName(input.file.name),
        headings,
        mapping: guessMapping(headings, event.questions),
        uploadedAt: now,
      },
      select: { id: true },
    });
    await tx.importRow.createMany({
      data: rows.map(({ number, cells }) => ({
        importRunId: id,
        number,
        cells: headings.map((_, index) => firstCharacters(cells[index] ?? "", CELL_MAX_CHARACTERS)),
      })),
    });
    return { ok: true, id };
  });
}

/** Cut before it is taken apart: one text of a workbook can stand in thousands of cells, and be long. */
const firstCharacters = (text: string, most: number) => [...text.slice(0, 2 * most)].slice(0, most).join("");

/** The last part of a path, on one line. */
function shownName(given: string): string {
  const last = given.toWellFormed().normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  return [...last.replace(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, "")].slice(0, 120).join("").trim() || "list";
}
