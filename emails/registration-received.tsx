import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, amongColleagues, nextSteps, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.received">;

export function receivedLetter(content: Content): Letter {
  const { event, registration, locale, registeredBy } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = registeredBy ? t("received.introBy", { title, name: registeredBy }) : t("received.intro", { title });
  return {
    ...aboutRegistration(content),
    subject: t("received.subject", { title }),
    preview: intro,
    heading: t("received.heading"),
    opening: paragraphs(intro),
    vital: registeredBy ? paragraphs(intro) : [],
    blocks: [
      ...paragraphs(t("received.held")),
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...nextSteps(locale, t("received.decision"), t("received.booking")),
      ownLink(registration, locale),
      ...amongColleagues(content, locale),
    ],
  };
}

export default function RegistrationReceived(content: Content) {
  return <LetterMail letter={receivedLetter(content)} />;
}
RegistrationReceived.PreviewProps = samples("en")["registration.received"];
