import { formatDate, formatTimeRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { EventFacts, MailContent } from "@/lib/mail/schema";
import type { EditableKind, ShippedWords, TextPart } from "@/lib/mail-texts/schema";
import { compose } from "./compose";
import type { Block } from "./letter";
import { samples } from "./samples";

/** Parts whose shipped words hang on the person or on what happened: one text of organisers' stands for all of them. */
const varying: Partial<Record<EditableKind, TextPart[]>> = {
  "registration.offered": ["subject", "opening"],
  "registration.lapsed": ["subject"],
  "registration.cancelled": ["subject"],
  "registration.already_registered": ["subject"],
  "handover.offered": ["subject"],
  "handover.declined": ["subject"],
  "handover.lapsed": ["subject"],
  "event.changed": ["subject"],
};

/** What we ship for a kind of letter, with placeholders where a reader has their own value. */
export function shippedWords(kind: EditableKind, locale: Locale, event: EventFacts): ShippedWords {
  const letter = compose(inPlaceholders(samples(locale)[kind], event));
  const date = formatDate(event.startsAt, locale, event.timeZone);
  const time = formatTimeRange(event.startsAt, event.endsAt, locale, event.timeZone);
  const words = (text: string) => text.replaceAll(date, "{date}").replaceAll(time, "{time}");
  const vital = letter.vital ?? [];
  const isExample = (part: TextPart) => varying[kind]?.includes(part) ?? false;
  return {
    subject: { words: words(letter.subject), isExample: isExample("subject") },
    opening: { words: vital.length > 0 ? "" : words(textOf(letter.opening)), isExample: isExample("opening") },
    closing: { words: words(textOf(letter.closing ?? [])), isExample: false },
    always: words(textOf(vital)),
  };
}

function inPlaceholders(sample: MailContent, event: EventFacts): MailContent {
  return {
    ...sample,
    ...("registeredBy" in sample && { registeredBy: null }),
    ...("event" in sample && { event: { ...event, title: "{event}", place: "{place}" } }),
    ...("registration" in sample &&
      sample.registration && {
        registration: {
          ...sample.registration,
          givenName: "{given_name}",
          familyName: "{family_name}",
          organisation: "{organisation}",
          reference: "{reference}",
          url: "{own_page}",
        },
      }),
  } as MailContent;
}

function textOf(blocks: Block[]): string {
  return blocks.flatMap((block) => ("text" in block ? block.text : [])).join("\n\n");
}
