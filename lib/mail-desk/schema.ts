import { z } from "zod";
import { searchTextSchema } from "../audience/schema";
import { type MailFilterState, mailFilters } from "./constants";

/** One value of an address, where `?kind=a&kind=b` gives a list. */
const single = z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.string().catch(""));

/** Search, state, kind and page of the list of mails as they stand in the address; what makes no sense is left out. */
export const mailFilterSchema = z.object({
  q: single.pipe(searchTextSchema),
  state: single.transform((text): MailFilterState | null => mailFilters.find((known) => known === text) ?? null),
  kind: single.transform((text) => (/^[a-z_]{1,40}\.[a-z_]{1,40}$/.test(text) ? text : null)),
  page: single.transform((text) => (/^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : 1)),
});
export type MailFilter = z.infer<typeof mailFilterSchema>;
