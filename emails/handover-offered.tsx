import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { deadline, eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { nextSteps } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"handover.offered">;

export function handoverOfferedLetter(content: Content): Letter {
  const { event, locale, from, name, url, until } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const intro = t("handover.offered.intro", { from, title });
  return {
    locale,
    masthead: title,
    greeting: t("greeting", { name }),
    event,
    why: t("handover.offered.why", { from, title }),
    subject: t("handover.offered.subject", { from, title }),
    preview: intro,
    heading: t("handover.offered.heading", { from }),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...paragraphs(t("handover.offered.until", { deadline: deadline(until, event, locale) })),
      { type: "action", label: t("handover.offered.label"), url, hint: t("handover.offered.hint") },
      ...paragraphs(event.summary),
      { type: "facts", rows: eventRows(event, null, locale) },
      ...nextSteps(locale, t("handover.offered.yes", { from }), t("handover.offered.no", { from })),
    ],
  };
}

export default function HandoverOffered(content: Content) {
  return <LetterMail letter={handoverOfferedLetter(content)} />;
}
HandoverOffered.PreviewProps = samples("en")["handover.offered"];
