import { localeTag } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf, EventFacts, RegistrationFacts } from "@/lib/mail/schema";
import type { endedStatuses } from "@/lib/registrations/constants";
import { isEnded } from "@/lib/registrations/rules";
import { type Block, type Letter, paragraphs } from "./letter";

type About = Pick<ContentOf<"registration.changed">, "event" | "registration" | "locale">;

/** What all letters about a registration share: the event at the top, the greeting, the footer. */
export function aboutRegistration({
  event,
  registration,
  locale,
}: About): Pick<Letter, "locale" | "masthead" | "greeting" | "event" | "why"> {
  const t = translator(locale, "mail");
  return {
    locale,
    masthead: event.title,
    greeting: t("greeting", { name: registration.givenName }),
    event,
    why: t("footer.why", { title: event.title }),
  };
}

/** The secret link, with what it is good for. */
export function ownLink(registration: RegistrationFacts, locale: Locale): Block {
  const t = translator(locale, "mail");
  return { type: "action", label: t("ownLink.label"), url: registration.url, hint: t("ownLink.hint") };
}

/** The way out, for whoever has a place. */
export function cancelLink(registration: RegistrationFacts, locale: Locale): Block[] {
  const t = translator(locale, "mail");
  return [
    ...paragraphs(t("confirmed.cancel")),
    { type: "link", label: t("confirmed.cancelLink"), url: `${registration.url}/cancel` },
  ];
}

/** How a registration stands now; null when it has ended meanwhile, and then nothing is said of it. */
export function standing({ status }: RegistrationFacts, locale: Locale): string | null {
  if (isEnded(status)) return null;
  const live = status as Exclude<typeof status, (typeof endedStatuses)[number]>;
  return translator(locale, "mail")(`alreadyRegistered.states.${live}`);
}

/** What organisers say of it, set apart. */
export function organisersMessage(message: string | null, locale: Locale): Block[] {
  if (!message) return [];
  return [...paragraphs(translator(locale, "mail")("message")), { type: "quote", text: message }];
}

/** "What happens next" as a list, what does not apply left out. */
export function nextSteps(locale: Locale, ...items: (string | null)[]): Block[] {
  return [
    { type: "heading", text: translator(locale, "mail")("next") },
    { type: "list", items: items.filter((item) => item !== null) },
  ];
}

/**
 * For whoever was registered by a colleague: what they can still say themselves, and the way out. For whoever registered
 * colleagues: that these are told themselves. How each of them stands is not said, since it is nobody's business but theirs.
 */
export function amongColleagues(
  { registeredBy, alsoRegistered }: { registeredBy: string | null; alsoRegistered: string[] },
  locale: Locale,
): Block[] {
  const t = translator(locale, "mail");
  const names = new Intl.ListFormat(localeTag(locale)).format(alsoRegistered);
  return [
    ...(registeredBy === null ? [] : paragraphs(t("registeredBy.own"), t("registeredBy.mistake"))),
    ...(alsoRegistered.length === 0 ? [] : paragraphs(t("alsoRegistered", { names, count: alsoRegistered.length }))),
  ];
}

/** The organisers' own words for their decision, set apart. */
export function givenReason(reason: string | null, locale: Locale): Block[] {
  if (!reason) return [];
  return [...paragraphs(translator(locale, "mail")("reason")), { type: "quote", text: reason }];
}

/** Whom to write to, as it stands in a sentence: name and address. */
export function contactLine({ contact }: EventFacts): string {
  return `${contact.name} (${contact.email})`;
}
