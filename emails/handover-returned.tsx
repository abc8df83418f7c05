import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { eventRows } from "./facts";
import { type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { aboutRegistration, ownLink } from "./registration-letter";
import { samples } from "./samples";

type Content = ContentOf<"handover.declined"> | ContentOf<"handover.lapsed">;

/** To the holder: the colleague said no, or did not answer in time. */
export function handoverReturnedLetter(content: Content): Letter {
  const { kind, event, registration, locale, to } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const words = kind === "handover.declined" ? "handover.declined" : "handover.lapsed";
  const intro = t(`${words}.intro`, { to, title });
  return {
    ...aboutRegistration(content),
    subject: t(`${words}.subject`, { to, title }),
    preview: intro,
    heading: t("handover.stillYours"),
    opening: paragraphs(intro),
    vital: paragraphs(intro),
    blocks: [
      ...paragraphs(t("handover.again")),
      ownLink(registration, locale),
      { type: "facts", rows: eventRows(event, registration, locale) },
    ],
  };
}

export default function HandoverReturned(content: Content) {
  return <LetterMail letter={handoverReturnedLetter(content)} />;
}
HandoverReturned.PreviewProps = samples("en")["handover.declined"];
