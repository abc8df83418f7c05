import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Block, type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, givenReason } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.cancelled">;

export function cancelledLetter(content: Content): Letter {
  const { event, registration, locale, cancelledBy, reason, wasConfirmed, handedOverTo } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  // Nobody is going to send them the room any more.
  const wasAt = event.isRoomKnown ? event : { ...event, place: event.city };
  const isOwnWish = cancelledBy === "participant";
  const intro = handedOverTo
    ? t("cancelled.handedOver.intro", { title, name: handedOverTo })
    : t(isOwnWish ? "cancelled.byParticipant" : "cancelled.byOrganiser", { title });
  const again: Block[] = [
    ...paragraphs(t("cancelled.again")),
    { type: "action", label: t("cancelled.againLink"), url: event.url },
  ];
  const questions = paragraphs(t("questions", { contact: contactLine(event) }));
  return {
    ...aboutRegistration(content),
    subject: t(handedOverTo ? "cancelled.handedOver.subject" : "cancelled.subject", { title }),
    preview: intro,
    heading: t(handedOverTo ? "cancelled.handedOver.heading" : "cancelled.heading"),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...(isOwnWish ? [] : givenReason(reason, locale)),
      { type: "facts", rows: eventRows(wasAt, registration, locale) },
      ...paragraphs(wasConfirmed ? t("cancelled.calendar") : null),
      ...(isOwnWish && !handedOverTo ? again : questions),
    ],
  };
}

export default function RegistrationCancelled(content: Content) {
  return <LetterMail letter={cancelledLetter(content)} />;
}
RegistrationCancelled.PreviewProps = samples("en")["registration.cancelled"];
