/** Slug of the event that comes with the product (docs: CONTRACT, "Addresses"). */
export const shippedEventSlug = "brinc-workshop-2024";

/** Zone in which pages tell the time when no event says otherwise. */
export const defaultTimeZone = "Europe/Brussels";

/** How long data is kept after an event, in months and days (DOMAIN.md, "Personal data"). */
export const retention = { contactMonths: 12, fundingYears: 5, sensitiveDays: 30 } as const;

/** From so many free seats down, pages say how many are left: a reason to decide today, not a race. */
export const FEW_SEATS = 10;

/** Mails that speak of an event ahead of their reader: once it is cancelled, what they say is no longer so. */
export const kindsOfEventAhead: readonly string[] = [
  "registration.confirmed",
  "registration.verify",
  "registration.received",
  "registration.waitlisted",
  "registration.offered",
  "registration.lapsed",
  "registration.changed",
  "registration.already_registered",
  "handover.offered",
  "handover.declined",
  "handover.lapsed",
  "invitation.sent",
  "invitation.reminder",
  "event.changed",
  "event.reminder",
  "event.thanks",
];

/** Every zone that this machine knows, by its IANA name. */
export const timeZones: readonly string[] = Intl.supportedValuesOf("timeZone");
