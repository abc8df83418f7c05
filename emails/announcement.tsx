import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { plainWords } from "@/lib/mail-texts/rules";
import { fileSize } from "./facts";
import { type Block, inBlocks, type Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { samples } from "./samples";

type Content = ContentOf<"announcement.sent">;

/** Organisers' own words, from greeting to farewell; around them the same frame as all other letters. */
export function announcementLetter(content: Content): Letter {
  const { event, registration, locale, subject, body, files, unsubscribeUrl } = content;
  const { title } = event;
  const t = translator(locale, "mail");
  const [first] = body;
  const own: Block[] = registration ? [{ type: "link", label: t("ownLink.label"), url: registration.url }] : [];
  const items = files.map(({ name, url, size }) => ({ label: name, url, detail: fileSize(size, locale) }));
  const linked: Block[] = items.length
    ? [
        { type: "heading", text: t("files") },
        { type: "links", items },
      ]
    : [];
  return {
    locale,
    masthead: title,
    greeting: null,
    event,
    why: registration
      ? t("announcement.why", { title, reference: registration.reference })
      : t("announcement.whyTest", { title }),
    subject,
    preview: first ? plainWords(first) : "",
    heading: subject,
    opening: inBlocks(body),
    blocks: [...linked, ...own],
    unsubscribeUrl,
  };
}

export default function Announcement(content: Content) {
  return <LetterMail letter={announcementLetter(content)} />;
}
Announcement.PreviewProps = samples("en")["announcement.sent"];
