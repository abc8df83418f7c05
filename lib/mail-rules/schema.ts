import { z } from "zod";
import { audienceSchema } from "../audience/schema";
import { MOST_MINUTES } from "./constants";

/** A letter's words in one language. */
export const ruleTextSchema = z.object({ subject: z.string(), body: z.string() });
export type RuleText = z.infer<typeof ruleTextSchema>;

/** When a rule's mails go out, to whom, and what they say. */
export const ruleSchema = z.object({
  letter: z.enum(["reminder", "thanks", "own"]),
  anchor: z.enum(["before_start", "after_end", "at"]),
  /** Minutes before the start or after the end; 0 with `at`. */
  offsetMinutes: z.int().min(0).max(MOST_MINUTES),
  /** Product time, with the anchor `at`. */
  at: z.date().nullable(),
  audience: audienceSchema,
  includesLate: z.boolean(),
  /** With the letter `own`: by language, at least one. */
  texts: z.record(z.string(), ruleTextSchema),
});
export type RuleInput = z.infer<typeof ruleSchema>;

/** What decides about a rule. */
export type RuleFacts = Pick<RuleInput, "letter" | "anchor" | "offsetMinutes" | "at" | "includesLate"> & {
  id: string;
  isActive: boolean;
  round: number;
  doneAt: Date | null;
  wasSkipped: boolean;
};

/** What decides about it of its event. */
export type RuleEvent = {
  status: "draft" | "published" | "cancelled";
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
};

/**
 * How a rule stands: `upcoming` its moment is to come; `due` its mails are being written; `done` they are; `skipped` its moment
 * passed without them; `off` an organiser switched it off; `stopped` the event is cancelled.
 */
export type RuleStanding = "upcoming" | "due" | "done" | "skipped" | "off" | "stopped";

/** Why a mail makes no sense any more: the event has started; a later reminder is due as well; too long ago. */
export type Senseless = "started" | "later_one" | "too_late";

/** Why nobody was written to by a rule that was left out: as above, or its moment had passed when it or its event was set. */
export type SkippedBecause = Senseless | "passed_when_set" | "passed_by_move";
