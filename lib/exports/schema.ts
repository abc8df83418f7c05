import { z } from "zod";
import { type AddressValues, readAudience } from "../audience/rules";
import type { Audience } from "../audience/schema";
import {
  comingOnly,
  type ExportColumn,
  type ExportFormat,
  type ExportPurpose,
  exportFormats,
  exportPurposes,
  factColumns,
  furtherColumns,
  MOST_COLUMNS,
} from "./constants";

/** What somebody takes out: for which purpose, as what kind of file, of whom, and, of an own selection, which columns. */
export type ExportRequest = {
  purpose: ExportPurpose;
  format: ExportFormat;
  separator: ";" | ",";
  /** In the order of the page; empty unless the purpose is an own selection, which is none without any. */
  columns: ExportColumn[];
  /** With the state that the purpose means where none was chosen. */
  audience: Audience;
};

export const isColumn = (value: unknown): value is ExportColumn =>
  [...factColumns, ...furtherColumns].some((known) => known === value) ||
  (typeof value === "string" && value.startsWith("answer.") && z.uuid().safeParse(value.slice(7)).success);

const first = (value: unknown) => [value].flat()[0];

/**
 * Reads an export from an address. Never refuses: an unknown format is CSV, an unknown purpose an own selection. Whether
 * anything may leave by it is for `exportParts` and `lacksColumns` to say.
 */
export function readExportRequest(address: AddressValues): ExportRequest {
  const asked = first(address.purpose);
  // A purpose nobody knows takes the least there is, never more than was meant.
  const purpose = exportPurposes.find((known) => known === asked) ?? (asked === undefined ? "full" : "own");
  const chosen = [...new Set([address.column].flat().filter(isColumn))].slice(0, MOST_COLUMNS);
  return {
    purpose,
    format: exportFormats.find((known) => known === first(address.format)) ?? "csv",
    separator: first(address.separator) === "comma" ? "," : ";",
    columns: purpose === "own" ? chosen : [],
    audience: meantBy(purpose, readAudience(address)),
  };
}

/** Whom a purpose means: those who are coming, where nobody chose states, or people one by one. */
export function meantBy(purpose: ExportPurpose, audience: Audience): Audience {
  const narrows = comingOnly.includes(purpose) && audience.statuses.length === 0 && !audience.among;
  return narrows ? { ...audience, statuses: ["confirmed"] } : audience;
}
