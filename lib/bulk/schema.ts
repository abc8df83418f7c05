import { z } from "zod";
import { cancellationSchema } from "../desk/schema";
import { tagNameSchema } from "../tags/schema";
import { type bulkKinds, LIST_QUERY_LENGTH, MOST_TICKED } from "./constants";

export type Kind = (typeof bulkKinds)[number];

const nothing = z.object({});
const reason = z.object({ reason: cancellationSchema });
const tag = z.object({ tag: tagNameSchema });
/** Offers beyond the event's capacity need the tick of a page that said by how many (`asked`); by how many is kept. */
const offer = z
  .object({
    asked: z.string().optional(),
    over: z
      .stringFormat("over", /^(yes|\d{1,9})$/)
      .optional()
      .catch(undefined),
  })
  .refine(({ asked, over }) => asked !== "over" || over !== undefined, { path: ["over"], message: "missing" })
  .transform(({ over }) => (over ? { over } : {}));

/** What has to be typed for each kind. A reason is mailed to the people; a day is one of the event's, as 2024-03-19. */
export const paramsSchemas = {
  approve: nothing,
  decline: reason,
  offer,
  cancel: reason,
  move_to_waiting_list: nothing,
  mark_present: z.object({ day: z.iso.date("missing") }),
  tag,
  untag: tag,
} satisfies Record<Kind, z.ZodType>;

export type Params = { reason?: string; tag?: string; day?: string; over?: string };

/** The query of a list that finds nobody: what cannot be read must not mean everybody. */
const NOBODY = "among=00000000-0000-0000-0000-000000000000";

/** The form around the list. What is no id is left out: rows cannot be ticked that are not there. */
export const choiceSchema = z.object({
  /** Those ticked on this page, and all whom it shows. */
  ticked: z.array(z.unknown()).transform(ids),
  shown: z.array(z.unknown()).transform(ids),
  /** The list's query, without the question mark. */
  listQuery: z
    .string()
    .max(LIST_QUERY_LENGTH)
    .default("")
    .transform((query) => query.replace(/^\?/, ""))
    .catch(NOBODY),
  /**
   * Do something with the ticked, with all on the page, with all that were found; forget all ticks; or keep them and show what
   * the fields ask for, which is also what happens where no button says anything.
   */
  go: z.enum(["ticked", "page", "found", "clear", "show"]).catch("show"),
  /** Keep the ticks and go to this address. */
  to: z.string().optional().catch(undefined),
  /** Keep the ticks and show the same list in this language. */
  locale: z.string().optional().catch(undefined),
});
export type Choice = z.infer<typeof choiceSchema>;

function ids(values: unknown[]): string[] {
  return [...new Set(values.flatMap((value) => z.uuid().toLowerCase().safeParse(value).data ?? []))].slice(
    0,
    MOST_TICKED,
  );
}
