import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db";
import { shippedEvent } from "../../../prisma/seed/shipped-event";

/** Where a deed is carried out: one event, at one moment, as a participant or as its organiser. */
export type Desk = {
  readonly db: Db;
  readonly eventId: string;
  readonly now: Date;
  readonly asParticipant: Context;
  readonly asOrganiser: Context;
};

/** When every event of a sequence begins, and when the sequence does. */
export const begins = new Date(shippedEvent.startsAt);
export const start = new Date("2024-02-05T09:00:00+01:00");

/** Of the code that a group may have. */
export const CODE = "TOGETHER";

export const hoursAfter = (moment: Date, hours: number) => new Date(moment.getTime() + hours * 3_600_000);
