import { formatDate } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { plainText } from "@/lib/rich-text/rules";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, organisersMessage } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"event.cancelled">;

export function eventCancelledLetter(content: Content): Letter {
  const { event, registration, locale, wasConfirmed, message } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  // Nobody is going to send them the room any more.
  const wasAt = event.isRoomKnown ? event : { ...event, place: event.city };
  const intro = t("eventCancelled.intro", { title, date: formatDate(event.startsAt, locale, event.timeZone) });
  return {
    ...aboutRegistration(content),
    subject: t("eventCancelled.subject", { title }),
    preview: intro,
    heading: t("eventCancelled.heading"),
    opening: paragraphs(intro),
    blocks: [
      ...organisersMessage(message && plainText(message), locale),
      ...paragraphs(t("eventCancelled.nothing")),
      { type: "facts", rows: eventRows(wasAt, registration, locale) },
      ...paragraphs(
        wasConfirmed ? t("cancelled.calendar") : null,
        wasConfirmed ? t("eventCancelled.booked") : null,
        t("questions", { contact: contactLine(event) }),
      ),
    ],
  };
}

export default function EventCancelled(content: Content) {
  return <LetterMail letter={eventCancelledLetter(content)} />;
}
EventCancelled.PreviewProps = samples("en")["event.cancelled"];
