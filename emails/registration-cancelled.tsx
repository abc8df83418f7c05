import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import type { Block, Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.cancelled">;

export function cancelledLetter(content: Content): Letter {
  const { event, registration, locale, cancelledBy, reason } = content;
  const t = translator(locale, "mail");
  // Nobody is going to send them the room any more.
  const wasAt = event.isRoomKnown ? event : { ...event, place: event.city };
  const isOwnWish = cancelledBy === "participant";
  const intro = t(isOwnWish ? "cancelled.byParticipant" : "cancelled.byOrganiser", { title: event.title });
  const given: Block[] = reason
    ? [
        { type: "paragraph", text: t("cancelled.reason") },
        { type: "quote", text: reason },
      ]
    : [];
  const onward: Block[] = isOwnWish
    ? [
        { type: "paragraph", text: t("cancelled.again") },
        { type: "action", label: t("cancelled.againLink"), url: event.url },
      ]
    : [{ type: "paragraph", text: t("cancelled.questions", { contact: contactLine(event) }) }];
  return {
    ...aboutRegistration(content),
    subject: t("cancelled.subject", { title: event.title }),
    preview: intro,
    heading: t("cancelled.heading"),
    blocks: [
      { type: "paragraph", text: intro },
      ...(isOwnWish ? [] : given),
      { type: "facts", rows: eventRows(wasAt, registration, locale) },
      { type: "paragraph", text: t("cancelled.calendar") },
      ...onward,
    ],
  };
}

export default function RegistrationCancelled(content: Content) {
  return <LetterMail letter={cancelledLetter(content)} />;
}
RegistrationCancelled.PreviewProps = samples("en")["registration.cancelled"];
