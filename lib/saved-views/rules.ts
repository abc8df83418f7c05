import { allValues } from "../audience/rules";
import { listQuery } from "../desk/rules";
import { listFilterSchema } from "../desk/schema";
import { VIEW_QUERY_MAX } from "./constants";

/** What two spellings of one name have in common: case and composition do not count. */
export function viewKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/**
 * The address of a list as it is kept: read and written again, so that equal lists have equal addresses, without the page,
 * and without whatever else stood in it.
 */
export function viewQuery(query: string): string {
  const filter = listFilterSchema.parse(allValues(new URLSearchParams(query.slice(0, VIEW_QUERY_MAX))));
  return listQuery(filter, { page: 1 }).replace(/^\?/, "");
}
