import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { isEnded } from "@/lib/registrations/rules";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, nextSteps } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.deletion_requested">;

export function deletionRequestedLetter(content: Content): Letter {
  const { event, registration, locale } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t("deletionRequested.intro", { title });
  const isLive = !isEnded(registration.status);
  return {
    ...aboutRegistration(content),
    subject: t("deletionRequested.subject", { title }),
    preview: intro,
    heading: t("deletionRequested.heading"),
    opening: paragraphs(intro),
    blocks: [
      ...paragraphs(isLive ? t("deletionRequested.live") : null),
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...nextSteps(
        locale,
        t("deletionRequested.soon"),
        event.funding ? t("deletionRequested.funder") : null,
        t("deletionRequested.silence"),
      ),
      {
        type: "action",
        label: t("deletionRequested.label"),
        url: `${registration.url}/data`,
        hint: t("ownLink.alone"),
      },
      ...paragraphs(t("deletionRequested.notYou", { contact: contactLine(event) })),
    ],
  };
}

export default function RegistrationDeletionRequested(content: Content) {
  return <LetterMail letter={deletionRequestedLetter(content)} />;
}
RegistrationDeletionRequested.PreviewProps = samples("en")["registration.deletion_requested"];
