import { render } from "@react-email/render";
import { translator } from "@/lib/i18n/translator";
import type { MailContent, RenderedMail } from "@/lib/mail/schema";
import { compose } from "./compose";
import { emblem } from "./emblem";
import { inOwnWords } from "./letter";
import { LetterMail } from "./letter-mail";
import { letterText } from "./letter-text";

/** Makes the letter of any kind of mail: subject, HTML and plain text that say the same. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const letter = inOwnWords(compose(content), "own" in content ? content.own : null);
  return {
    senderName: translator(letter.locale, "mail")("desk"),
    subject: letter.subject,
    html: await render(<LetterMail letter={letter} />),
    text: letterText(letter),
    inlineImages: letter.event?.funding?.emblem ? [emblem] : [],
  };
}
