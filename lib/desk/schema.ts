import { z } from "zod";
import { readAudience } from "../audience/rules";
import {
  type ListColumn,
  listColumns,
  MOST_COLUMNS,
  pageSizes,
  REASON_KEPT_CHARACTERS,
  REASON_MAX_CHARACTERS,
  usualColumns,
} from "./constants";

/** One value of an address, where `?q=a&q=b` gives a list. */
const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));

const wholeNumber = single.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 1));

function asColumn(text: unknown): ListColumn | undefined {
  const isAnswer = (name: string): name is ListColumn =>
    /^answer\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
  return listColumns.find((known) => known === text) ?? (typeof text === "string" && isAnswer(text) ? text : undefined);
}

/** Each column once, in their own order, so that equal choices have equal addresses; the name is there anyway. */
const columns = z.preprocess(
  (value) => [value].flat(),
  z.array(z.unknown()).transform((names): readonly ListColumn[] => {
    const chosen = new Set<ListColumn | undefined>(names.map(asColumn).filter((column) => column !== "name"));
    chosen.delete(undefined);
    const named: ListColumn[] = listColumns.filter((column) => chosen.has(column));
    const answers = [...chosen].filter((column) => column?.startsWith("answer.")).sort() as ListColumn[];
    return chosen.size > 0 ? [...named, ...answers].slice(0, MOST_COLUMNS) : usualColumns;
  }),
);

/** `name` sorts from A to Z, `-name` from Z to A. */
const sorting = single.transform((text) => {
  const column = asColumn(text.replace(/^-/, ""));
  return column ? { column, descending: text.startsWith("-") } : newestFirst;
});

/** How the list is sorted when the address does not say. */
export const newestFirst = { column: "registered" as ListColumn, descending: true };

/**
 * The list's state as it stands in the address: whom it shows (`audienceSchema`), what of them, in which order, and
 * which page of it.
 * Never refuses: what makes no sense is read as the default, since an organiser who types an address by hand or opens an
 * old one wants a list, not a lesson.
 */
export const listFilterSchema = z
  .looseObject({
    column: columns,
    sort: sorting,
    page: wholeNumber.transform((page) => Math.max(1, page)),
    size: wholeNumber.transform((size) => pageSizes.find((known) => known === size) ?? pageSizes[0]),
  })
  .transform(({ column, sort, page, size, ...address }) => ({
    ...readAudience(address),
    columns: column,
    sort,
    page,
    size,
  }));
export type ListFilter = z.infer<typeof listFilterSchema>;

/** A reason as it is stored, counted and mailed. */
export const normalReason = (typed: string) => typed.trim().normalize("NFC").replace(/\r\n?/g, "\n");

const characters = (text: string) => [...text].length;

/** Why a registration is cancelled by an organiser. Asked for, because the participant reads it. */
export const cancellationSchema = z
  .string()
  .transform(normalReason)
  .pipe(
    z
      .string()
      .min(1, "missing")
      // From here on only the beginning was kept (reasonToKeep), which the organiser has to be told.
      .refine((text) => characters(text) < REASON_KEPT_CHARACTERS, "far_too_long")
      .refine((text) => !/[^\P{Cc}\n\t]|\uFFFD/u.test(text), "unprintable")
      .refine((text) => characters(text) <= REASON_MAX_CHARACTERS, "too_long"),
  );
export const cancellationErrors = ["missing", "far_too_long", "unprintable", "too_long"] as const;
