import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows, registrationRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.changed">;

export function changedLetter(content: Content): Letter {
  const { event, registration, locale, isConfirmed } = content;
  const t = translator(locale, "mail");
  return {
    ...aboutRegistration(content),
    subject: t("changed.subject", { title: event.title }),
    preview: t("changed.intro"),
    heading: t("changed.heading"),
    opening: paragraphs(t("changed.intro")),
    blocks: [
      { type: "facts", rows: registrationRows(registration, locale) },
      ownLink(registration, locale),
      { type: "heading", text: t("changed.event") },
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...paragraphs(isConfirmed ? t("changed.calendar") : null, t("changed.notYou", { contact: contactLine(event) })),
    ],
  };
}

export default function RegistrationChanged(content: Content) {
  return <LetterMail letter={changedLetter(content)} />;
}
RegistrationChanged.PreviewProps = samples("en")["registration.changed"];
