import { translator } from "@/lib/i18n/translator";
import type { ContentOf, DigestEvent } from "@/lib/mail/schema";
import { type Block, type Letter, paragraphs } from "./letter";
import { LetterMail } from "./letter-mail";
import { samples } from "./samples";

type Content = ContentOf<"organiser.digest">;

/** What is new at the desk, event by event, each thing with the page on which one can deal with it. */
export function organiserDigestLetter({ locale, topic, siteUrl, events, url }: Content): Letter {
  const t = translator(locale, "mail");
  const count = events.reduce((sum, { items, more }) => sum + items.length + more, 0);
  const intro = t(`digest.${topic}.intro`, { count });
  const subject = t(`digest.${topic}.subject`, { count });
  const part = ({ title, url: page, items, more }: DigestEvent): Block[] => [
    { type: "heading", text: title },
    { type: "links", items: items.map(({ name, detail, url: own }) => ({ label: name, url: own, detail })) },
    ...paragraphs(more > 0 ? t("digest.more", { count: more }) : null),
    { type: "link", label: t(`digest.${topic}.page`), url: page },
  ];
  return {
    locale,
    masthead: t("desk"),
    greeting: null,
    event: null,
    // Whose event it is shows in the list of mails where there is only one.
    subject: events.length === 1 && events[0] ? `${subject} – ${events[0].title}` : subject,
    preview: intro,
    heading: t(`digest.${topic}.heading`, { count }),
    opening: paragraphs(intro),
    blocks: [...events.flatMap(part), { type: "link", label: t("digest.settings"), url }],
    why: t("digest.why", { site: siteUrl }),
  };
}

export default function OrganiserDigest(content: Content) {
  return <LetterMail letter={organiserDigestLetter(content)} />;
}
OrganiserDigest.PreviewProps = samples("en")["organiser.digest"];
