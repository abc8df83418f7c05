import { translator } from "@/lib/i18n/translator";
import type { ContentOf } from "@/lib/mail/schema";
import { fillPlaceholders, firstLine, wordBlocks } from "@/lib/mail-texts/rules";
import { fileSize } from "./facts";
import { type Block, inBlocks, type Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { samples } from "./samples";
import { namedValues, valuesOf } from "./values";

type Content = ContentOf<"announcement.sent">;

/** Organisers' own words, from greeting to farewell; around them the same frame as all other letters. */
export function announcementLetter(content: Content): Letter {
  const { event, registration, locale, files, unsubscribeUrl } = content;
  const values = registration ? valuesOf(content) : namedValues(content);
  // Never the secret link: subjects are kept and shown.
  const subject = fillPlaceholders(content.subject, { ...values, own_page: event.url });
  const body = wordBlocks(content.body, values);
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
    preview: first ? firstLine(first) : "",
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
