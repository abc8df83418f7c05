import { render } from "@react-email/render";
import { translator } from "@/lib/i18n/translator";
import type { MailContent, RenderedMail } from "@/lib/mail/schema";
import { emblem } from "./emblem";
import type { Letter } from "./letter";
import { LetterMail } from "./letter-mail";
import { letterText } from "./letter-text";
import { signInLetter } from "./organiser-sign-in";
import { alreadyRegisteredLetter } from "./registration-already-registered";
import { cancelledLetter } from "./registration-cancelled";
import { changedLetter } from "./registration-changed";
import { confirmedLetter } from "./registration-confirmed";

/** Makes the letter of any kind of mail: subject, HTML and plain text that say the same. */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const letter = compose(content);
  return {
    senderName: translator(letter.locale, "mail")("desk"),
    subject: letter.subject,
    html: await render(<LetterMail letter={letter} />),
    text: letterText(letter),
    inlineImages: letter.event?.funding?.emblem ? [emblem] : [],
  };
}

function compose(content: MailContent): Letter {
  switch (content.kind) {
    case "registration.confirmed":
      return confirmedLetter(content);
    case "registration.already_registered":
      return alreadyRegisteredLetter(content);
    case "registration.changed":
      return changedLetter(content);
    case "registration.cancelled":
      return cancelledLetter(content);
    case "organiser.sign_in":
      return signInLetter(content);
  }
}
