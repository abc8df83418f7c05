import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import type { Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.already_registered">;

export function alreadyRegisteredLetter(content: Content): Letter {
  const { event, registration, locale, repeatedReference } = content;
  const { reference } = registration;
  const t = translator(locale, "mail");
  const intro = t("alreadyRegistered.intro", { title: event.title });
  return {
    ...aboutRegistration(content),
    subject: t("alreadyRegistered.subject", { title: event.title }),
    preview: intro,
    heading: t("alreadyRegistered.heading"),
    blocks: [
      { type: "paragraph", text: intro },
      ...(repeatedReference
        ? [
            {
              type: "paragraph" as const,
              text: t("alreadyRegistered.reference", { shown: repeatedReference, reference }),
            },
          ]
        : []),
      { type: "facts", rows: eventRows(event, registration, locale) },
      { type: "paragraph", text: t("alreadyRegistered.change") },
      ownLink(registration, locale),
      { type: "paragraph", text: t("alreadyRegistered.notYou") },
    ],
  };
}

export default function RegistrationAlreadyRegistered(content: Content) {
  return <LetterMail letter={alreadyRegisteredLetter(content)} />;
}
RegistrationAlreadyRegistered.PreviewProps = samples("en")["registration.already_registered"];
