import { z } from "zod";
import { locales } from "../i18n/locales";
import { organisationTypes } from "../registrations/constants";

/** Index of a column to the field it goes to; columns that are not named are left out. */
export const mappingSchema = z.record(z.string().regex(/^\d{1,2}$/), z.string().max(200)).catch({});
export type Mapping = z.infer<typeof mappingSchema>;

/** How the rows are meant, and how the people in them are registered. */
export const optionsSchema = z.object({
  /** Language of mails where the file says none. */
  locale: z.enum(locales).catch("en"),
  /** A seat at once, or by the event's own rules: address to be proven, organiser's approval. */
  entry: z.enum(["seat", "rules"]).catch("seat"),
  mails: z.boolean().catch(false),
  /** How dates such as 03/04/2024 are meant; null until somebody says. */
  dates: z.enum(["day_first", "month_first"]).nullable().catch(null),
  /** For rows that say none. */
  organisationType: z.enum(organisationTypes).nullable().catch(null),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null),
  /** Whose words differences are told in: the organiser's who had the rows checked. */
  readIn: z.enum(locales).catch("en"),
});
export type ImportOptions = z.infer<typeof optionsSchema>;

/** What can be wrong with a cell, beside what a form would say of it. */
export const importErrorCodes = [
  "formula",
  "ambiguous_date",
  /** With strokes, and no day in the order that was chosen. */
  "not_day_first",
  "not_month_first",
  /** Nobody chose, and another row of the column can only be read in the other order. */
  "other_order",
  "given_twice",
  "not_asked",
  "not_a_language",
  "not_yes_no",
] as const;

const wrongSchema = z.object({ field: z.string(), code: z.string(), typed: z.string(), limit: z.number().optional() });
const differsSchema = z.object({ field: z.string(), ours: z.string(), theirs: z.string() });

/** What the check found in a row. */
export const findingsSchema = z.object({
  wrong: z.array(wrongSchema).default([]),
  differs: z.array(differsSchema).default([]),
  /** Of a row in conflict: whose values are to stay; null until somebody says. */
  decision: z.enum(["ours", "theirs"]).nullable().default(null),
});
export type Findings = z.infer<typeof findingsSchema>;
export type WrongCell = z.infer<typeof wrongSchema>;

export const nothingFound: Findings = { wrong: [], differs: [], decision: null };

/** Findings as they are stored; rows that were not checked have none. */
export const readFindings = (stored: unknown): Findings => findingsSchema.safeParse(stored).data ?? nothingFound;
