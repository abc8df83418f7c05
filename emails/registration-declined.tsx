import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, givenReason } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.declined">;

export function declinedLetter(content: Content): Letter {
  const { event, registration, locale, reason } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t("declined.intro", { title });
  // Nobody is going to send them the room.
  const wasAt = event.isRoomKnown ? event : { ...event, place: event.city };
  return {
    ...aboutRegistration(content),
    subject: t("declined.subject", { title }),
    preview: intro,
    heading: t("declined.heading"),
    opening: paragraphs(intro),
    blocks: [
      ...givenReason(reason, locale),
      { type: "facts", rows: eventRows(wasAt, registration, locale) },
      ...paragraphs(t("questions", { contact: contactLine(event) })),
    ],
  };
}

export default function RegistrationDeclined(content: Content) {
  return <LetterMail letter={declinedLetter(content)} />;
}
RegistrationDeclined.PreviewProps = samples("en")["registration.declined"];
