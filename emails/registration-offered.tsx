import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { deadline, eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, nextSteps } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"registration.offered">;

export function offeredLetter(content: Content): Letter {
  const { event, registration, locale, heldUntil, outOfTurn, needsApproval } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  // Whoever was not next in line is not told so, only that nobody had to make room by leaving.
  const intro = outOfTurn ? t("offered.introByOrganiser", { title }) : t("offered.intro", { title });
  const until = { deadline: deadline(heldUntil, event, locale) };
  return {
    ...aboutRegistration(content),
    subject: outOfTurn ? t("offered.subjectByOrganiser", { title }) : t("offered.subject", { title }),
    preview: `${intro} ${t("offered.until", until)}`,
    heading: outOfTurn ? t("offered.headingByOrganiser") : t("offered.heading"),
    opening: paragraphs(intro),
    blocks: [
      ...paragraphs(t("offered.until", until)),
      { type: "action", label: t("offered.label"), url: registration.url, hint: t("offered.hint") },
      { type: "facts", rows: eventRows(event, registration, locale) },
      ...nextSteps(
        locale,
        needsApproval ? t("offered.yesForApproval") : t("offered.yes"),
        t("offered.no"),
        t("offered.late"),
      ),
    ],
  };
}

export default function RegistrationOffered(content: Content) {
  return <LetterMail letter={offeredLetter(content)} />;
}
RegistrationOffered.PreviewProps = samples("en")["registration.offered"];
