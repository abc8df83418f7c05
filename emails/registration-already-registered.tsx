import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, ownLink, standing } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.already_registered">;

export function alreadyRegisteredLetter(content: Content): Letter {
  const { event, registration, locale, repeatedReference } = content;
  const { reference, status } = registration;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t("alreadyRegistered.intro", { title });
  const isConfirmed = status === "confirmed";
  const shown = repeatedReference && t("alreadyRegistered.reference", { shown: repeatedReference, reference });
  return {
    ...aboutRegistration(content),
    subject: t(isConfirmed ? "alreadyRegistered.subject" : "alreadyRegistered.subjectWaiting", { title }),
    preview: intro,
    heading: t(isConfirmed ? "alreadyRegistered.heading" : "alreadyRegistered.headingWaiting"),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...paragraphs(standing(registration, locale), shown),
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...paragraphs(t("alreadyRegistered.change")),
      ownLink(registration, locale),
      ...paragraphs(t("alreadyRegistered.notYou")),
    ],
  };
}

export default function RegistrationAlreadyRegistered(content: Content) {
  return <LetterMail letter={alreadyRegisteredLetter(content)} />;
}
RegistrationAlreadyRegistered.PreviewProps = samples("en")["registration.already_registered"];
