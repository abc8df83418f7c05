import type { Prisma } from "@/prisma/generated/client";

/** Most items of one programme, and most people on its list of speakers: far more than a day has room for. */
export const ITEMS_PER_EVENT = 200;
export const SPEAKERS_PER_EVENT = 100;

/** Longest texts, in characters as people count them. */
export const LINE_MAX_CHARACTERS = 200;
export const TEXT_MAX_CHARACTERS = 5_000;

/** In hours: an item that ends earlier on the clock than it begins is a late evening up to this length, a slip beyond. */
export const EVENING_MAX_HOURS = 8;

/** In minutes: what an item without an end is taken to last where others are proposed after it. */
export const USUAL_MINUTES = 30;

/** The programme in its order: for the select of a query that reads the event, in one statement. */
export const eventProgramme = {
  select: {
    id: true,
    startsAt: true,
    endsAt: true,
    isBreak: true,
    room: true,
    texts: { omit: { itemId: true } },
    speakers: { select: { speakerId: true }, orderBy: [{ position: "asc" }, { speakerId: "asc" }] },
  },
  orderBy: [{ startsAt: "asc" }, { id: "asc" }],
} satisfies Prisma.Event$programmeArgs;

/** Those who speak, in their order, likewise. */
export const eventSpeakers = {
  select: {
    id: true,
    givenName: true,
    familyName: true,
    organisation: true,
    website: true,
    texts: { omit: { speakerId: true } },
  },
  orderBy: [{ position: "asc" }, { id: "asc" }],
} satisfies Prisma.Event$speakersArgs;

export type ProgrammeItem = Prisma.ProgrammeItemGetPayload<{ select: typeof eventProgramme.select }>;
export type Speaker = Prisma.SpeakerGetPayload<{ select: typeof eventSpeakers.select }>;
