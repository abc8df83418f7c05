import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, amongColleagues, nextSteps, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.waitlisted">;

export function waitlistedLetter(content: Content): Letter {
  const { event, registration, locale, because, position, registeredBy } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro =
    registeredBy && because === "registered"
      ? t("waitlisted.intro.registeredBy", { title, name: registeredBy })
      : t(`waitlisted.intro.${because}`, { title });
  return {
    ...aboutRegistration(content),
    subject: t("waitlisted.subject", { title }),
    preview: `${intro} ${t("waitlisted.position", { position })}`,
    heading: t("waitlisted.heading"),
    opening: paragraphs(intro),
    vital: registeredBy ? paragraphs(intro) : [],
    blocks: [
      ...paragraphs(t("waitlisted.position", { position })),
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...nextSteps(locale, t("waitlisted.offer"), t("waitlisted.ownPage"), t("waitlisted.booking")),
      ownLink(registration, locale),
      ...amongColleagues(content, locale),
      ...paragraphs(t("waitlisted.leave")),
      { type: "link", label: t("waitlisted.leaveLink"), url: `${registration.url}/cancel` },
    ],
  };
}

export default function RegistrationWaitlisted(content: Content) {
  return <LetterMail letter={waitlistedLetter(content)} />;
}
RegistrationWaitlisted.PreviewProps = samples("en")["registration.waitlisted"];
