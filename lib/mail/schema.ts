import { z } from "zod";
import type { OrganisationType } from "@/prisma/generated/enums";
import type { Locale } from "../i18n/locales";

/** Which letter a mail is. The first word says whose it is. */
export const mailKinds = [
  "registration.confirmed",
  "registration.already_registered",
  "registration.changed",
  "registration.cancelled",
  "organiser.sign_in",
] as const;
export type MailKind = (typeof mailKinds)[number];

/** RFC 5545 SEQUENCE of the invitation that goes with the mail, as it was when the mail was decided. */
const calendarSequence = z.int().min(0).default(0);

/** What stands in `outgoing_mail.data`, per kind: what registration and event cannot say at the time of sending. */
export const mailData = {
  "registration.confirmed": z.object({ calendarSequence }),
  /** `repeatedReference`: what the page showed to whoever filled in the form again. */
  "registration.already_registered": z.object({ repeatedReference: z.string().nullish() }),
  "registration.changed": z.object({ calendarSequence }),
  /** `reason`: an organiser's words to the participant. */
  "registration.cancelled": z.object({
    calendarSequence,
    cancelledBy: z.enum(["participant", "organiser", "system"]).default("participant"),
    reason: z.string().nullish(),
  }),
  "organiser.sign_in": z.object({ validForMinutes: z.int().positive().default(15) }),
} satisfies Record<MailKind, z.ZodType>;

/** Everything a letter says about the event, as plain values in the reader's language. */
export type EventFacts = {
  title: string;
  summary: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name; every time in the letter is read in it. */
  timeZone: string;
  /** As it is written in the reader's language; names the time zone for people. */
  city: string;
  /** One line: name, building, room, address and city, or the city and that the room is sent to participants. */
  place: string;
  isRoomKnown: boolean;
  contact: { name: string; role: string | null; email: string; phone: string | null };
  funding: { text: string; disclaimer: string | null; grantNumber: string | null; emblem: boolean } | null;
  /** The public page in the reader's language. */
  url: string;
};

/** What is on record about one registration, and the secret link to it. */
export type RegistrationFacts = {
  reference: string;
  givenName: string;
  familyName: string;
  email: string;
  organisation: string;
  organisationType: OrganisationType;
  /** ISO 3166-1 alpha-2. */
  country: string;
  jobTitle: string | null;
  attendsConference: "yes" | "no" | "undecided" | null;
  photoConsent: boolean;
  listSharing: boolean;
  url: string;
};

type AboutRegistration = { locale: Locale; event: EventFacts; registration: RegistrationFacts };

/** Everything a template needs, and all that it may use: templates do no reading of their own. */
export type MailContent =
  | (AboutRegistration & {
      kind: "registration.confirmed";
      /** Null when there is no travel support, or when its last moment had passed as the mail was decided. */
      travelRequestsCloseAt: Date | null;
    })
  | (AboutRegistration & { kind: "registration.already_registered"; repeatedReference: string | null })
  | (AboutRegistration & { kind: "registration.changed" })
  | (AboutRegistration & {
      kind: "registration.cancelled";
      cancelledBy: "participant" | "organiser" | "system";
      reason: string | null;
    })
  | { kind: "organiser.sign_in"; locale: Locale; url: string; validForMinutes: number; siteUrl: string };

export type ContentOf<Kind extends MailKind> = Extract<MailContent, { kind: Kind }>;

/** A letter ready to be sent. `inlineImages` are referred to from the HTML as `cid:…` (RFC 2392). */
export type RenderedMail = {
  /** Who a mail without an event is from, when MAIL_FROM gives no name. */
  senderName: string;
  subject: string;
  html: string;
  text: string;
  inlineImages: { cid: string; filename: string; contentType: string; base64: string }[];
};

/** Turns content into a letter; given to the worker by the composition root, since `lib` does not know `emails/`. */
export type RenderMail = (content: MailContent) => Promise<RenderedMail>;
