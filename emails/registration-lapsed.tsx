import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, contactLine, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.lapsed">;

export function lapsedLetter(content: Content): Letter {
  const { event, registration, locale, what, wayBack } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t(`lapsed.${what}.intro`, { title });
  const link = { ...ownLink(registration, locale), label: t("lapsed.label"), hint: t("ownLink.alone") };
  return {
    ...aboutRegistration(content),
    subject: t(`lapsed.${what}.subject`, { title }),
    preview: intro,
    heading: t(`lapsed.${what}.heading`),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...paragraphs(t(`lapsed.wayBack.${wayBack}`, { contact: contactLine(event) })),
      ...(wayBack === "none" ? [] : [link]),
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...paragraphs(wayBack === "none" ? null : t("lapsed.notNow")),
    ],
  };
}

export default function RegistrationLapsed(content: Content) {
  return <LetterMail letter={lapsedLetter(content)} />;
}
RegistrationLapsed.PreviewProps = samples("en")["registration.lapsed"];
