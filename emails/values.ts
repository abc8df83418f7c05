import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import type { EventFacts, RegistrationFacts } from "@/lib/mail/schema";
import { valuesFor } from "@/lib/mail-texts/rules";
import { type PlaceholderValues, placeholders, placeholdersOfEvent } from "@/lib/mail-texts/schema";

type About = { locale: Locale; event: EventFacts; registration?: RegistrationFacts | null; url?: string };

/** What stands for the placeholders in a letter: the reader's own values. Their page is the one their link opens. */
export function valuesOf({ locale, event, registration = null, url }: About): PlaceholderValues {
  return valuesFor({ event, person: registration, ownPage: registration?.url ?? url ?? event.url }, locale);
}

/** For a letter that has no reader yet: what will stand there, by name, in square brackets. */
export function namedValues({ locale, event }: About): PlaceholderValues {
  const t = translator(locale, "mailTexts");
  const ofPerson = placeholders.filter((name) => !placeholdersOfEvent.includes(name));
  return {
    ...valuesOf({ locale, event }),
    ...Object.fromEntries(ofPerson.map((name) => [name, `[${t(`placeholders.${name}`)}]`])),
  };
}
