import { letterDocument } from "../../../emails/letter-document";
import { renderMail } from "../../../emails/render";
import { variants } from "../../../emails/variants";
import { locales } from "../../../lib/i18n/locales";
import type { PreviewedLetter } from "./letters";

/** Prints every letter in every language as JSON. A process of its own each time, so that it has the code as it is now. */
const letters: PreviewedLetter[] = [];
for (const locale of locales) {
  for (const { name, content } of variants(locale)) {
    const letter = await renderMail(content);
    letters.push({ name, locale, subject: letter.subject, text: letter.text, document: letterDocument(letter) });
  }
}
process.stdout.write(JSON.stringify(letters));
