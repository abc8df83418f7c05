import { z } from "zod";
import type { OrganisationType, RegistrationStatus } from "@/prisma/generated/enums";
import type { Locale } from "../i18n/locales";
import { type OrganiserRole, organiserRoles } from "../organisers/schema";

/** Which letter a mail is. The first word says whose it is. */
export const mailKinds = [
  "registration.confirmed",
  "registration.verify",
  "registration.received",
  "registration.waitlisted",
  "registration.offered",
  "registration.lapsed",
  "registration.declined",
  "registration.changed",
  "registration.cancelled",
  "registration.already_registered",
  "registration.deletion_requested",
  "handover.offered",
  "handover.declined",
  "handover.lapsed",
  "invitation.sent",
  "invitation.reminder",
  "event.changed",
  "event.cancelled",
  "event.reminder",
  "event.thanks",
  "announcement.sent",
  "organiser.sign_in",
  "organiser.digest",
  "organiser.invited",
] as const;
export type MailKind = (typeof mailKinds)[number];

/** RFC 5545 SEQUENCE of the invitation that goes with the mail, as it was when the mail was decided. */
const calendarSequence = z.int().min(0).default(0);
/** Name of whoever registered this person together with themselves. */
const registeredBy = z.string().nullish();
/** Names of the colleagues whom the reader has registered together with themselves; struck out whole when one is erased. */
const alsoRegistered = z
  .array(z.string())
  .or(z.string().transform((): string[] => []))
  .nullish();
/** Until when a seat is held: ISO 8601 with an offset or Z. */
const heldUntil = z.iso.datetime({ offset: true });
/** ISO 8601 with an offset or Z. */
const moment = z.iso.datetime({ offset: true });
/** What a digest is about: new registrations, or mail that did not arrive. */
const digestTopic = z.enum(["registrations", "trouble"]);
export type DigestTopic = z.infer<typeof digestTopic>;
/** A person's name, as it is told to somebody else. */
const name = z.string();

/** What stands in `outgoing_mail.data`, per kind: what registration and event cannot say at the time of sending. */
export const mailData = {
  /** `because`: how the place came about. */
  "registration.confirmed": z.object({
    calendarSequence,
    because: z
      .enum(["registered", "verified", "approved", "accepted", "handed_over", "invited", "restored"])
      .default("registered"),
    registeredBy,
    alsoRegistered,
  }),
  "registration.verify": z.object({ heldUntil, registeredBy, alsoRegistered }),
  "registration.received": z.object({ registeredBy, alsoRegistered }),
  /** `position`: 1 is next. `wasConfirmed`: they had a place, and its day in their calendar. */
  "registration.waitlisted": z.object({
    calendarSequence,
    wasConfirmed: z.boolean().default(false),
    because: z.enum(["registered", "rejoined", "passed", "moved"]).default("registered"),
    position: z.int().positive(),
    registeredBy,
    alsoRegistered,
  }),
  "registration.offered": z.object({ heldUntil, outOfTurn: z.boolean().default(false) }),
  "registration.lapsed": z.object({ what: z.enum(["offer", "verification"]) }),
  /** `reason`: an organiser's words to the participant. */
  "registration.declined": z.object({ reason: z.string().nullish() }),
  "registration.changed": z.object({ calendarSequence, isConfirmed: z.boolean().default(true) }),
  /** `reason`: an organiser's words to the participant. `handedOverTo`: name of whoever has the place now. */
  "registration.cancelled": z.object({
    calendarSequence,
    cancelledBy: z.enum(["participant", "organiser", "system"]).default("participant"),
    reason: z.string().nullish(),
    wasConfirmed: z.boolean().default(true),
    handedOverTo: z.string().nullish(),
  }),
  /** `repeatedReference`: what the page showed to whoever filled in the form again. */
  "registration.already_registered": z.object({ repeatedReference: z.string().nullish() }),
  "registration.deletion_requested": z.object({}),
  /** To the colleague, by `handoverId`. `from`: name of whoever hands their place over. */
  "handover.offered": z.object({ from: name }),
  /** To the holder, by `registrationId`. `to`: name of the colleague. */
  "handover.declined": z.object({ to: name }),
  "handover.lapsed": z.object({ to: name }),
  /** By `invitationId`. `message`: an organiser's words to the person. */
  "invitation.sent": z.object({ message: z.string().nullish() }),
  "invitation.reminder": z.object({}),
  /** `before`: what the reader was told last (moments in ISO 8601, the place in their language; no `timeZone`: the event’s). `message`: organisers' words, in the reader's language. */
  "event.changed": z.object({
    calendarSequence,
    isConfirmed: z.boolean().default(true),
    before: z.object({ startsAt: moment, endsAt: moment, place: z.string(), timeZone: z.string().optional() }),
    message: z.string().nullish(),
  }),
  /** `message`: organisers' words, in the reader's language. */
  "event.cancelled": z.object({
    calendarSequence,
    wasConfirmed: z.boolean().default(true),
    message: z.string().nullish(),
  }),
  "event.reminder": z.object({}),
  /** `isNews`: with a way to unsubscribe, since it is no part of the registration. */
  "event.thanks": z.object({ isNews: z.boolean().default(true) }),
  /** Subject and body with their placeholders; left out when `announcementId` is set, whose words count then. */
  "announcement.sent": z.object({
    subject: z.string().nullish(),
    body: z.string().nullish(),
    isNews: z.boolean().default(false),
  }),
  "organiser.sign_in": z.object({ validForMinutes: z.int().positive().default(15) }),
  /** Real times between which things happened; what did is looked up when the mail is sent, so that no personal data waits here. */
  "organiser.digest": z.object({ topic: digestTopic, from: moment.nullable(), until: moment }),
  /** Who has invited (null: the command line), and as what: for all events, and at single ones by their titles. */
  "organiser.invited": z.object({
    invitedBy: z.string().nullable(),
    role: z.enum(organiserRoles).nullable(),
    events: z.array(z.object({ title: z.string(), role: z.enum(organiserRoles) })),
  }),
} satisfies Record<MailKind, z.ZodType>;

/** What has to be given for a mail of this kind; defaults may be left out. */
export type MailDataOf<Kind extends MailKind> = z.input<(typeof mailData)[Kind]>;

/** Everything a letter says about the event, as plain values in the reader's language. */
export type EventFacts = {
  title: string;
  summary: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name; every time in the letter is read in it. */
  timeZone: string;
  /** What people call that zone, for example "Brussels time". */
  zone: string;
  /** As it is written in the reader's language. */
  city: string;
  /** One line: name, building, room, address and city, or the city and that the room is sent to participants. */
  place: string;
  isRoomKnown: boolean;
  contact: { name: string; role: string | null; email: string; phone: string | null };
  funding: { text: string; disclaimer: string | null; grantNumber: string | null; emblem: boolean } | null;
  /** The public page in the reader's language. */
  url: string;
  /** What stands under every mail of the event, above the contact; null: nothing. */
  signature: string | null;
  /** #rrggbb, of its buttons, links and head; null: the house's. */
  accentColour: string | null;
};

/**
 * What organisers wrote instead of the shipped words of a letter, with placeholders that are all in order; null: the shipped
 * words. The reader's values are put in as the letter is made, so that one preparation serves many readers.
 */
export type OwnWords = {
  subject: string | null;
  opening: string | null;
  closing: string | null;
};

/** A file that does not travel in the mail but is fetched. `size` in bytes. */
export type LinkedFile = { name: string; url: string; size: number };

/** One event's part of a digest. `more`: how many things there are beyond those listed. */
export type DigestEvent = {
  title: string;
  url: string;
  items: { name: string; detail: string; url: string }[];
  more: number;
};

/** What is on record about one registration, and the secret link to it. */
export type RegistrationFacts = {
  reference: string;
  /** As it is when the mail is sent. */
  status: RegistrationStatus;
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

type About = { locale: Locale; event: EventFacts; own: OwnWords | null };
type AboutRegistration = About & { registration: RegistrationFacts };
type Invited = About & {
  /** As the organiser gave it. */
  name: string | null;
  /** The page behind the secret link. */
  url: string;
  until: Date;
  /** Whether a seat is set aside until then. */
  holdsSeat: boolean;
};
/** The page on which the reader unsubscribes from news; null where the mail belongs to the registration. */
type Unsubscribable = { unsubscribeUrl: string | null };
/**
 * `registeredBy`: name of the colleague who registered the reader, or whose place the reader has taken over.
 * `alsoRegistered`: names of those whom the reader has registered.
 */
type RegisteredBy = { registeredBy: string | null; alsoRegistered: string[] };

/** Where a lapsed registration can go: to the end of the line, to a seat if one is free, nowhere. */
export type WayBack = "line" | "free_seat" | "none";

/** Everything a template needs, and all that it may use: templates do no reading of their own. */
export type MailContent =
  | (AboutRegistration &
      RegisteredBy & {
        kind: "registration.confirmed";
        because: z.infer<(typeof mailData)["registration.confirmed"]>["because"];
        /** Null when there is no travel support, or when its last moment had passed as the mail was decided. */
        travelRequestsCloseAt: Date | null;
      })
  | (AboutRegistration & RegisteredBy & { kind: "registration.verify"; heldUntil: Date })
  | (AboutRegistration & RegisteredBy & { kind: "registration.received" })
  | (AboutRegistration &
      RegisteredBy & {
        kind: "registration.waitlisted";
        because: z.infer<(typeof mailData)["registration.waitlisted"]>["because"];
        position: number;
        wasConfirmed: boolean;
      })
  | (AboutRegistration & {
      kind: "registration.offered";
      heldUntil: Date;
      outOfTurn: boolean;
      /** Whether an organiser still has to decide after a yes. */
      needsApproval: boolean;
    })
  | (AboutRegistration & { kind: "registration.lapsed"; what: "offer" | "verification"; wayBack: WayBack })
  | (AboutRegistration & { kind: "registration.declined"; reason: string | null })
  | (AboutRegistration & { kind: "registration.changed"; isConfirmed: boolean })
  | (AboutRegistration & {
      kind: "registration.cancelled";
      cancelledBy: "participant" | "organiser" | "system";
      reason: string | null;
      wasConfirmed: boolean;
      handedOverTo: string | null;
    })
  | (AboutRegistration & { kind: "registration.already_registered"; repeatedReference: string | null })
  | (AboutRegistration & { kind: "registration.deletion_requested" })
  | (About & {
      kind: "handover.offered";
      from: string;
      /** The colleague, as the holder typed it. */
      name: string;
      /** The page behind the secret link. */
      url: string;
      until: Date;
    })
  | (AboutRegistration & { kind: "handover.declined"; to: string })
  | (AboutRegistration & { kind: "handover.lapsed"; to: string })
  | (Invited & { kind: "invitation.sent"; message: string | null })
  | (Invited & { kind: "invitation.reminder" })
  | (AboutRegistration & {
      kind: "event.changed";
      isConfirmed: boolean;
      before: { startsAt: Date; endsAt: Date; place: string; timeZone?: string };
      message: string | null;
    })
  | (AboutRegistration & { kind: "event.cancelled"; wasConfirmed: boolean; message: string | null })
  | (AboutRegistration & { kind: "event.reminder" })
  | (AboutRegistration & Unsubscribable & { kind: "event.thanks" })
  | (About &
      Unsubscribable & {
        kind: "announcement.sent";
        /** Null in a test that an organiser sends to themselves. */
        registration: RegistrationFacts | null;
        /** Both with placeholders. */
        subject: string;
        body: string;
        files: LinkedFile[];
      })
  | { kind: "organiser.sign_in"; locale: Locale; url: string; validForMinutes: number; siteUrl: string }
  | {
      kind: "organiser.invited";
      locale: Locale;
      invitedBy: string | null;
      role: OrganiserRole | null;
      events: { title: string; role: OrganiserRole }[];
      /** Where one asks for a link to sign in with. */
      url: string;
      email: string;
      siteUrl: string;
    }
  | {
      kind: "organiser.digest";
      locale: Locale;
      topic: DigestTopic;
      siteUrl: string;
      events: DigestEvent[];
      /** Where the organiser chooses what to hear of. */
      url: string;
    };

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
