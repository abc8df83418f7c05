import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { deadline, eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, amongColleagues, nextSteps } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.verify">;

export function verifyLetter(content: Content): Letter {
  const { event, registration, locale, heldUntil, registeredBy } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = registeredBy ? t("verify.introBy", { title, name: registeredBy }) : t("verify.intro", { title });
  return {
    ...aboutRegistration(content),
    subject: t("verify.subject", { title }),
    preview: intro,
    heading: t("verify.heading"),
    opening: paragraphs(intro),
    vital: registeredBy ? paragraphs(intro) : [],
    blocks: [
      ...paragraphs(t("verify.held", { deadline: deadline(heldUntil, event, locale) })),
      { type: "action", label: t("verify.label"), url: registration.url, hint: t("verify.hint") },
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...nextSteps(locale, t("verify.after"), registeredBy ? null : t("verify.notYou")),
      ...amongColleagues(content, locale),
    ],
  };
}

export default function RegistrationVerify(content: Content) {
  return <LetterMail letter={verifyLetter(content)} />;
}
RegistrationVerify.PreviewProps = samples("en")["registration.verify"];
