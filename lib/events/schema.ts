import { z } from "zod";
import { AdmissionMode } from "@/prisma/generated/enums";

/** Whether a part of an address can be an event's; what cannot is never asked of the database (U+0000 would be refused). */
export function isSlug(text: string): boolean {
  return text.length <= 200 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** When and where an event is. Texts are trimmed and never empty; null where there is nothing to say. */
export const whenAndWhereSchema = z.object({
  /** IANA name. */
  timeZone: z.string(),
  startsAt: z.date(),
  endsAt: z.date(),
  venueName: z.string().nullable(),
  venueBuilding: z.string().nullable(),
  venueRoom: z.string().nullable(),
  venueAddress: z.string().nullable(),
  venueCity: z.string(),
  /** The city's name by language, where it differs. */
  cities: z.record(z.string(), z.string().nullable()),
});
export type WhenAndWhere = z.infer<typeof whenAndWhereSchema>;

/** The moments that hang on the start; the last is null where the event offers no travel support. */
export type StartWindows = {
  registrationClosesAt: Date;
  changesCloseAt: Date;
  cancellationsCloseAt: Date;
  travelRequestsCloseAt: Date | null;
};

const hours = z
  .int()
  .min(1)
  .max(24 * 60);
const words = z.string().max(2_000).nullable();

/** What pages say in one language instead of the shipped words; null for those. */
export const windowTextsSchema = z.object({
  notYetOpenText: words,
  closedText: words,
  fullText: words,
  changesClosedText: words,
  cancellationsClosedText: words,
});
export type WindowTexts = z.infer<typeof windowTextsSchema>;

/** How an event's seats are handed out, and when. Moments are absolute; the form reads them in the event's time zone. */
export const seatingSchema = z.object({
  capacity: z.int().min(0).max(100_000),
  hasWaitingList: z.boolean(),
  admissionMode: z.enum(AdmissionMode),
  recognisedSkipApproval: z.boolean(),
  verificationHours: hours,
  offerHours: hours,
  offersEndHoursBefore: z
    .int()
    .min(0)
    .max(24 * 60),
  groupSize: z.int().min(1).max(50),
  registrationOpensAt: z.date(),
  registrationClosesAt: z.date(),
  changesCloseAt: z.date(),
  cancellationsCloseAt: z.date(),
  /** By language. */
  texts: z.record(z.string(), windowTextsSchema),
});
export type SeatingSettings = z.infer<typeof seatingSchema>;
