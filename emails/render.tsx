import { render } from "@react-email/render";
import { translator } from "@/lib/i18n/translator";
import type { MailContent, RenderedMail } from "@/lib/mail/schema";
import { compose } from "./compose";
import { emblem } from "./emblem";
import { asShipped, inOwnWords } from "./letter";
import { LetterMail } from "./letter-mail";
import { letterText } from "./letter-text";
import { forOutlook } from "./outlook";
import { valuesOf } from "./values";

/** Makes the letter of any kind of mail: subject, HTML and plain text that say the same. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const letter =
    "own" in content ? inOwnWords(compose(content), content.own, () => valuesOf(content)) : asShipped(compose(content));
  return {
    senderName: translator(letter.locale, "mail")("desk"),
    subject: letter.subject,
    html: forOutlook(await render(<LetterMail letter={letter} />)),
    text: letterText(letter),
    inlineImages: letter.event?.funding?.emblem ? [emblem] : [],
  };
}
