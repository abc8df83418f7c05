import { BYTE_ORDER_MARK, type CsvSeparator, csvRows } from "./csv";
import { type SheetCell, type SheetColumn, workbook } from "./xlsx";

/** What a cell of JSON can be. */
export type RawCell = string | number | boolean | null | RawCell[];

/** One column in every kind of file: as text for people, as a typed cell of a sheet, and as a program reads it. */
export type TableColumn<Row> = {
  /** Name in JSON; never changes with the language. */
  key: string;
  label: string;
  shows: SheetColumn["shows"];
  text(row: Row): string;
  /** Typed; the text where there is none. */
  cell?(row: Row): SheetCell;
  raw(row: Row): RawCell;
};

export type Table<Row> = {
  /** Of the sheet. */
  name: string;
  columns: TableColumn<Row>[];
  batches: AsyncIterable<Row[]>;
  /** What JSON says beside the rows: which event, taken out when. */
  about: Record<string, RawCell>;
};

export const tableTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  json: "application/json; charset=utf-8",
} as const;
export type TableFormat = keyof typeof tableTypes;

/**
 * A table as a file, piece by piece, while its rows arrive; a batch is asked for when the reader has room, so that a slow
 * connection piles nothing up here.
 */
export function tableFile<Row>(
  table: Table<Row>,
  { format, separator = ";" }: { format: TableFormat; separator?: CsvSeparator },
): ReadableStream<Uint8Array> {
  switch (format) {
    case "csv":
      return asStream(csvPieces(table, separator));
    case "json":
      return asStream(jsonPieces(table));
    case "xlsx":
      return sheet(table);
  }
}

/** Byte order mark and headings first, then a piece per batch. */
async function* csvPieces<Row>({ columns, batches }: Table<Row>, separator: CsvSeparator): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvRows([columns.map(({ label }) => label)], separator);
  for await (const batch of batches) {
    yield csvRows(
      batch.map((row) => columns.map((column) => column.text(row))),
      separator,
    );
  }
}

/** An object whose `rows` are objects by the columns' keys, a line each. */
async function* jsonPieces<Row>({ columns, batches, about }: Table<Row>): AsyncGenerator<string> {
  const head = JSON.stringify(about);
  yield `${head.slice(0, -1)}${head === "{}" ? "" : ","}"rows":[`;
  let between = "\n";
  for await (const batch of batches) {
    const lines = batch.map((row) =>
      JSON.stringify(Object.fromEntries(columns.map(({ key, raw }) => [key, raw(row)]))),
    );
    if (lines.length > 0) yield between + lines.join(",\n");
    between = ",\n";
  }
  yield "\n]}\n";
}

/** In characters; dates need this much. */
const WIDTHS = { text: 24, number: 10, day: 12, moment: 20 };

function sheet<Row>({ name, columns, batches }: Table<Row>): ReadableStream<Uint8Array> {
  async function* rows() {
    for await (const batch of batches) {
      for (const row of batch) yield columns.map((column) => column.cell?.(row) ?? column.text(row));
    }
  }
  const headings = columns.map(({ label, shows }) => ({ heading: label, shows, width: WIDTHS[shows] }));
  return workbook(name, headings, rows());
}

/** Pieces of text as they are made: each when the reader has room, so that a slow connection does not pile them up here. */
export function asStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
