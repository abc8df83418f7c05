import { Prisma } from "@/prisma/generated/client";
import type { ListColumn } from "../desk/constants";
import type { ListFilter } from "../desk/schema";
import type { Locale } from "../i18n/locales";

/** How each language sorts: in Danish Å comes after Z. */
export const alphabets: Record<Locale, Prisma.Sql> = {
  da: Prisma.raw('COLLATE "da-x-icu"'),
  en: Prisma.raw('COLLATE "en-x-icu"'),
};

/** An order of registrations `r`, in the parts that a statement is made of. */
export type ListOrder = {
  /** After `FROM registration r`: what is sorted by, where it stands in another table. */
  join: Prisma.Sql;
  /** In the list of what is selected, after a comma or last. */
  keys: Prisma.Sql;
  /** After `ORDER BY`, in the same statement and in one around it. */
  by: Prisma.Sql;
};

type Source = { join: Prisma.Sql; columns: Prisma.Sql[] };

/**
 * The order that a list's address asks for; exact spellings stand before similar ones (`is_exact` of `r`).
 * @param options.isReversed from the last to the first.
 * @param options.isWhole a large event, or most of it, is sorted: what is sorted by is gathered once for all. Otherwise it
 *   is asked for one by one, which is quicker up to some thousands.
 */
export function listOrder(
  { sort, q, isSimilar }: ListFilter,
  locale: Locale,
  { isReversed = false, isWhole = false } = {},
): ListOrder {
  const { join, columns } = source(sort.column, alphabets[locale], isWhole);
  // The id last, so that rows that are equal otherwise keep their place from page to page.
  const keys = [...columns, Prisma.sql`r.id`].map((column, index) => ({ column, name: Prisma.raw(`key_${index}`) }));
  const direction = Prisma.raw(sort.descending !== isReversed ? "DESC" : "ASC");
  const exactFirst = q && isSimilar ? [Prisma.sql`is_exact ${Prisma.raw(isReversed ? "ASC" : "DESC")}`] : [];
  return {
    join,
    keys: Prisma.join(keys.map(({ column, name }) => Prisma.sql`${column} AS ${name}`)),
    by: Prisma.join([...exactFirst, ...keys.map(({ name }) => Prisma.sql`${name} ${direction}`)]),
  };
}

/** Whether an index has the order, so that its first rows are read without sorting an event. */
export function isWalkable(column: ListColumn): boolean {
  return ["name", "organisation", "organisationType", "country", "email", "status", "registered"].includes(column);
}

/** What a column is sorted by. Those without an answer, a tag or a job title stand together at one end. */
function source(column: ListColumn, alphabet: Prisma.Sql, isWhole: boolean): Source {
  switch (column) {
    case "name":
      return own(Prisma.sql`r.family_name ${alphabet}`, Prisma.sql`r.given_name ${alphabet}`);
    case "organisation":
      return own(Prisma.sql`r.organisation ${alphabet}`);
    case "jobTitle":
      return own(Prisma.sql`r.job_title ${alphabet}`);
    case "organisationType":
      return own(Prisma.sql`r.organisation_type`);
    case "registered":
      return own(Prisma.sql`r.registered_at`);
    case "country":
    case "email":
    case "status":
    case "locale":
    case "route":
    case "reference":
      return own(Prisma.raw(`r.${column}`));
    case "tags":
      return other(tagNames, [Prisma.sql`s.names ${alphabet}`], isWhole);
    case "attendance":
      return other(daysThere, [Prisma.sql`coalesce(s.days, 0)`], isWhole);
    default: {
      const keys = [Prisma.sql`s.number`, Prisma.sql`s.words ${alphabet}`];
      return other(answers(column.slice("answer.".length)), keys, isWhole);
    }
  }
}

const own = (...columns: Prisma.Sql[]): Source => ({ join: Prisma.empty, columns });

/** One row per registration, `registration_id` first; the condition is on `registration_id` of `g`. */
type Gathered = (condition: Prisma.Sql) => Prisma.Sql;

function other(gathered: Gathered, columns: Prisma.Sql[], isWhole: boolean): Source {
  return {
    join: isWhole
      ? Prisma.sql`LEFT JOIN (${gathered(Prisma.sql`TRUE`)}) s ON s.registration_id = r.id`
      : Prisma.sql`LEFT JOIN LATERAL (${gathered(Prisma.sql`g.registration_id = r.id`)}) s ON TRUE`,
    columns,
  };
}

const tagNames: Gathered = (condition) => Prisma.sql`
  SELECT g.registration_id, string_agg(t.name_key, ', ' ORDER BY t.name_key) AS names
  FROM registration_tag g JOIN tag t ON t.id = g.tag_id WHERE ${condition} GROUP BY g.registration_id`;

/** Counted in the order of days, which the key of the table has: without it PostgreSQL would rather fill a hash table. */
const daysThere: Gathered = (condition) => Prisma.sql`
  SELECT g.registration_id, count(g.day ORDER BY g.day) AS days
  FROM attendance g WHERE ${condition} GROUP BY g.registration_id`;

/** Sensitive answers are none here. */
function answers(questionId: string): Gathered {
  return (condition) => Prisma.sql`
    SELECT g.registration_id, CASE WHEN jsonb_typeof(g.value) = 'number' THEN g.value::numeric END AS number,
      CASE WHEN u.kind = 'date' THEN g.value #>> '{}' ELSE g.in_words END AS words
    FROM answer g JOIN question u ON u.id = g.question_id AND NOT u.is_sensitive
    WHERE g.question_id = ${questionId}::uuid AND ${condition}`;
}
