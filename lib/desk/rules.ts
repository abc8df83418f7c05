import { type PartReader, unreadParts } from "../address-parts/rules";
import {
  type AddressValues,
  audienceFields,
  audienceProblems,
  audienceQuery,
  isAudienceList,
  type KnownChoices,
  saysWhom,
} from "../audience/rules";
import { everybody } from "../audience/schema";
import { type ListColumn, pageSizes, REASON_KEPT_CHARACTERS, usualColumns } from "./constants";
import { type ListFilter, listFilterSchema, newestFirst, normalReason } from "./schema";

/** The last page there is; an empty list has one page too. */
export function lastPage(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}

/** The list's state as a query string with its question mark; defaults are left out, so addresses stay short. */
export function listQuery(filter: ListFilter, changes: Partial<ListFilter> = {}): string {
  const { columns, sort, page, size, ...audience } = { ...filter, ...changes };
  const query = audienceQuery(audience);
  if (columns.join() !== usualColumns.join()) for (const column of columns) query.append("column", column);
  if (sortName(sort) !== sortName(newestFirst)) query.set("sort", sortName(sort));
  if (size !== pageSizes[0]) query.set("size", String(size));
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `?${query}` : "";
}

/**
 * The list that a form asks for, as a query string: short where it was understood, and with what was not as it was typed, so
 * that the list can say so.
 */
export function askedQuery(fields: AddressValues): string {
  const understood = new URLSearchParams(listQuery(listFilterSchema.parse(fields), { page: 1 }));
  for (const { name, value } of unreadParts(fields, listParts)) understood.append(name, value);
  return understood.size > 0 ? `?${understood}` : "";
}

/** What the parts of the list say beside whom it shows, where they say what it does anyway and are left out of addresses. */
const saidAnyway: Record<string, string> = {
  column: "name",
  sort: sortName(newestFirst),
  page: "1",
  size: String(pageSizes[0]),
};

/** The same list of everybody, from its first page: columns and order stay. */
export function showingAll(filter: ListFilter): ListFilter {
  return { ...filter, ...everybody, page: 1 };
}

/** How the list reads its address. */
export const listParts: PartReader = {
  understands: (name, value) => {
    if (!Object.hasOwn(saidAnyway, name)) return saysWhom(name, value);
    return saidAnyway[name] === value || listQuery(listFilterSchema.parse({ [name]: value })) !== "";
  },
  isList: (name) => name === "column" || isAudienceList(name),
  names: [...Object.values(audienceFields), ...Object.keys(saidAnyway)],
};

/**
 * How a page of pages reads its address: which page, and what else it can be narrowed by.
 * @param choices by the name of their part.
 */
export function pageParts(choices: Record<string, readonly string[]> = {}): PartReader {
  return {
    understands: (name, value) => {
      if (name === "page") return listParts.understands(name, value);
      return Object.hasOwn(choices, name) ? (choices[name]?.includes(value) ?? false) : null;
    },
  };
}

/**
 * How a page that always shows everything reads its address: what the list of registrations could be narrowed or ordered by
 * says nothing there, and whoever typed it is told.
 */
export const noParts: PartReader = {
  understands: (name, value) => (listParts.understands(name, value) === null ? null : false),
  names: listParts.names,
};

/**
 * Page numbers worth a link: the first, the last and the neighbours of the current one; null where some are left out.
 */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const before = pages[index - 1] ?? 0;
    if (page - before === 2) return [page - 1, page];
    return page - before > 1 ? [null, page] : [page];
  });
}

type Sort = ListFilter["sort"];

/** A sorting as it stands in the address: `name` from A to Z, `-name` from Z to A. */
export function sortName({ column, descending }: Sort): SortName {
  return `${descending ? "-" : ""}${column}`;
}
export type SortName = ListColumn | `-${ListColumn}`;

/**
 * Sortings to choose from: by the columns that are shown, in both directions, the default first; and the one chosen now,
 * whatever is shown.
 */
export function sortNames({ columns, sort }: Pick<ListFilter, "columns" | "sort">): SortName[] {
  const usual = newestFirst.column;
  const offered = new Set<ListColumn>([usual, "name", ...columns, sort.column]);
  return [...offered].flatMap((column): SortName[] =>
    column === usual ? [`-${column}`, column] : [column, `-${column}`],
  );
}

/** The ids of the questions whose answers are shown. */
export function shownQuestions(columns: readonly ListColumn[]): string[] {
  return columns.filter((column) => column.startsWith("answer.")).map((column) => column.slice("answer.".length));
}

/** The same list without what questions that are gone had to do with it, or options or tags that are, or a range turned round. */
export function withoutGone(filter: ListFilter, known: KnownChoices): ListFilter {
  const isKnown = (id: string) => known.questions.some((question) => question.id === id);
  const isFine = (part: Partial<ListFilter>) =>
    audienceProblems({ ...filter, answers: [], tags: [], registeredFrom: "", registeredTo: "", ...part }, known)
      .length === 0;
  const { registeredFrom, registeredTo } = filter;
  const days = isFine({ registeredFrom, registeredTo }) ? {} : { registeredFrom: "", registeredTo: "" };
  const answers = filter.answers.filter((answer) => isFine({ answers: [answer] }));
  const tags = filter.tags.filter((tag) => isFine({ tags: [tag] }));
  const columns = filter.columns.filter((column) => shownQuestions([column]).every(isKnown));
  const sort = shownQuestions([filter.sort.column]).every(isKnown) ? filter.sort : newestFirst;
  return { ...filter, ...days, answers, tags, sort, columns: columns.length > 0 ? columns : usualColumns };
}

/** What a click on a column's heading asks for: that column, or the other way round where it is the column already. */
export function toggledSort(current: Sort, column: ListColumn): Sort {
  if (current.column === column) return { column, descending: !current.descending };
  return column === newestFirst.column ? newestFirst : { column, descending: false };
}

/**
 * What is kept of a typed reason, to be shown again: all of it as typed, or the beginning of one that is far too long,
 * with an ellipsis where it was cut.
 */
export function reasonToKeep(typed: string): string {
  const characters = [...normalReason(typed)];
  if (characters.length >= REASON_KEPT_CHARACTERS) {
    return `${characters.slice(0, REASON_KEPT_CHARACTERS - 1).join("")}…`;
  }
  return typed.length <= 2 * REASON_KEPT_CHARACTERS ? typed : characters.join("");
}
