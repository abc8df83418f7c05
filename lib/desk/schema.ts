import { z } from "zod";
import { RegistrationStatus } from "@/prisma/generated/enums";
import { pageSizes, REASON_MAX_CHARACTERS, SEARCH_MAX_CHARACTERS, type SortColumn, sortColumns } from "./constants";

const statuses = Object.values(RegistrationStatus);

/** One value of an address, where `?q=a&q=b` gives a list. */
const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));

/** Control characters (PostgreSQL cannot even take U+0000) and halves of surrogate pairs become spaces. */
const searchText = single.transform((text) =>
  [
    ...text
      .toWellFormed()
      .replace(/[\p{Cc}\uFFFD]/gu, " ")
      .trim(),
  ]
    .slice(0, SEARCH_MAX_CHARACTERS)
    .join("")
    .trim(),
);

const wholeNumber = single.transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : 1));

/** `name` sorts from A to Z, `-name` from Z to A. */
const sorting = single.transform((text) => {
  const column = sortColumns.find((known) => known === text.replace(/^-/, ""));
  return column ? { column, descending: text.startsWith("-") } : newestFirst;
});

/** How the list is sorted when the address does not say. */
export const newestFirst = { column: "registered" as SortColumn, descending: true };

/**
 * The list's state as it stands in the address. Never refuses: what makes no sense is read as the default, since an
 * organiser who types an address by hand or opens an old one wants a list, not a lesson.
 */
export const listFilterSchema = z.object({
  q: searchText,
  status: single.transform((text) => statuses.find((status) => status === text) ?? null),
  sort: sorting,
  page: wholeNumber.transform((page) => Math.max(1, page)),
  size: wholeNumber.transform((size) => pageSizes.find((known) => known === size) ?? pageSizes[0]),
});
export type ListFilter = z.infer<typeof listFilterSchema>;

/** Why a registration is cancelled by an organiser. Asked for, because the participant reads it. */
export const cancellationSchema = z
  .string()
  .transform((text) => text.trim().normalize("NFC").replace(/\r\n?/g, "\n"))
  .pipe(
    z
      .string()
      .min(1, "missing")
      .refine((text) => !/[^\P{Cc}\n\t]|\uFFFD/u.test(text), "unprintable")
      .refine((text) => [...text].length <= REASON_MAX_CHARACTERS, "too_long"),
  );
export const cancellationErrors = ["missing", "unprintable", "too_long"] as const;
