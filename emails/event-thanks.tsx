import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"event.thanks">;

export function eventThanksLetter(content: Content): Letter {
  const { event, registration, locale, unsubscribeUrl } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t("thanks.intro", { title });
  // Where it was is known to whoever was there.
  const wasAt = event.isRoomKnown ? event : { ...event, place: event.city };
  return {
    ...aboutRegistration(content),
    subject: t("thanks.subject", { title }),
    preview: intro,
    heading: t("thanks.heading"),
    opening: paragraphs(intro),
    blocks: [
      { type: "facts", rows: eventRows(wasAt, registration, locale) },
      { type: "link", label: t("ownLink.label"), url: registration.url },
    ],
    closing: paragraphs(t("thanks.closing", { contact: contactLine(event) })),
    unsubscribeUrl,
  };
}

export default function EventThanks(content: Content) {
  return <LetterMail letter={eventThanksLetter(content)} />;
}
EventThanks.PreviewProps = samples("en")["event.thanks"];
